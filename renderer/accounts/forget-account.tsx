import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { DialogFoot } from './dialog.tsx';

type ForgetAccount = {
  readonly account: Account;
  readonly accounts: readonly Account[];
  readonly onDone: () => void;
};

/** Asks once more before an account is forgotten: names it, and says what becomes of what, or what has to be done first. */
export function ForgetAccount({ account, accounts, onDone }: ForgetAccount) {
  const { t } = useTranslation(['accounts', 'subaccounts']);
  const borrowers = accounts.filter((one) => one.borrowed && one.parent === account.sid);
  const { busy, failure, run } = useDeed();
  const { name, sid } = account;
  const forget = () =>
    run(async () => {
      await call('accounts.forget', { account: sid });
      onDone();
    });
  return (
    <Stack gap="md">
      <Text>{t('forgetBody', { name, sid })}</Text>
      <Text>{t('forgetArchived')}</Text>
      <Text>{t('forgetLogin')}</Text>
      {borrowers.length > 0 && (
        <Notice tone="warn" role="note">
          <p>{t('subaccounts:lendsFirst', { count: borrowers.length, name: borrowers[0]?.name })}</p>
        </Notice>
      )}
      {failure && <FailureNotice failure={failure} />}
      <DialogFoot>
        <Button
          color="red"
          c="var(--bad)"
          variant="outline"
          loading={busy}
          disabled={borrowers.length > 0}
          onClick={() => void forget()}
        >
          {t('forgetNow', { name })}
        </Button>
        <Button variant="default" data-autofocus onClick={onDone}>
          {t('cancel')}
        </Button>
      </DialogFoot>
    </Stack>
  );
}
