import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureCode } from '../../main/contract.ts';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { ledgerWords as english } from '../language/en/ledger-words.ts';
import { ledgerWords as japanese } from '../language/ja/ledger-words.ts';
import { spokenFailureLanguage } from '../language/language.ts';

/** Words for what stands in the ledger; what this version does not know is shown as it is written there. */
export function useLedgerWords() {
  const { i18n } = useTranslation();
  const language = i18n.language;
  const failureWords = useFailureWords();
  return useMemo(() => {
    const words = language === 'ja' ? japanese : english;
    const find = (kind: Readonly<Record<string, string>>, value: string) =>
      Object.hasOwn(kind, value) ? (kind[value] ?? value) : value;
    return {
      what: (what: string) => find(words.what, what),
      outcome: (outcome: string) => find(words.outcome, outcome),
      fact: (name: string) => find(words.fact, name),
      /** What a failure is called. */
      code: (code: string) =>
        Object.hasOwn(spokenFailureLanguage().failures, code)
          ? failureWords({ code: code as FailureCode, facts: {} }).title
          : code,
    };
  }, [language, failureWords]);
}

export type LedgerWords = ReturnType<typeof useLedgerWords>;
