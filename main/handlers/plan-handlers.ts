import type { planCalls } from '../contract/plan-calls.ts';
import type { DerivedCount } from '../contract.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import { Failure } from '../failure.ts';
import type { Plans } from '../plans/plans.ts';
import type { Handlers } from '../router.ts';

/** The calls about plans. */
export function planHandlers(
  plans: Plans,
  countDerived: (plan: string, signal: AbortSignal) => Promise<DerivedCount>,
  desk: Pick<Desk, 'chooseTarget'>,
  titles: () => DialogTitles,
): Pick<Handlers, keyof typeof planCalls> {
  const counting = new Map<string, AbortController>();
  return {
    'plans.make': (wanted) => plans.make(wanted),
    'plans.read': async ({ plan }) => plans.read(plan),
    'plans.count-derived': async ({ plan }) => {
      counting.get(plan)?.abort(new Failure('cancelled'));
      const mine = new AbortController();
      counting.set(plan, mine);
      try {
        return await countDerived(plan, mine.signal);
      } finally {
        if (counting.get(plan) === mine) counting.delete(plan);
      }
    },
    'plans.save-as': async ({ plan }) => {
      const { kind, digest } = plans.read(plan);
      const path = await desk.chooseTarget(titles().savePlan, `plan-${kind}-${digest.slice(0, 12)}.jsonl`);
      if (path === null) return { saved: false };
      await plans.saveAs(plan, path);
      return { saved: true };
    },
    'plans.discard': async ({ plan }) => {
      counting.get(plan)?.abort(new Failure('cancelled'));
      await plans.discard(plan);
      return {};
    },
  };
}
