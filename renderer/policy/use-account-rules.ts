import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { usePolicy, useUnread } from './use-policy.ts';

/** What the policy says of accounts that are to be connected. `note`: which are allowed; null where all are. */
export type AccountRules = {
  readonly note: string | null;
  readonly allowsAccount: (account: string) => boolean;
  readonly allowsRegion: (region: Account['region']) => boolean;
};

export function useAccountRules(): AccountRules {
  const { t } = useTranslation('policy');
  const unread = useUnread();
  const { rules } = usePolicy();
  const accounts = rules['accounts.allowed']?.map((sid) => sid.toLowerCase());
  const regions = rules['accounts.regions'];
  const named = accounts?.length === 0 ? t('noneAtAll') : rules['accounts.allowed']?.join(', ');
  return {
    note: unread ?? (named === undefined ? null : t('onlyAccounts', { accounts: named })),
    allowsAccount: (account) => unread === null && (accounts?.includes(account.trim().toLowerCase()) ?? true),
    allowsRegion: (region) => regions?.includes(region) ?? true,
  };
}
