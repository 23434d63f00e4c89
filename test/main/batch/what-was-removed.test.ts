import { expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { batchOptions, newBatches } from '../../support/new-batches.ts';
import { newFolder } from '../../support/new-record.ts';
import { agrees, evacuate, isOver, simulatedBatches } from '../../support/simulated-batches.ts';

test('what an earlier batch removed is not removed again by another, before the index has heard of it', async () => {
  const setting = await simulatedBatches({ recordings: 3 });
  const first = await evacuate(setting);
  await setting.until(first, isOver);
  const second = await evacuate(setting);
  expect(await setting.until(second, isOver)).toMatchObject({ counts: { removed: 0, kept: 3 } });
  const { batch } = setting.record.prepare('SELECT DISTINCT batch FROM removal').get() as { batch: string };
  expect(batch).toBe(first);
  await agrees(setting, first);
});

test('transcriptions that were removed are told of, though their recording was kept', async () => {
  const setting = await simulatedBatches({ recordings: 1 }, (parts) => ({
    ...parts,
    twilio: {
      ...parts.twilio,
      removeDerived: async () => 2,
      remove: async () => {
        throw new Failure('not-removable', { status: 'processing' });
      },
    },
  }));
  const batch = await evacuate(setting, batchOptions({ withDerived: true }));
  expect(await setting.until(batch, isOver)).toMatchObject({ derived: 2, counts: { removed: 0, kept: 1 } });
  const told = setting.entries().filter(({ what }) => what === 'derived-removed');
  expect(told).toMatchObject([{ facts: { count: 2, recording: setting.sids[0] } }]);
});

test('a removal settled later knows what went with it and what was recorded when, also when the list forgot it', async () => {
  const setting = await simulatedBatches({ recordings: 1 }, (parts) => ({
    ...parts,
    twilio: {
      ...parts.twilio,
      removeDerived: async () => 2,
      remove: async (...asked) => {
        await parts.twilio.remove(...asked);
        setting.world.recordings.clear();
        return { settled: false, trouble: new Failure('offline') };
      },
    },
  }));
  const { startedAt, duration } = setting.world.recordings.get(setting.sids[0] ?? '')?.recording ?? {};
  const batch = await evacuate(setting, batchOptions({ withDerived: true }));
  expect(await setting.until(batch, isOver)).toMatchObject({ derived: 2, counts: { removed: 1 } });
  const row = setting.record.prepare('SELECT started_at, seconds, derived, answer FROM removal').get();
  expect(row).toEqual({ started_at: startedAt, seconds: duration, derived: 2, answer: 0 });
});

test('what was removed before the program was killed is told to the list at the next start, but not what came back', async () => {
  const { record, remote, world, sids, ...setting } = await simulatedBatches({ recordings: 5 });
  await setting.until(await evacuate({ record, remote, world, sids, ...setting }), isOver);
  record.prepare('UPDATE removal SET back_at = 1 WHERE recording = ?').run(sids[2]);
  const told: string[] = [];
  const gone = (_: string, sid: string) => void told.push(sid);
  const next = newBatches(record, newFolder(), remote, world, (parts) => ({ ...parts, gone }));
  onTestFinished(next.close);
  await expect.poll(() => told).toEqual(sids.toSpliced(2, 1).toReversed());
});
