import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Selection } from '../../../main/recording.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { removedOf } from '../../support/every-page-of.ts';
import { mountSmall } from '../../support/mount-small.ts';
import { newFolder } from '../../support/new-record.ts';
import { isWholeChain } from '../../support/simulated-batches.ts';
import { openWholeIn } from '../../support/whole-program.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(canMount)(
  'the disk of the profile full midway: the batch stops, nothing is lost or extra removed, and it goes on when there is room',
  { timeout: 120_000 },
  async () => {
    const small = mountSmall('size=64m');
    if (small === null) throw new Error('cannot mount here');
    const simulator = await startSimulator({
      ...{ recordings: 120, subaccountRecordings: 0, kind: 'ordinary', duration: 3, seed: 'full profile' },
      faults: { latency: '20' },
    });
    const { origin, accountSid: account, apiKey } = simulator;
    const remote = { origin, account, user: apiKey.sid, secret: apiKey.secret };
    const profile = join(small.folder, 'profile');
    mkdirSync(profile);
    const { program } = await openWholeIn(profile, simulator);
    onTestFinished(async () => {
      await program.close();
      await simulator.close();
    });
    const place = { kind: 'folder', path: newFolder() } as const;
    const store = await program.archives.openPlace(place);
    const { archive } = await program.archives.places.add({ name: 'Vault', place, store, preflight: [] });
    const { batches, plans } = program;
    const selection: Selection = { kind: 'all', filter: {}, except: [] };
    const { plan, doable } = await plans.make({ kind: 'evacuate', archive, selection });
    const options = { ...batches.defaults(), grace: 0, ceiling: 2 };
    const { batch } = await batches.start({ plan, options, typed: doable.count });
    const until = async (when: () => boolean) => {
      while (!when()) await setTimeout(5);
    };

    await until(() => batches.read(batch).counts.removed > 5);
    const filler = join(small.folder, 'filler');
    fill(small.folder, filler);
    await until(() => batches.read(batch).state === 'stopped');
    expect(batches.read(batch)).toMatchObject({ failure: { code: 'disk-full' } });
    const goneThen = await removedOf(remote);
    expect(goneThen.size).toBeLessThan(120);

    rmSync(filler);
    await batches.resume(batch);
    await until(() => batches.read(batch).finishedAt !== null || batches.read(batch).state === 'stopped');
    expect(batches.read(batch)).toMatchObject({ state: 'finished', whole: true, counts: { removed: 120 } });
    const removed = program.record.prepare('SELECT recording FROM removal').pluck().all();
    expect(removed).toHaveLength(120);
    expect(new Set(removed)).toEqual(await removedOf(remote));
    expect(isWholeChain(program.record)).toBe(true);
    expect((await program.guard.verify(() => {})).state).toBe('whole');
  },
);

/** Takes all the room there is. */
function fill(folder: string, filler: string): void {
  for (let piece = 1024 * 1024; piece >= 4096; ) {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < piece) piece /= 2;
    else writeFileSync(filler, Buffer.alloc(piece), { flag: 'a' });
  }
}
