import { expect, test } from 'vitest';
import { createBatches } from '../../../main/batch/create-batches.ts';
import { isWorkingHour } from '../../../main/batch/working-hours.ts';
import { Failure } from '../../../main/failure.ts';
import { batchOptions } from '../../support/new-batches.ts';
import { agrees, evacuate, isOver, simulatedBatches } from '../../support/simulated-batches.ts';

/** What a user decides about a batch: when it works, how fast, whether it goes on, and what is tried again. */

const hour = 3600;
const hourNow = () => new Date().getHours();
const from = (ahead: number, until: number) => ({ from: (hourNow() + ahead) % 24, to: (hourNow() + until) % 24 });

test.each([
  [null, 3, true],
  [{ from: 9, to: 17 }, 9, true],
  [{ from: 9, to: 17 }, 16, true],
  [{ from: 9, to: 17 }, 17, false],
  [{ from: 9, to: 17 }, 8, false],
  [{ from: 22, to: 6 }, 22, true],
  [{ from: 22, to: 6 }, 0, true],
  [{ from: 22, to: 6 }, 5, true],
  [{ from: 22, to: 6 }, 6, false],
  [{ from: 22, to: 6 }, 21, false],
  [{ from: 9, to: 9 }, 3, true],
])('between the hours %o it works at %d: %s', (hours, at, works) => {
  for (const minute of [0, 59]) {
    expect(isWorkingHour(hours, new Date(2026, 10, 25, at, minute).getTime() / 1000)).toBe(works);
  }
});

test('a batch waits for its hours, with nothing asked of Twilio, and works when they come', async () => {
  const setting = await simulatedBatches({ recordings: 4 });
  const before = setting.simulator.report().requests;
  const batch = await evacuate(setting, batchOptions({ hours: from(2, 4) }));
  expect(setting.batches.read(batch).state).toBe('hours');
  expect(setting.batches.working()).toBe(false);
  expect(setting.simulator.report().requests).toEqual(before);
  setting.world.clock.offset = 2 * hour;
  setting.batches.wake();
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { removed: 4 } });
  await agrees(setting, batch);
});

test('when its hours end in the midst of it a batch begins nothing more, and goes on in the next', async () => {
  const setting = await simulatedBatches({ recordings: 40, faults: { latency: '30' } });
  const batch = await evacuate(setting, batchOptions({ hours: from(0, 2), ceiling: 2 }));
  await setting.until(batch, ({ counts }) => counts.removed > 2);
  setting.world.clock.offset = 3 * hour;
  const { counts } = await setting.until(batch, ({ state }) => state === 'hours');
  expect(counts.waiting + counts.copied).toBeGreaterThan(0);
  await agrees(setting, batch);
  setting.world.clock.offset = 0;
  setting.batches.wake();
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true });
  await agrees(setting, batch);
});

test('a batch fetches no faster than it may, and the next is not held to its limit', async () => {
  const limits: (number | null)[] = [];
  const setting = await simulatedBatches({ recordings: 8 }, (parts) => ({
    ...parts,
    bandwidth: {
      limitTo: (rate) => {
        limits.push(rate);
        parts.bandwidth.limitTo(rate);
      },
    },
  }));
  const { batches, plan, sids } = setting;
  const archive = async (some: readonly string[], bandwidth: number | null) => {
    const options = batchOptions({ bandwidth });
    const { batch } = await batches.start({ plan: plan('archive', some), options, typed: null });
    return (await setting.until(batch, isOver)).bytes;
  };
  const began = performance.now();
  const bytes = await archive(sids.slice(0, 6), 150_000);
  expect((performance.now() - began) / 1000).toBeGreaterThan((0.9 * bytes) / 150_000);
  expect(bytes).toBeGreaterThan(300_000);
  await archive(sids.slice(6), null);
  expect(limits).toEqual([150_000, null, null, null]);
});

test('cancelled, a batch keeps what it has done, removes nothing more, and says what was left', async () => {
  const setting = await simulatedBatches({ recordings: 40, faults: { latency: '30' } });
  const batch = await evacuate(setting, batchOptions({ ceiling: 2 }));
  await setting.until(batch, ({ counts }) => counts.removed > 2);
  await setting.batches.cancel(batch);
  const over = await setting.until(batch, ({ finishedAt }) => finishedAt !== null);
  expect(over).toMatchObject({ state: 'cancelled', whole: false, counts: { waiting: 0, failed: 0 } });
  expect(over.counts.cancelled + over.counts.copied).toBeGreaterThan(0);
  await agrees(setting, batch);
  const removed = setting.simulator.report().requests['recordings-delete'];
  await setting.batches.resume(batch);
  await setting.batches.cancel(batch);
  setting.batches.wake();
  expect(setting.batches.read(batch)).toMatchObject({ state: 'cancelled', finishedAt: over.finishedAt });
  expect(setting.simulator.report().requests['recordings-delete']).toBe(removed);
  expect(setting.entries().filter(({ what }) => what === 'batch-cancelled')).toHaveLength(1);
});

test('called off in its grace period, a batch keeps its copies and removes nothing', async () => {
  const setting = await simulatedBatches({ recordings: 6 });
  const batch = await evacuate(setting, batchOptions({ grace: 600 }));
  expect(await setting.until(batch, ({ state }) => state === 'grace')).toMatchObject({ counts: { copied: 6 } });
  await setting.batches.callOff(batch);
  const over = await setting.until(batch, isOver);
  expect(over).toMatchObject({
    state: 'finished',
    calledOff: true,
    removingFrom: null,
    counts: { copied: 6, removed: 0 },
  });
  // What was planned was not done: that is not green.
  expect(over.whole).toBe(false);
  setting.world.clock.offset = 3600;
  setting.batches.wake();
  expect(setting.simulator.report().requests['recordings-delete'] ?? 0).toBe(0);
  await agrees(setting, batch);
  expect(setting.entries().filter(({ what }) => what === 'removal-called-off')).toHaveLength(1);
});

test('called off while it removes, a batch removes nothing more and copies on', async () => {
  const setting = await simulatedBatches({ recordings: 40, faults: { latency: '30' } });
  const batch = await evacuate(setting, batchOptions({ ceiling: 2 }));
  await setting.until(batch, ({ counts }) => counts.removed > 2);
  await setting.batches.callOff(batch);
  const over = await setting.until(batch, isOver);
  expect(over).toMatchObject({ state: 'finished', whole: false, counts: { waiting: 0, cancelled: 0 } });
  expect(over.counts.copied + over.counts.removed).toBe(40);
  expect(over.counts.copied).toBeGreaterThan(0);
  await agrees(setting, batch);
});

test('what failed is tried again, once, and only that', async () => {
  let damaged: ReadonlySet<string> = new Set();
  const setting = await simulatedBatches({ recordings: 8 }, (parts) => ({
    ...parts,
    copies: {
      ...parts.copies,
      copy: async (archive, wanted, ...rest) => {
        if (damaged.has(wanted.recording.sid)) throw new Failure('audio-damaged', { check: 'tag' });
        return parts.copies.copy(archive, wanted, ...rest);
      },
    },
  }));
  const { batches, sids } = setting;
  damaged = new Set(sids.slice(0, 2));
  const batch = await evacuate(setting, batchOptions({ grace: 1 }));
  await batches.retry(batch);
  expect(setting.entries().filter(({ what }) => what === 'batch-retried')).toHaveLength(0);
  expect(await setting.until(batch, isOver)).toMatchObject({ whole: false, counts: { failed: 2, removed: 6 } });
  await agrees(setting, batch);

  damaged = new Set();
  setting.world.clock.offset = 60;
  await Promise.all([batches.retry(batch), batches.retry(batch)]);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { removed: 8 } });
  await agrees(setting, batch);
  expect(setting.entries().filter(({ what }) => what === 'batch-retried')).toHaveLength(1);
  expect(setting.record.prepare('SELECT round FROM batch').pluck().get()).toBe(2);
  expect(setting.copies.manifests).toEqual([`${batch} 6`, `${batch}-2 2`]);
  expect(setting.simulator.report().requests['recordings-delete']).toBe(8);
  await expect(batches.retry(batch)).rejects.toMatchObject({ code: 'nothing-to-do' });
});

test('a batch that was at work when the program ended says so, and waits to be told to go on', async () => {
  const setting = await simulatedBatches({ recordings: 3 });
  const batch = await evacuate(setting, batchOptions({ grace: 600 }));
  await setting.until(batch, ({ state }) => state === 'grace');
  const next = createBatches(setting.parts);
  expect(next.read(batch)).toMatchObject({ state: 'paused', failure: { code: 'batch-cut-off' } });
  await next.resume(batch);
  expect(next.read(batch).failure).toBeNull();
  await next.close();
});
