import { useEffect, useState } from 'react';
import { call } from '../call.ts';
import { useListRows } from './list-rows.tsx';
import { countMarked, toSelection } from './marking.ts';
import { useListQuestion } from './use-list-question.ts';

/** How long (ms) the marking must rest before its length is asked for. */
const rest = 120;

/** How many recordings are marked, at once, and their length in seconds once main has summed it up. */
export function useMarkedTotals(): { readonly count: number; readonly seconds: number | null } {
  const { marking, known } = useListRows();
  const { filter } = useListQuestion();
  const { marked } = marking;
  const count = countMarked(marking, known.matching ?? 0);
  const [sum, setSum] = useState<{ readonly of: unknown; readonly seconds: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `marked` is what of the marking matters
  useEffect(() => {
    if (count < 2) return;
    const timer = setTimeout(() => {
      call('recordings.totals', toSelection(marking, filter)).then(
        ({ seconds }) => setSum({ of: marked, seconds }),
        () => undefined,
      );
    }, rest);
    return () => clearTimeout(timer);
  }, [marked, count, filter]);
  return { count, seconds: sum?.of === marked ? sum.seconds : null };
}
