import { expect, test } from 'vitest';
import { batchOptions } from '../../support/new-batches.ts';
import { isOver, isWholeChain, simulatedBatches } from '../../support/simulated-batches.ts';

test('evacuating copies, reads back and removes every recording, with intent before and outcome after', async () => {
  const { batches, plan, sids, until, gone, outcomes, entries, record, copies, simulator } = await simulatedBatches({
    recordings: 30,
  });
  const { batch } = await batches.start({ plan: plan('evacuate', sids), options: batchOptions(), typed: 30 });
  const over = await until(batch, isOver);
  expect(over).toMatchObject({ state: 'finished', whole: true, counts: { removed: 30, waiting: 0 } });
  expect(await gone()).toEqual(new Set(sids));
  expect(new Set(outcomes(batch).values())).toEqual(new Set(['removed']));
  expect(copies.manifests).toEqual([`${batch} 30`]);
  expect(simulator.report().requests['recordings-delete']).toBe(30);

  const told = entries();
  for (const what of ['recording-archived', 'remote-copy-removed']) {
    const intents = told.filter((entry) => entry.what === what && entry.kind === 'intent');
    expect(intents).toHaveLength(30);
    for (const { number } of intents) {
      const outcome = told.find((entry) => entry.of === number);
      expect(outcome).toMatchObject({ outcome: 'done' });
      expect(outcome?.number).toBeGreaterThan(Number(number));
    }
  }
  expect(isWholeChain(record)).toBe(true);
});

test('archiving removes nothing', async () => {
  const { batches, plan, sids, until, gone } = await simulatedBatches({ recordings: 12 });
  const { batch } = await batches.start({ plan: plan('archive', sids), options: batchOptions(), typed: null });
  expect(await until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { copied: 12 } });
  expect((await gone()).size).toBe(0);
});

test('a copy whose recording is kept at Twilio stands in the manifest, too', async () => {
  const setting = await simulatedBatches({ recordings: 6, faults: { latency: '30' } });
  const held = setting.sids.slice(0, 2);
  for (const sid of held) setting.world.holds.set(sid, ['a lawsuit']);
  const { batch } = await setting.batches.start({
    plan: setting.plan('evacuate', setting.sids),
    options: batchOptions({ ceiling: 1 }),
    typed: 4,
  });
  expect(await setting.until(batch, isOver)).toMatchObject({ counts: { removed: 4, kept: 2 } });
  expect(setting.copies.manifests).toEqual([`${batch} 6`]);
});

test('what a batch had copied before it was cancelled stands in a manifest', async () => {
  const setting = await simulatedBatches({ recordings: 20, faults: { latency: '30' } });
  const { batch } = await setting.batches.start({
    plan: setting.plan('archive', setting.sids),
    options: batchOptions({ ceiling: 1 }),
    typed: null,
  });
  await setting.until(batch, ({ counts }) => counts.copied > 1);
  await setting.batches.cancel(batch);
  const { counts } = await setting.until(batch, ({ finishedAt }) => finishedAt !== null);
  expect(setting.copies.manifests).toEqual([`${batch} ${counts.copied}`]);
});
