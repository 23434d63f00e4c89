import { useTranslation } from 'react-i18next';
import type { CheckFinding } from '../../main/contract.ts';
import { AccountMark } from '../app/account-mark.tsx';

/** What a finding is about: an account with its colour, a key, an archive, or this computer. */
export function FindingSubject({ of: { scope, subject, name } }: { readonly of: CheckFinding }) {
  const { t } = useTranslation('checkup');
  if (scope === 'account') return <AccountMark sid={subject} />;
  return <>{scope === 'machine' ? t('machine') : t(scope, { name })}</>;
}
