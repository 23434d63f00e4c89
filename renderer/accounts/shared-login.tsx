import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

type Props = { readonly account: Account; readonly accounts: readonly Account[]; readonly onDone: () => void };

/** What a change of login means where one login serves several accounts; offers a subaccount its parent's. */
export function SharedLogin({ account, accounts, onDone }: Props) {
  const { t } = useTranslation('subaccounts');
  const { busy, failure, run } = useDeed();
  const parent = accounts.find(({ sid }) => sid === account.parent);
  const borrowers = accounts.filter((one) => one.borrowed && one.parent === account.sid).length;
  if (borrowers > 0) {
    return (
      <Notice tone="warn" role="note">
        <p>{t('lends', { count: borrowers })}</p>
      </Notice>
    );
  }
  if (parent === undefined) return null;
  if (account.borrowed) return <Text>{t('ownLogin', { parent: parent.name })}</Text>;
  const borrow = () =>
    run(async () => {
      await call('subaccounts.borrow-login', { account: account.sid });
      onDone();
    });
  return (
    <div>
      <Button variant="default" loading={busy} onClick={() => void borrow()}>
        {t('borrow', { parent: parent.name })}
      </Button>
      <Text size="xs" c="dimmed" mt={4}>
        {t('borrowWhy')}
      </Text>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}
