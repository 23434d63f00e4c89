import { useTranslation } from 'react-i18next';
import type { Batch, FailureCode } from '../../main/contract.ts';
import { useFormats } from '../language/use-formats.ts';

export type Tone = 'bad' | 'warn' | 'good' | 'quiet';

const noConnection: ReadonlySet<FailureCode> = new Set(['offline', 'archive-unreachable']);

/** The state of a batch in words, and its weight. Only what is whole is green; while removing waits that is said. */
export function useStateWords(): (batch: Batch, now: number) => { readonly tone: Tone; readonly words: string } {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  return (batch, now) => {
    const { state, whole, removingFrom, calledOff, options, waiting } = batch;
    if (state === 'finished') {
      return whole ? { tone: 'good', words: t('state.whole') } : { tone: 'warn', words: t('state.gaps') };
    }
    if (state === 'hours') {
      const { from, to } = options.hours ?? { from: 0, to: 0 };
      return { tone: 'quiet', words: t('state.hours', { from, to }) };
    }
    if (state === 'stopped') return { tone: 'bad', words: t('state.stopped') };
    if (waiting !== null) {
      const what = noConnection.has(waiting.failure.code) ? 'waiting' : 'waitingForAnswer';
      return { tone: 'warn', words: t(`state.${what}`, { time: formats.moment(waiting.since) }) };
    }
    if (state === 'cancelled') return { tone: 'warn', words: t('state.cancelled') };
    const waits = removingFrom !== null && removingFrom > now && !calledOff;
    if (state === 'running' && waits && batch.kind === 'evacuate') {
      return { tone: 'quiet', words: t('state.archivingInGrace') };
    }
    return { tone: 'quiet', words: t(`state.${state === 'waiting' ? 'running' : state}`) };
  };
}

/** How fast, per second or, where that is slow, per minute; null while it is not known. */
export function rateOf({ rate }: Batch): { readonly per: 'rate' | 'ratePerMinute'; readonly value: number } | null {
  if (rate === null || rate <= 0) return null;
  return rate >= 1
    ? { per: 'rate', value: rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate) }
    : { per: 'ratePerMinute', value: Math.max(1, Math.round(rate * 60)) };
}
