import { setImmediate } from 'node:timers/promises';
import type { ListInside } from '../recordings/open-list.ts';
import { comparePlan } from './compare-plan.ts';
import { freezePlan } from './freeze-plan.ts';
import type { PlanAnswers } from './plan-questions.ts';
import { eachStretch, spellPlan } from './read-plan.ts';
import { writeWhole } from './write-whole.ts';

/** The worker's side of plans: `inside` gives the list's columns once they are loaded. */
export function answerPlans(inside: () => Promise<ListInside>): PlanAnswers {
  const breathe = async () => void (await setImmediate());
  return {
    freezePlan: async (asked) => freezePlan(await inside(), asked),
    checkPlan: async ({ path, digest }) => {
      await eachStretch(path, digest, breathe);
      return null;
    },
    comparePlan: async ({ path, digest }) => comparePlan(await inside(), path, digest),
    exportPlan: async ({ path, digest, head, to }) => {
      await writeWhole(to, async (write) => {
        await write(Buffer.from(`${head}\n`));
        await spellPlan(path, digest, write, breathe);
      });
      return null;
    },
  };
}
