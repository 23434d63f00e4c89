import type { planCalls } from './contract/plan-calls.ts';
import type { Desk } from './desk.ts';
import type { DialogTitles } from './dialog-titles.ts';
import type { Plans } from './plans/plans.ts';
import type { Handlers } from './router.ts';

/** The calls about plans. */
export function planHandlers(
  plans: Plans,
  desk: Pick<Desk, 'chooseTarget'>,
  titles: () => DialogTitles,
): Pick<Handlers, keyof typeof planCalls> {
  return {
    'plans.make': (wanted) => plans.make(wanted),
    'plans.read': async ({ plan }) => plans.read(plan),
    'plans.save-as': async ({ plan }) => {
      const { kind, digest } = plans.read(plan);
      const path = await desk.chooseTarget(titles().savePlan, `plan-${kind}-${digest.slice(0, 12)}.jsonl`);
      if (path === null) return { saved: false };
      await plans.saveAs(plan, path);
      return { saved: true };
    },
    'plans.discard': async ({ plan }) => {
      await plans.discard(plan);
      return {};
    },
  };
}
