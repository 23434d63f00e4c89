import { expect, test } from 'vitest';
import type { VerifiedCopy } from '../../../main/archive/archives.ts';
import { Failure } from '../../../main/failure.ts';
import { batchOptions } from '../../support/new-batches.ts';
import { agrees, evacuate, isOver, type Setting, simulatedBatches } from '../../support/simulated-batches.ts';

/** A recording with copies in two archives, both read back longer ago than the gate believes. */

const second = '00000000-0000-4000-8000-0000000000a2';
type Damage = {
  first: Failure | null;
  second: Failure | null;
  firstGone: boolean;
  firstAway: boolean;
  secondAway: boolean;
};
const sound: Damage = { first: null, second: null, firstGone: false, firstAway: false, secondAway: false };

async function twiceCopied(damage: Damage): Promise<{ setting: Setting; batch: string; readBack: string[] }> {
  /** When the second copies were read back last: at first as the first ones were. */
  const verified = new Map<string, number>();
  const readBack: string[] = [];
  const setting = await simulatedBatches({ recordings: 3 }, (parts) => ({
    ...parts,
    copies: {
      ...parts.copies,
      copy: async (archive, wanted, signal, told) => {
        readBack.push(archive === second ? 'second' : 'first');
        const met = archive === second ? damage.second : damage.first;
        if (met !== null) throw met;
        const { sid } = wanted.recording;
        if (archive === second || !verified.has(sid)) verified.set(sid, parts.now());
        if (archive !== second) return parts.copies.copy(archive, wanted, signal, told);
        return { ...(parts.copies.copiesOf(sid)[0] as VerifiedCopy), archive };
      },
      copiesOf: (sid) =>
        parts.copies
          .copiesOf(sid)
          .flatMap((copy) => [copy, { ...copy, archive: second, verifiedAt: verified.get(sid) ?? 0 }]),
      stillThere: async (copy, signal) => {
        const away = copy.archive === second ? damage.secondAway : damage.firstAway;
        if (away) throw new Failure('archive-unreachable');
        return !(damage.firstGone && copy.archive !== second) && parts.copies.stillThere(copy, signal);
      },
    },
  }));
  const batch = await evacuate(setting, batchOptions({ grace: 3600 }));
  await setting.until(batch, ({ state }) => state === 'grace');
  readBack.length = 0;
  return { setting, batch, readBack };
}

const wakeAfter = (setting: Setting, seconds: number) => {
  setting.world.clock.offset = seconds;
  setting.batches.wake();
};
const twoDays = 2 * 86_400;

test('a first copy that is damaged keeps nothing back that a second, read back now, lets go', async () => {
  const damage = { ...sound };
  const { setting, batch, readBack } = await twiceCopied(damage);
  damage.first = new Failure('archive-content-differs');
  wakeAfter(setting, twoDays);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { removed: 3 } });
  expect(readBack.toSorted()).toEqual(['first', 'first', 'first', 'second', 'second', 'second']);
  const leanedOn = setting.record.prepare('SELECT DISTINCT archive FROM removal').pluck().all();
  expect(leanedOn).toEqual([second]);
  await agrees(setting, batch);
});

test('a first copy that was taken away since leaves the second to be read back', async () => {
  const damage = { ...sound };
  const { setting, batch } = await twiceCopied(damage);
  damage.firstGone = true;
  wakeAfter(setting, twoDays);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { removed: 3 } });
  await agrees(setting, batch);
});

test('where neither can be read back nothing is removed, and the first copy’s trouble is the reason', async () => {
  const damage = { ...sound };
  const { setting, batch } = await twiceCopied(damage);
  Object.assign(damage, { first: new Failure('audio-damaged'), second: new Failure('archive-content-differs') });
  wakeAfter(setting, twoDays);
  expect(await setting.until(batch, isOver)).toMatchObject({ counts: { removed: 0, failed: 3 } });
  expect([...setting.outcomes(batch).values()]).toEqual(Array(3).fill('failed: audio-damaged'));
  await agrees(setting, batch);
});

test('only one of two is read back where that one does', async () => {
  const damage = { ...sound };
  const { setting, batch, readBack } = await twiceCopied(damage);
  wakeAfter(setting, twoDays);
  expect(await setting.until(batch, isOver)).toMatchObject({ whole: true, counts: { removed: 3 } });
  expect(readBack).toEqual(['first', 'first', 'first']);
  await agrees(setting, batch);
});

test('the first archive out of reach, the second will do; both out of reach, the batch stops and says so', async () => {
  const damage = { ...sound };
  const { setting, batch } = await twiceCopied(damage);
  Object.assign(damage, { firstAway: true, secondAway: true });
  wakeAfter(setting, 3700);
  expect(await setting.until(batch, isOver)).toMatchObject({
    state: 'stopped',
    failure: { code: 'archive-unreachable' },
    counts: { removed: 0 },
  });
  damage.secondAway = false;
  await setting.batches.resume(batch);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { removed: 3 } });
  await agrees(setting, batch);
});
