import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CallInput, CheckFinding } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import { useCheckWords } from './use-check-words.ts';

type Said = CallInput<'checkup.save-printable'>['said'][number];

/** A finding in words, as the screen shows it, for a page to print. */
export function useSaidOfFinding(): (finding: CheckFinding) => Said {
  const { t } = useTranslation('checkup');
  const words = useCheckWords();
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const aboutOf = ({ scope, subject, name }: CheckFinding): string => {
    if (scope === 'machine') return t('machine');
    if (scope !== 'account') return t(scope, { name });
    const called = accounts.find(({ sid }) => sid === subject)?.name ?? name;
    return `${called} (${subject})`;
  };
  return (finding) => {
    const { check, scope, subject, observedAt } = finding;
    return {
      ...{ check, scope, subject, observedAt, about: aboutOf(finding) },
      ...{ title: words.title(check), verdict: words.verdict(check, finding), fix: words.fix(check) },
    };
  };
}
