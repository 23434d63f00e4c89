import { expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
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

test('what another batch removed meanwhile stays that batch’s: a removal without an answer does not claim it', async () => {
  let lost = true;
  const trouble = new Failure('twilio-answer-strange', { status: 200 });
  const setting = await simulatedBatches({ recordings: 3 }, (parts) => ({
    ...parts,
    twilio: {
      ...parts.twilio,
      // The first batch's never arrive, and nobody can be asked.
      remove: async (...asked) => (lost ? { settled: false, trouble } : parts.twilio.remove(...asked)),
      isGone: async (...asked) => {
        if (lost) throw trouble;
        return parts.twilio.isGone(...asked);
      },
    },
  }));
  const { batches, plan, sids, until, record } = setting;
  const options = batchOptions({ withoutCopy: 'not needed' });
  const { batch: first } = await batches.start({ plan: plan('remove', sids), options, typed: 3 });
  expect(await until(first, isOver)).toMatchObject({ state: 'stopped', counts: { removed: 0 } });
  lost = false;
  const { batch: second } = await batches.start({ plan: plan('remove', sids), options, typed: 3 });
  expect(await until(second, isOver)).toMatchObject({ state: 'finished', counts: { removed: 3 } });
  await batches.resume(first);
  expect(await until(first, isOver)).toMatchObject({ state: 'finished', counts: { removed: 0, kept: 3 } });
  expect(record.prepare('SELECT DISTINCT batch, answer FROM removal').all()).toEqual([{ batch: second, answer: 204 }]);
  await agrees(setting, second);
});

test('a clock set back before the end of the grace period holds removing up until it is over again, and asks nobody meanwhile', async () => {
  const asked = { times: 0 };
  const setting = await simulatedBatches({ recordings: 30, faults: { latency: '40' } }, (parts) => ({
    ...parts,
    describe: async (sid) => {
      asked.times += 1;
      return parts.describe(sid);
    },
  }));
  const { batches, plan, sids, until, world } = setting;
  const options = batchOptions({ withoutCopy: 'not needed', ceiling: 2 });
  const { batch } = await batches.start({ plan: plan('remove', sids), options, typed: 30 });
  await until(batch, ({ counts }) => counts.removed > 2);
  world.clock.offset = -3600;
  await until(batch, ({ state }) => state === 'grace');
  const { removed } = batches.read(batch).counts;
  expect(removed).toBeLessThan(30);
  expect(asked.times).toBeLessThan(100);
  expect(await setting.gone()).toHaveLength(removed);
  wakeAfter(setting, 0);
  expect(await until(batch, isOver)).toMatchObject({ state: 'finished', counts: { removed: 30 } });
  await agrees(setting, batch);
});

test('a sealing key chosen after the plan was made lets nothing go that was left out for want of one', async () => {
  const setting = await simulatedBatches({ recordings: 40, kind: 'demo' }, (parts) => ({
    ...parts,
    plans: {
      ...parts.plans,
      read: (plan) => ({ ...parts.plans.read(plan), leftOut: [{ account: setting.remote.account, plainOnly: true }] }),
    },
  }));
  const { batches, plan, until, world } = setting;
  const whole = [...world.recordings.values()].filter(
    ({ recording }) => recording.status === 'completed' && recording.whereabouts === 'twilio',
  );
  const plain = whole.filter(({ recording }) => !recording.encrypted).map(({ recording }) => recording.sid);
  const sids = whole.map(({ recording }) => recording.sid);
  expect(plain.length).toBeGreaterThan(0);
  expect(plain.length).toBeLessThan(sids.length);
  const { batch } = await batches.start({ plan: plan('evacuate', sids), options: batchOptions(), typed: sids.length });
  await until(batch, isOver);
  const outcomes = setting.outcomes(batch);
  expect(plain.map((sid) => outcomes.get(sid))).toEqual(plain.map(() => 'kept: not-counted'));
  expect(batches.read(batch).counts.removed).toBeGreaterThan(0);
  const gone = await setting.gone();
  expect(plain.filter((sid) => gone.has(sid))).toEqual([]);
});
