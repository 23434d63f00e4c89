import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { parseArchiveEnvelope } from '../../../main/archive/archive-envelope.ts';
import { archiveQuestions } from '../../../main/archive/archive-questions.ts';
import { putArchiveRow, readArchiveRow } from '../../../main/archive/archive-rows.ts';
import type { ArchiveStore } from '../../../main/archive/archive-store.ts';
import type { TaskProgress } from '../../../main/archive/archive-tasks.ts';
import { checkArchive } from '../../../main/archive/check-archive.ts';
import { createArchives } from '../../../main/archive/create-archives.ts';
import { readKept } from '../../../main/archive/read-kept.ts';
import { unwrapContentKey } from '../../../main/crypto/unwrap-content-key.ts';
import { Failure } from '../../../main/failure.ts';
import type { RecordingFacts } from '../../../main/recording.ts';
import { storeKept } from '../../../main/recordings/kept-recordings.ts';
import { emptyMemory } from '../../../main/recordings/sync-writes.ts';
import { archivedKey, archivedRecording, fingerprintOf, newFilledArchive } from '../../support/fill-archive.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecord } from '../../support/new-record.ts';
import { sidFor } from '../../support/new-recordings.ts';

const patient = new AbortController().signal;

function setUp(count = 4) {
  const recordings = Array.from({ length: count }, (_, at) => archivedRecording(at));
  const filled = newFilledArchive(recordings);
  const { archive, root } = filled;
  const index = newIndex();
  const record = newRecord();
  let time = 1_790_000_000;
  const now = () => time++;
  putArchiveRow(record, {
    ...{ archive, name: 'vault', place: { kind: 'folder', path: root } as const, addedAt: 1, preflight: [] },
    preflightAt: null,
  });
  let store: ArchiveStore = filled.store;
  let locked = false;
  const desk = { index, memory: emptyMemory(), readKept };
  const told = new Map<string, RecordingFacts['wrap']>();
  const archives = createArchives({
    record,
    storeOf: async () => store,
    mustAllow: async () => undefined,
    startWorker: () => new Worker(new URL('../../../main/workers/sealed-audio.ts', import.meta.url)),
    fetchMedia: () => Promise.reject(new Failure('offline')),
    unwrap: async ({ encryptedContentKey }: { encryptedContentKey: Uint8Array }) => {
      if (locked) throw new Failure('keychain-locked');
      const contentKey = unwrapContentKey(archivedKey.privateKey, encryptedContentKey);
      return { contentKey, fingerprint: fingerprintOf(archivedKey) };
    },
    sealFor: async () => null,
    signer: { publicKey: async () => '', sign: async () => new Uint8Array(64) },
    wrapTold: async (recording) => told.get(recording) ?? null,
    copiesChanged: () => {},
    now,
  });
  onTestFinished(() => archives.close());
  const read: string[] = [];
  const parts = {
    record,
    storeKept: async (batch: Parameters<typeof storeKept>[1]) => storeKept(desk, batch),
    copiesChanged: () => {},
    verify: async (...given: Parameters<typeof archives.verify>) => {
      read.push(given[1].recording);
      return archives.verify(...given);
    },
    now,
  };
  const counts = { good: 0, bad: 0, total: 0, bytes: 0 };
  const progress: TaskProgress = {
    expect: (total) => {
      counts.total = total;
    },
    took: (bytes) => {
      counts.bytes += bytes;
    },
    good: () => {
      counts.good += 1;
    },
    bad: () => {
      counts.bad += 1;
    },
  };
  const check = (again = true, signal = patient) => checkArchive(parts, archive, store, again, progress, signal);
  const faults = () =>
    Object.fromEntries(
      (
        record.prepare('SELECT recording, fault FROM copy WHERE fault IS NOT NULL').all() as Record<string, string>[]
      ).map((row) => [row.recording, JSON.parse(row.fault ?? '').code]),
    );
  const verified = () => record.prepare('SELECT count(*) FROM copy WHERE verified_at IS NOT NULL').pluck().get();
  const audioOf = (at: number) => filled.path(filled.namesOf(recordings[at] as never).audio);
  const row = () => readArchiveRow(record, archive);
  return {
    ...filled,
    recordings,
    record,
    archives,
    told,
    counts,
    check,
    faults,
    verified,
    audioOf,
    row,
    read,
    use: (other: ArchiveStore) => {
      store = other;
    },
    lock: () => {
      locked = true;
    },
  };
}

test('everything is read, whole, and is known to be sound afterwards', async () => {
  const { check, counts, verified, row, faults } = setUp();
  await check();
  expect(counts).toMatchObject({ good: 4, bad: 0, total: 4 });
  expect(counts.bytes).toBeGreaterThan(4 * 16_000);
  expect(verified()).toBe(4);
  expect(faults()).toEqual({});
  expect(row()).toMatchObject({ checkBegan: null });
  expect(row().checkedAt).toBeGreaterThan(0);
});

test('a flipped bit, a missing file and an exchanged one are each found, and cost the others nothing', async () => {
  const { check, counts, faults, audioOf, archives } = setUp();
  await check();
  const bytes = readFileSync(audioOf(0));
  bytes[77] = (bytes[77] as number) ^ 4;
  writeFileSync(audioOf(0), bytes);
  rmSync(audioOf(1));
  writeFileSync(audioOf(2), readFileSync(audioOf(3)));
  Object.assign(counts, { good: 0, bad: 0 });
  await check();
  expect(faults()).toEqual({
    [sidFor('RE', 0)]: 'audio-damaged',
    [sidFor('RE', 1)]: 'copy-missing',
    [sidFor('RE', 2)]: 'audio-damaged',
  });
  expect(counts).toMatchObject({ good: 1, bad: 3 });
  // What is not sound opens no gate.
  for (const at of [0, 1, 2]) expect(archives.copiesOf(sidFor('RE', at))).toEqual([]);
  expect(archives.copiesOf(sidFor('RE', 3))).toHaveLength(1);
});

test('what was mended is sound again after the next check', async () => {
  const { check, faults, audioOf } = setUp(2);
  const whole = readFileSync(audioOf(0));
  writeFileSync(audioOf(0), whole.subarray(1));
  await check();
  expect(faults()).toEqual({ [sidFor('RE', 0)]: 'audio-damaged' });
  writeFileSync(audioOf(0), whole);
  await check();
  expect(faults()).toEqual({});
});

test('an envelope that cannot be read, and what is no copy, are each counted and reported once', async () => {
  const { check, counts, faults, path, namesOf, recordings, record, archive } = setUp(3);
  await check();
  writeFileSync(path(namesOf(recordings[0] as never).envelope), 'no envelope');
  writeFileSync(path('recordings/a file of somebody else.txt'), 'x');
  Object.assign(counts, { good: 0, bad: 0 });
  await check();
  expect(counts).toMatchObject({ good: 2, bad: 2, total: 4 });
  expect(faults()).toEqual({ [sidFor('RE', 0)]: 'envelope-malformed' });
  const told = await archiveQuestions(record).archiveFaults(archive);
  expect(told.map(({ name, failure }) => [name, failure.code])).toEqual([
    [sidFor('RE', 0), 'envelope-malformed'],
    ['recordings/a file of somebody else.txt', 'archive-content-foreign'],
  ]);
});

test('stopped midway it goes on where it was, and does not read again what it has read', async () => {
  const { check, counts, read, row } = setUp(6);
  const stop = new AbortController();
  const push = read.push.bind(read);
  read.push = (...sids) => {
    if (read.length === 3) stop.abort();
    return push(...sids);
  };
  await expect(check(true, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(row().checkBegan).not.toBeNull();
  read.push = push;
  const before = read.slice(0, 3);
  read.length = 0;
  Object.assign(counts, { good: 0, bad: 0 });
  await check(false);
  expect(read.filter((sid) => before.includes(sid))).toEqual([]);
  expect(read).toHaveLength(3);
  expect(counts).toMatchObject({ good: 6, bad: 0, total: 6 });
  expect(row().checkBegan).toBeNull();
});

test('unplugged midway it says so, and no copy is taken for damaged', async () => {
  const { check, root, faults, use, store, row } = setUp(5);
  let reads = 0;
  use({
    ...store,
    read: (name, signal) => {
      reads += 1;
      if (reads === 4) renameSync(root, `${root}-away`);
      return store.read(name, signal);
    },
  });
  await expect(check()).rejects.toMatchObject({ code: 'archive-unreachable' });
  expect(faults()).toEqual({});
  expect(row().checkBegan).not.toBeNull();
  renameSync(`${root}-away`, root);
});

test('a copy made elsewhere into the same archive is read, too', async () => {
  const { check, put, counts } = setUp(1);
  await check();
  put(archivedRecording('from the other workstation'));
  Object.assign(counts, { good: 0, bad: 0 });
  await check();
  expect(counts).toMatchObject({ good: 2, bad: 0 });
});

test('a keychain that is locked midway takes no copy for damaged', async () => {
  const { check, lock, faults } = setUp(3);
  lock();
  await check().catch((error) => expect(error).toMatchObject({ code: 'keychain-locked' }));
  expect(faults()).toEqual({});
});

test('a copy that opens, but not by what Twilio told of its recording, is no copy of it', async () => {
  const { check, told, faults, counts, recordings, path, namesOf } = setUp(3);
  const [genuine, exchanged] = recordings.map((one) => {
    const { iv, wraps } = parseArchiveEnvelope(readFileSync(path(namesOf(one).envelope)));
    const [{ encryptedContentKey }] = wraps as [(typeof wraps)[number]];
    return { sid: one.sid, wrap: { iv, encryptedContentKey } };
  });
  if (genuine === undefined || exchanged === undefined) throw new Error('no recordings');
  told.set(genuine.sid, genuine.wrap);
  told.set(exchanged.sid, { ...exchanged.wrap, encryptedContentKey: Buffer.alloc(256, 7) });
  await check();
  expect(faults()).toEqual({ [exchanged.sid]: 'envelope-malformed' });
  expect(counts).toMatchObject({ good: 2, bad: 1 });
});
