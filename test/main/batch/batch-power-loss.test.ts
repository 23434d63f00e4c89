import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyNames } from '../../../main/archive/layout.ts';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { openRecord } from '../../../main/database/open-record.ts';
import { askWithKey } from '../../simulator/ask-simulator.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { mountDiskImage } from '../../support/disk-image.ts';
import { newFolder } from '../../support/new-record.ts';
import { isWholeChain } from '../../support/simulated-batches.ts';
import { openWholeIn } from '../../support/whole-program.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
type Removed = { recording: string; account: string; startedAt: number; sha256: string };

test.runIf(canMount)(
  'power lost the moment a batch is over: what is gone at Twilio is on the disk, copy, outcome and ledger',
  { timeout: 180_000 },
  async () => {
    const image = mountDiskImage(128);
    if (image === null) throw new Error('cannot mount here');
    const frozen = newFolder();
    const [profile, folder] = [join(image.folder, 'profile'), join(image.folder, 'vault')];
    mkdirSync(folder);
    execFileSync('sync', ['-f', image.folder]);
    const simulator = await startSimulator({ recordings: 20, subaccountRecordings: 0, duration: 3 });
    const { program, carryOut } = await openWholeIn(profile, simulator);
    onTestFinished(async () => {
      await program.close();
      image.unmount();
      image.remove();
    });
    const place = { kind: 'folder', path: folder } as const;
    const store = await program.archives.openPlace(place);
    const { archive } = await program.archives.places.add({ name: 'Vault', place, store, preflight: [] });
    const over = await carryOut('evacuate', archive);
    // What of the file system has reached its disk by now, and nothing else.
    const raw = join(newFolder(), 'frozen.raw');
    copyFileSync(join(dirname(image.folder), 'image.raw'), raw);
    const left = new Set((await askWithKey(simulator).walk('/Recordings.json?PageSize=1000')).map(({ sid }) => sid));
    await simulator.close();
    expect(over.counts.removed).toBeGreaterThan(5);

    execFileSync('mount', ['-o', 'loop', raw, frozen]);
    try {
      const record = openRecord(join(frozen, 'profile', 'record.db'));
      const removed = record
        .prepare('SELECT recording, account, started_at AS startedAt, sha256 FROM removal')
        .all() as Removed[];
      const outcomes = record.prepare("SELECT count(*) FROM journal WHERE outcome = 'removed'").pluck().get();
      expect([removed.length, outcomes]).toEqual([over.counts.removed, over.counts.removed]);
      expect(isWholeChain(record)).toBe(true);
      record.close();
      for (const copy of removed) {
        expect(left.has(copy.recording)).toBe(false);
        const names = copyNames(copy);
        expect(sha256(readFileSync(join(frozen, 'vault', names.audio)))).toBe(copy.sha256);
        expect(JSON.parse(readFileSync(join(frozen, 'vault', names.envelope), 'utf8'))).toMatchObject({
          audio: { sha256: copy.sha256 },
        });
      }
    } finally {
      execFileSync('umount', [frozen]);
    }
  },
);
