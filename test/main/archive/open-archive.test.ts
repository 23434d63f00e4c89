import { copyFileSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TaskProgress } from '../../../main/archive/archive-tasks.ts';
import { openArchive } from '../../../main/archive/open-archive.ts';
import { readKept } from '../../../main/archive/read-kept.ts';
import { recordingDetails } from '../../../main/database/read-recordings.ts';
import { writeSyncState } from '../../../main/database/sync-state.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { storeKept } from '../../../main/recordings/kept-recordings.ts';
import { emptyMemory } from '../../../main/recordings/sync-writes.ts';
import { archivedRecording, newFilledArchive } from '../../support/fill-archive.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecord } from '../../support/new-record.ts';
import { newRecording, sidFor, someAccount } from '../../support/new-recordings.ts';

const patient = new AbortController().signal;

function setUp(names: readonly (string | number)[] = [1, 2, 3]) {
  const recordings = names.map((name) => archivedRecording(name));
  const filled = newFilledArchive(recordings);
  const index = newIndex();
  const record = newRecord();
  const desk = { index, memory: emptyMemory(), readKept };
  const changed: string[] = [];
  let time = 1_790_000_000;
  const parts = {
    record,
    storeKept: async (batch: Parameters<typeof storeKept>[1]) => storeKept(desk, batch),
    copiesChanged: (sids: readonly string[]) => void changed.push(...sids),
    now: () => time++,
  };
  const counts = { good: 0, bad: 0, total: 0 };
  const progress: TaskProgress = {
    expect: (total) => {
      counts.total = total;
    },
    took: () => {},
    good: () => {
      counts.good += 1;
    },
    bad: () => {
      counts.bad += 1;
    },
  };
  const { archive } = filled;
  const open = (store = filled.store, signal = patient) => openArchive(parts, archive, store, progress, signal);
  const copies = () =>
    record.prepare('SELECT recording, verified_at, fault FROM copy ORDER BY recording').all() as {
      recording: string;
      verified_at: number | null;
      fault: string | null;
    }[];
  const faultOf = (name: string | number) =>
    JSON.parse(copies().find(({ recording }) => recording === sidFor('RE', name))?.fault ?? 'null');
  const oddities = () =>
    Object.fromEntries(
      (record.prepare('SELECT name, fault FROM archive_oddity').all() as { name: string; fault: string }[]).map(
        ({ name, fault }) => [name, JSON.parse(fault).code],
      ),
    );
  const listed = (name: string | number) => recordingDetails(index, sidFor('RE', name))?.recording;
  return { ...filled, recordings, index, record, changed, counts, open, copies, faultOf, oddities, listed };
}

test('recordings that are nowhere but in an archive are listed with everything its envelopes say', async () => {
  const { open, listed, counts, copies, changed } = setUp();
  await open();
  expect(listed(1)).toMatchObject({ from: '+81901111111', to: '+81312345678', direction: 'inbound', duration: 1 });
  expect(listed(1)).toMatchObject({ account: someAccount, whereabouts: 'nowhere', encrypted: true });
  expect(counts).toEqual({ good: 3, bad: 0, total: 3 });
  expect(copies().map(({ verified_at, fault }) => [verified_at, fault])).toEqual(Array(3).fill([null, null]));
  expect(changed).toHaveLength(3);
});

test('its wraps come into the index, so that the key that is missing can be named and paired', async () => {
  const { open, index } = setUp([1]);
  await open();
  expect(recordingDetails(index, sidFor('RE', 1))?.wrap?.encryptedContentKey).toHaveLength(256);
});

test('what Twilio told of a recording stays; the archive only adds that it has a copy', async () => {
  const { open, listed, index, copies } = setUp([1]);
  upsertRecordings(index, [newRecording(1, { duration: 99, status: 'completed' })]);
  await open();
  expect(listed(1)).toMatchObject({ duration: 99, whereabouts: 'twilio', encrypted: false });
  expect(copies()).toHaveLength(1);
});

test('one that Twilio listed everything without is known to be gone there', async () => {
  const { open, listed, index } = setUp([1]);
  writeSyncState(index, someAccount, {
    pass: null,
    finishedAt: 1_780_000_000,
    coveredTo: 1_780_000_000,
    wholeAt: 1_780_000_000,
  });
  await open();
  expect(listed(1)).toMatchObject({ status: 'deleted', whereabouts: 'nowhere' });
});

test('opening again changes nothing and forgets nothing that was read back', async () => {
  const { open, record, copies, changed } = setUp();
  await open();
  record.prepare('UPDATE copy SET verified_at = 5').run();
  changed.length = 0;
  await open();
  expect(copies().map(({ verified_at }) => verified_at)).toEqual([5, 5, 5]);
  expect(changed).toEqual([]);
});

const json = (text: string, change: (envelope: Record<string, never>) => void): string => {
  const envelope = JSON.parse(text);
  change(envelope);
  return JSON.stringify(envelope);
};
test.each([
  ['not JSON', () => '{', 'envelope-malformed'],
  ['empty', () => '', 'envelope-malformed'],
  ['not an object', () => '[]', 'envelope-malformed'],
  ['another format', (text: string) => json(text, (e) => Object.assign(e, { format: 'x' })), 'envelope-malformed'],
  ['of a later version', (text: string) => json(text, (e) => Object.assign(e, { version: 2 })), 'archive-newer'],
  ['without wraps', (text: string) => json(text, (e) => Object.assign(e, { wraps: [] })), 'envelope-malformed'],
  [
    'another recording’s',
    (text: string) => text.replaceAll(sidFor('RE', 2), sidFor('RE', 9)),
    'archive-content-foreign',
  ],
  ['too long', (text: string) => text + ' '.repeat(1_000_001), 'envelope-malformed'],
] as const)('an envelope that is %s is named and costs nothing else', async (_, spoil, code) => {
  const { open, recordings, namesOf, path, write, oddities, copies, counts, listed } = setUp();
  const name = namesOf(recordings[1] as never).envelope;
  write(name, spoil(readFileSync(path(name), 'utf8')));
  await open();
  expect(oddities()).toEqual({ [name]: code });
  expect(copies()).toHaveLength(2);
  expect(counts).toMatchObject({ good: 2, bad: 1 });
  expect(listed(2)).toBeUndefined();
});

test.each(['day=15 copy', 'day=01', 'zz'])(
  'what somebody copied to %s is named, and the copy in its place counts on',
  async (folder) => {
    const { open, copies, faultOf, oddities, recordings, namesOf, path, write } = setUp();
    await open();
    const names = namesOf(recordings[1] as never);
    const strays = [names.audio, names.envelope].map((name) => name.replace(/day=\d\d/, folder));
    write(strays[0] as string, readFileSync(path(names.audio)).subarray(1));
    write(strays[1] as string, readFileSync(path(names.envelope)));
    await open();
    expect(copies()).toHaveLength(3);
    expect(faultOf(2)).toBe(null);
    expect(Object.keys(oddities())).toContain(strays[1]);
    rmSync(path(names.audio));
    rmSync(path(names.envelope));
    await open();
    expect(faultOf(2)).toMatchObject({ code: 'copy-missing' });
  },
);

test('a copy whose envelope has become unreadable does not count any more, and counts again when it is mended', async () => {
  const { open, recordings, namesOf, path, write, faultOf } = setUp();
  await open();
  const name = namesOf(recordings[1] as never).envelope;
  const whole = readFileSync(path(name));
  write(name, '{');
  await open();
  expect(faultOf(2)).toMatchObject({ code: 'envelope-malformed' });
  write(name, whole);
  await open();
  expect(faultOf(2)).toBeNull();
});

test('audio that is missing or too short is seen without reading it', async () => {
  const { open, recordings, namesOf, path, faultOf } = setUp();
  rmSync(path(namesOf(recordings[0] as never).audio));
  truncateSync(path(namesOf(recordings[1] as never).audio), 100);
  await open();
  expect(faultOf(1)).toMatchObject({ code: 'copy-missing' });
  expect(faultOf(2)).toMatchObject({ code: 'audio-damaged', facts: { foundBytes: 100 } });
  expect(faultOf(3)).toBeNull();
});

test('copies that are gone are noted as missing', async () => {
  const { open, recordings, namesOf, path, faultOf } = setUp();
  await open();
  const { audio, envelope } = namesOf(recordings[2] as never);
  rmSync(path(audio));
  rmSync(path(envelope));
  await open();
  expect(faultOf(3)).toMatchObject({ code: 'copy-missing' });
});

test('what is no copy is named and left alone', async () => {
  const { open, recordings, namesOf, path, write, oddities } = setUp();
  const first = namesOf(recordings[0] as never);
  write('recordings/Thumbs.db', 'x');
  const stray = first.audio.replace(sidFor('RE', 1), sidFor('RE', 'stray'));
  copyFileSync(path(first.audio), path(stray));
  await open();
  expect(oddities()).toEqual({ 'recordings/Thumbs.db': 'archive-content-foreign', [stray]: 'archive-content-foreign' });
  expect(readFileSync(path('recordings/Thumbs.db'), 'utf8')).toBe('x');
});

test('an archive that was unplugged, or exchanged, loses nothing in the record', async () => {
  const { open, root, copies, write } = setUp();
  await open();
  renameSync(root, `${root}-away`);
  await expect(open()).rejects.toMatchObject({ code: 'archive-unreachable' });
  write(
    'koekura-archive.json',
    JSON.stringify({
      format: 'koekura-archive',
      version: 1,
      archive: '0b6e3d0a-9f4c-4b1e-8a52-1d0c5f3e9a01',
      madeAt: '2026-01-01T00:00:00Z',
    }),
  );
  await expect(open()).rejects.toMatchObject({ code: 'archive-other' });
  expect(copies().filter(({ fault }) => fault !== null)).toEqual([]);
  rmSync(root, { recursive: true });
  renameSync(`${root}-away`, root);
});

test('unplugged between listing and reading, it says so and marks no copy', async () => {
  const { open, root, store, copies } = setUp();
  const list: typeof store.list = async function* (prefix, signal) {
    yield* store.list(prefix, signal);
    renameSync(root, `${root}-away`);
  };
  await expect(open({ ...store, list })).rejects.toMatchObject({ code: 'archive-unreachable' });
  expect(copies()).toEqual([]);
  renameSync(`${root}-away`, root);
});

test('stopped midway it keeps what it read', async () => {
  const { open, store, copies } = setUp(Array.from({ length: 450 }, (_, at) => at));
  const stop = new AbortController();
  let batches = 0;
  const pathOf: typeof store.pathOf = (name) => {
    batches += 1;
    if (batches === 201) stop.abort();
    return store.pathOf(name);
  };
  await expect(open({ ...store, pathOf }, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(copies()).toHaveLength(400);
  await open();
  expect(copies()).toHaveLength(450);
});

test('where nothing can be opened in place, envelopes are read through the store', async () => {
  const { open, store, copies } = setUp(Array.from({ length: 40 }, (_, at) => at));
  await open({ ...store, pathOf: () => null });
  expect(copies()).toHaveLength(40);
});
