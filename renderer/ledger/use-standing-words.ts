import { useTranslation } from 'react-i18next';
import type { LedgerVerdict } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';

type Said = { readonly title: string; readonly details: readonly string[] };

/** Whether the ledger speaks against itself, so that nothing is removed. */
export function isAltered({ state }: LedgerVerdict): boolean {
  return state === 'broken' || state === 'cut' || state === 'replaced';
}

export function toneOf(verdict: LedgerVerdict): 'good' | 'warn' | 'bad' {
  if (isAltered(verdict)) return 'bad';
  return verdict.state === 'whole' && verdict.key === 'held' ? 'good' : 'warn';
}

/** Says what a check found: what fits, what vouches for it, and what cannot be said. */
export function useStandingWords(): (verdict: LedgerVerdict) => Said {
  const { t } = useTranslation('ledger');
  const { count } = useFormats();
  return (verdict) => {
    const { state, key, entries, signedTo, notedTo, firstMisfit, expected } = verdict;
    const numbers = {
      entries: count(entries),
      signedTo: count(signedTo ?? 0),
      notedTo: count(notedTo ?? 0),
      number: count(firstMisfit ?? 0),
      expected: count(expected ?? 0),
    };
    if (state === 'broken' || state === 'cut' || state === 'replaced') {
      return { title: t(`standing.${state}`, numbers), details: [t(`standing.${state}Details`, numbers)] };
    }
    if (key === 'missing') return { title: t('standing.missing'), details: [t('standing.missingDetails')] };
    if (state === 'unsigned') {
      const why = key === 'unasked' ? [t('standing.unasked')] : key === 'session' ? [t('standing.session')] : [];
      return { title: t('standing.unsigned'), details: [t('standing.unsignedDetails', numbers), ...why] };
    }
    const length = notedTo === null ? t('standing.notNoted') : t('standing.notedTo', numbers);
    return {
      title: t('standing.whole'),
      details: [t('standing.wholeDetails', numbers), key === 'session' ? t('standing.session') : length],
    };
  };
}
