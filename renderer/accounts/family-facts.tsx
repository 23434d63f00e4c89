import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { AccountMark } from '../app/account-mark.tsx';
import { Tag } from '../failure/notice.tsx';

/** Of a subaccount: whose it is, and how the parent sees it where that is not as usual. */
export function FamilyFacts({ account, parent }: { readonly account: Account; readonly parent: Account | null }) {
  const { t } = useTranslation('subaccounts');
  if (account.parent === null) return null;
  return (
    <>
      <dt>{t('parent')}</dt>
      <dd>
        <AccountMark sid={parent?.sid ?? account.parent} />
      </dd>
      {account.status !== 'active' && (
        <>
          <dt>{t('status')}</dt>
          <dd>
            <Tag tone={account.status === 'closed' ? 'bad' : 'warn'}>{t(account.status)}</Tag>
            <Text size="xs" c="dimmed" component="span" ml="xs">
              {t(account.status === 'closed' ? 'closedWhy' : 'suspendedWhy')}
            </Text>
          </dd>
        </>
      )}
    </>
  );
}
