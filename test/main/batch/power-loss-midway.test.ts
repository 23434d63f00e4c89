import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { openRecord } from '../../../main/database/open-record.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { mountDiskImage } from '../../support/disk-image.ts';
import { removedOf } from '../../support/every-page-of.ts';
import { newFolder } from '../../support/new-record.ts';
import { isWholeChain } from '../../support/simulated-batches.ts';
import { beginWholeLife } from '../../support/whole-lives.ts';
import { writeDemoFile } from '../../support/write-demo-file.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * The whole program in a process of its own, profile and archive on a file system in a file. In the midst of its batch the
 * process is stopped, and what of the file system has reached its disk by then, and nothing else, is all that the next
 * life has. The keychain survives: a note in it that is ahead of the record would show as a ledger that was cut.
 */
test.runIf(canMount).each([1, 12, 30])(
  'power lost as removal %d is under way: nothing is lost, nothing extra removed, and the batch goes on',
  { timeout: 180_000 },
  async (removals) => {
    const image = mountDiskImage(96);
    if (image === null) throw new Error('cannot mount here');
    onTestFinished(image.remove);
    const simulator = await startSimulator({
      ...{ recordings: 48, subaccountRecordings: 0, kind: 'ordinary', duration: 3, seed: `power ${removals}` },
      faults: { latency: '15' },
    });
    onTestFinished(simulator.close);
    const { origin, accountSid: account, apiKey } = simulator;
    const remote = { origin, account, user: apiKey.sid, secret: apiKey.secret };
    const [profile, vault] = [join(image.folder, 'profile'), join(image.folder, 'vault')];
    mkdirSync(vault);
    execFileSync('sync', ['-f', image.folder]);
    const held = [3, 20, 40].map(simulator.sidByRank);
    const leftOut = [5, 30].map(simulator.sidByRank);
    const orders = {
      ...({ profile, vault, origin, account, held, leftOut, kind: 'evacuate', ceiling: 3 } as const),
      ...{ keychain: newFolder(), demoFile: writeDemoFile(simulator, newFolder()) },
    };

    const first = beginWholeLife(orders);
    await first.ready;
    first.go();
    await first.working;
    while ((simulator.report().requests['recordings-delete'] ?? 0) < removals) await setTimeout(2);
    first.child.kill('SIGSTOP');
    // A flush that was under way ends before the process stands still.
    await setTimeout(200);
    const raw = join(newFolder(), 'frozen.raw');
    copyFileSync(join(dirname(image.folder), 'image.raw'), raw);
    const goneThen = await removedOf(remote);
    await first.killed();
    image.unmount();
    execFileSync('mount', ['-o', 'loop', raw, image.folder]);
    onTestFinished(image.unmount);

    expect(goneThen.size).toBeGreaterThanOrEqual(removals - 1);
    expect(goneThen.size).toBeLessThan(43);
    for (const sid of goneThen) expect(readCopies(vault)).toContain(sid);
    expect(removing(profile)).toEqual(expect.arrayContaining([...goneThen]));

    const second = beginWholeLife(orders);
    await second.ready;
    second.go();
    const { batch, ledger } = await second.over;
    expect(batch).toMatchObject({ state: 'finished', counts: { planned: 46, waiting: 0, failed: 0 } });
    expect(ledger).toBe('whole');
    const record = openRecord(join(profile, 'record.db'));
    onTestFinished(() => void record.close());
    expect(isWholeChain(record)).toBe(true);
    const rows = record.prepare('SELECT recording, outcome FROM journal').raw().all() as [string, string][];
    const removed = rows.filter(([, outcome]) => outcome === 'removed').map(([sid]) => sid);
    const gone = await removedOf(remote);
    expect(new Set(removed)).toEqual(gone);
    for (const sid of [...held, ...leftOut]) expect(gone.has(sid)).toBe(false);
    expect([gone.size, rows.length]).toEqual([43, 46]);
    for (const sid of gone) expect(readCopies(vault)).toContain(sid);
    const answers = record.prepare('SELECT recording FROM removal').pluck().all();
    expect(new Set(answers)).toEqual(gone);
    expect(answers).toHaveLength(gone.size);
  },
);

/** SIDs whose copy lies there whole: the audio has the hash its envelope names. */
function readCopies(vault: string): string[] {
  return globSync('recordings/**/*.json', { cwd: vault }).flatMap((name) => {
    const { recording, audio } = JSON.parse(readFileSync(join(vault, name), 'utf8'));
    const sealed = readFileSync(join(vault, name.replace(/json$/, 'sealed')));
    return sha256(sealed) === audio.sha256 ? [recording] : [];
  });
}

/** SIDs of which the record knows that a removal was begun, or done. */
function removing(profile: string): unknown[] {
  const record = openRecord(join(profile, 'record.db'));
  try {
    return record.prepare("SELECT recording FROM journal WHERE step = 'removing' OR outcome = 'removed'").pluck().all();
  } finally {
    record.close();
  }
}
