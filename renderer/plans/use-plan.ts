import { useCallback, useEffect, useState } from 'react';
import type { FailureAnswer, PlanKind, PlanSummary, Selection } from '../../main/contract.ts';
import { call } from '../call.ts';
import { asFailure } from '../failure/as-failure.ts';

type Made = { readonly plan: PlanSummary | null; readonly failure: FailureAnswer | null };
const nothingYet: Made = { plan: null, failure: null };

/** A plan nobody carries out is thrown away; that it could not be is no concern of the user's. */
const discard = (plan: string) => void call('plans.discard', { plan }).catch(() => undefined);

/**
 * The plan of a selection, made anew for another archive. The one before stays in sight until the next is there.
 * `keep` is to be called once it is carried out: it is not thrown away then.
 */
export function usePlan(kind: PlanKind, selection: Selection, archive: string | null) {
  const [round, setRound] = useState(0);
  const [made, setMade] = useState(nothingYet);
  const [busy, setBusy] = useState(true);
  const [kept] = useState(() => new Set<string>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks for the same once more
  useEffect(() => {
    let current = true;
    let mine: string | null = null;
    setBusy(true);
    const settle = (next: Made) => {
      if (!current) return;
      setMade(next);
      setBusy(false);
    };
    call('plans.make', { selection, kind, archive }).then(
      (plan) => {
        mine = plan.plan;
        if (current) settle({ plan, failure: null });
        else discard(mine);
      },
      (error: unknown) => settle({ plan: null, failure: asFailure(error) }),
    );
    return () => {
      current = false;
      if (mine !== null && !kept.has(mine)) discard(mine);
    };
  }, [kind, selection, archive, round, kept]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  const keep = useCallback((plan: string) => void kept.add(plan), [kept]);
  return { ...made, busy, again, keep };
}
