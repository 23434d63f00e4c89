import { randomBytes, verify } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { openRecord } from '../../../main/database/open-record.ts';
import { Failure } from '../../../main/failure.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { beginWholeLife } from '../../support/whole-lives.ts';
import { writeDemoFile } from '../../support/write-demo-file.ts';
import { wav } from '../sealed/make-sound.ts';
import { patient, setUpArchives, untold } from './set-up-archives.ts';

const recordings = 40;

/** Two whole programs, each a process with a profile and a signing key of its own, begin on an empty folder at once. */
async function archiveTwice() {
  const simulator = await startSimulator({
    ...{ recordings, subaccountRecordings: 0, kind: 'ordinary', duration: 3, seed: 'two programs' },
    faults: { latency: '5' },
  });
  onTestFinished(simulator.close);
  const { origin, accountSid: account } = simulator;
  const vault = newFolder();
  const orders = [newFolder(), newFolder()].map((folder) => ({
    ...{ profile: join(folder, 'profile'), keychain: join(folder, 'keychain'), vault, origin, account },
    ...({ held: [], leftOut: [], kind: 'archive', ceiling: 8, demoFile: writeDemoFile(simulator, folder) } as const),
  }));
  const lives = orders.map(beginWholeLife);
  onTestFinished(async () => {
    await Promise.all(lives.map(({ killed }) => killed()));
  });
  await Promise.all(lives.map(({ ready }) => ready));
  for (const { go } of lives) go();
  const ends = await Promise.all(lives.map(({ over }) => over));
  const copies = orders.map(({ profile }) => {
    const record = openRecord(join(profile, 'record.db'));
    try {
      const select =
        'SELECT recording, sha256, size FROM copy WHERE verified_at IS NOT NULL AND fault IS NULL ORDER BY 1';
      return record.prepare(select).all() as { recording: string; sha256: string; size: number }[];
    } finally {
      record.close();
    }
  });
  return { vault, ends, copies };
}

test('two programs archive the same into one folder at once: one copy of each, which both verified', async () => {
  const { vault, ends, copies } = await archiveTwice();
  for (const { batch, reasons, ledger, listening } of ends) {
    expect(listening).toEqual([]);
    expect(reasons).toEqual([]);
    expect(batch).toMatchObject({ state: 'finished', whole: true, counts: { copied: recordings, failed: 0, kept: 0 } });
    expect(ledger).toBe('whole');
  }
  expect(new Set(ends.map(({ archive }) => archive)).size).toBe(1);
  const [ours = [], theirs] = copies;
  expect(ours).toHaveLength(recordings);
  expect(theirs).toEqual(ours);
  const lying = globSync('**/*.sealed', { cwd: vault });
  expect(lying).toHaveLength(recordings);
  const hashes = new Map(ours.map(({ recording, sha256: hash }) => [`${recording}.sealed`, hash]));
  for (const name of lying) expect(sha256(readFileSync(join(vault, name)))).toBe(hashes.get(basename(name)));
  expect(globSync('unfinished/**/RE*', { cwd: vault })).toEqual([]);

  const keys = globSync('keys/*.pem', { cwd: vault }).map((name) => readFileSync(join(vault, name)));
  const signers = ends.map(({ batch }) => {
    const manifests = globSync(`manifests/**/${batch.batch}*.jsonl`, { cwd: vault });
    const listed = manifests.flatMap((name) => {
      const lines = readFileSync(join(vault, name), 'utf8').trim().split('\n');
      return lines.map((line) => JSON.parse(line).recording as string);
    });
    expect(listed.toSorted()).toEqual(ours.map(({ recording }) => recording));
    return keys.filter((key) => manifests.every((name) => isSigned(vault, name, key)));
  });
  // Each batch by one key, and not by the other's.
  expect(signers.map((by) => by.length)).toEqual([1, 1]);
  expect(signers[0]).not.toEqual(signers[1]);
}, 120_000);

function isSigned(vault: string, manifest: string, key: Buffer): boolean {
  const beside = globSync(join(dirname(manifest), `_${basename(manifest)}.*.sig`), { cwd: vault });
  const bytes = readFileSync(join(vault, manifest));
  return beside.some((name) => verify(null, bytes, key, readFileSync(join(vault, name))));
}

test('who finds its own beginnings cleared away by another who finished takes over the other’s copy', async () => {
  const set = setUpArchives();
  const held = set.addPlain(wav(randomBytes(16_000)));
  const quicker = set.open('quicker');
  const slower = set.open('slower', newRecord(), (store) => ({
    ...store,
    putBytes: async (name, ...rest) => {
      const put = await store.putBytes(name, ...rest);
      if (!name.startsWith('unfinished/')) return put;
      await quicker.copy(set.archive, held, patient, untold);
      throw new Failure('copy-missing', { name });
    },
  }));
  const theirs = await slower.copy(set.archive, held, patient, untold);
  expect(theirs).toEqual(await quicker.copy(set.archive, held, patient, untold));
});

test('beginnings that vanish though nobody has finished are missed', async () => {
  const set = setUpArchives();
  const held = set.addPlain(wav(randomBytes(16_000)));
  const alone = set.open('alone', newRecord(), (store) => ({
    ...store,
    putBytes: async (name, ...rest) => {
      if (name.startsWith('unfinished/')) throw new Failure('copy-missing', { name });
      return store.putBytes(name, ...rest);
    },
  }));
  await expect(alone.copy(set.archive, held, patient, untold)).rejects.toMatchObject({ code: 'copy-missing' });
  expect(globSync('recordings/**/*.sealed', { cwd: set.root })).toEqual([]);
});
