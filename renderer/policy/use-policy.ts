import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PolicyKey, ShownPolicy } from '../../main/contract.ts';
import { call } from '../call.ts';

/** What is laid down for this computer, and what of it was laid down since the program started. */
const policyRead = queryOptions({ queryKey: ['policy.read'], queryFn: () => call('policy.read', {}) });

const nothing: ShownPolicy = {
  ...{ source: 'none', place: '', rules: {}, authorities: [], problems: [] },
  ...{ tightened: [], waiting: [], mended: false },
};

export function usePolicy(): ShownPolicy {
  return useQuery(policyRead).data ?? nothing;
}

/** Says that the policy cannot be understood, and so may forbid whatever it may forbid; null where it can. */
export function useUnread(): string | null {
  const { t } = useTranslation('policy');
  return usePolicy().problems.length > 0 ? t('forbiddenUnread') : null;
}

/**
 * Says that a rule which forbids something does, or may; null where it does not. Main keeps the rules: here they only
 * save somebody from asking in vain.
 */
export function useForbidden(key: PolicyKey): string | null {
  const { t } = useTranslation('policy');
  const unread = useUnread();
  const { rules } = usePolicy();
  return unread ?? (rules[key] === true ? t('forbiddenBy', { rule: key }) : null);
}
