import type { BatchOutcome, FailureAnswer } from '../contract.ts';

type Reason = { readonly outcome: BatchOutcome; readonly failure: FailureAnswer; readonly count: number };

/** Facts that differ from one recording to the next and say nothing about the reason. */
const singular = new Set(['message', 'retryAfter', 'recording', 'host']);

/** Reasons that read alike are one, the most frequent first. */
export function gatherReasons(found: readonly Reason[]): Reason[] {
  const byReason = new Map<string, Reason>();
  for (const { outcome, failure, count } of found) {
    const facts = Object.fromEntries(Object.entries(failure.facts).filter(([name]) => !singular.has(name)));
    const name = JSON.stringify([outcome, failure.code, facts]);
    const known = byReason.get(name)?.count ?? 0;
    byReason.set(name, { outcome, failure: { code: failure.code, facts }, count: known + count });
  }
  return [...byReason.values()].toSorted((a, b) => b.count - a.count);
}
