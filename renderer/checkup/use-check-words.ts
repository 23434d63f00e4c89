import { useTranslation } from 'react-i18next';
import type { CheckFinding, CheckStretch } from '../../main/contract.ts';
import { useFailureWords } from '../failure/use-failure-words.ts';
import type { Formats } from '../language/formats.ts';
import { useFormats } from '../language/use-formats.ts';

export type CheckWords = {
  readonly title: (check: string) => string;
  /** How it is looked at, and what to do about it. */
  readonly asked: (check: string) => string;
  readonly fix: (check: string) => string;
  /** What a check says, with the facts put in. */
  readonly verdict: (check: string, found: Pick<CheckStretch, 'says' | 'facts' | 'failure'>) => string;
};

/** The words for checks, by their names: a check of a newer main is shown by its name. */
export function useCheckWords(): CheckWords {
  const { t, i18n } = useTranslation('checks');
  const { t: screen } = useTranslation('checkup');
  const formats = useFormats();
  const failure = useFailureWords();
  const say = (key: string, facts: Readonly<Record<string, string>>) =>
    i18n.exists(`checks:${key}`) ? String(t(key as never, facts as never)).trim() : null;
  return {
    title: (check) => say(`${check}.title`, {}) ?? check,
    asked: (check) => say(`${check}.asked`, {}) ?? '',
    fix: (check) => say(`${check}.fix`, {}) ?? '',
    verdict: (check, found) => {
      if (found.failure !== null) return screen('couldNotLook', { why: failure(found.failure).title });
      return say(`${check}.says.${found.says}`, written(found.facts, formats)) ?? found.says;
    },
  };
}

/** Numbers under a name that ends in "At" are times; statuses and such are names made of digits. */
function written(facts: CheckFinding['facts'], { time, count }: Formats): Record<string, string> {
  const write = ([name, fact]: [string, string | number]): [string, string] => {
    if (typeof fact === 'string') return [name, fact];
    if (name.endsWith('At')) return [name, time(fact)];
    return [name, name === 'status' ? String(fact) : count(fact)];
  };
  return Object.fromEntries(Object.entries(facts).map(write));
}
