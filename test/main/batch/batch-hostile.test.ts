import { expect, test } from 'vitest';
import { batchOptions } from '../../support/new-batches.ts';
import { agrees, isOver, simulatedBatches } from '../../support/simulated-batches.ts';

/** Ways to have one recording removed too many, or called removed that is not. */

const wakeAfter = (setting: Awaited<ReturnType<typeof simulatedBatches>>, seconds: number) => {
  setting.world.clock.offset = seconds;
  setting.batches.wake();
};

test('a hold that stood in the plan and is lifted once the batch has begun lets nothing go: it was not among those counted', async () => {
  const setting = await simulatedBatches({ recordings: 5 });
  const { world, sids, plan, batches, until } = setting;
  const [held = ''] = sids;
  world.holds.set(held, ['a lawsuit']);
  const options = batchOptions({ grace: 3600 });
  const { batch } = await batches.start({ plan: plan('evacuate', sids), options, typed: 4 });
  await until(batch, ({ state }) => state === 'grace');
  world.holds.delete(held);
  wakeAfter(setting, 3700);
  expect(await until(batch, isOver)).toMatchObject({ state: 'finished', counts: { removed: 4, kept: 1 } });
  expect(setting.outcomes(batch).get(held)).toBe('kept: plan-drifted');
  expect(await setting.gone()).not.toContain(held);
  await agrees(setting, batch);
});
