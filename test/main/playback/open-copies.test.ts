import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { ArchiveStore } from '../../../main/archive/archive-store.ts';
import { besideName } from '../../../main/archive/beside-names.ts';
import type { ArchivePlaces } from '../../../main/archive/create-archive-places.ts';
import { noteFoundCopies } from '../../../main/archive/found-copies.ts';
import { keptSounds } from '../../../main/archive/kept-sounds.ts';
import { type KeptCopy, readKept } from '../../../main/archive/read-kept.ts';
import { unwrapContentKey } from '../../../main/crypto/unwrap-content-key.ts';
import { Failure } from '../../../main/failure.ts';
import type { Recording } from '../../../main/recording.ts';
import { archivedKey, archivedKeySid, archivedRecording, newFilledArchive } from '../../support/fill-archive.ts';
import { newRecord } from '../../support/new-record.ts';
import { mediaOf, setUpPlayback } from './set-up-playback.ts';

let tearDown: () => Promise<void> = async () => {};
afterEach(() => tearDown());

const gone = { status: 'deleted', whereabouts: 'nowhere' } as const;

/** Playback over so many archives that each have a copy of one recording; Twilio has what `told` says. */
function setUp(told: Partial<Recording> = gone, archives = 1, keys: readonly string[] = [archivedKeySid]) {
  const recording = archivedRecording('heard', told);
  const filled = Array.from({ length: archives }, () => newFilledArchive([recording]));
  const record = newRecord();
  const stores = new Map<string, ArchiveStore>(filled.map((one) => [one.archive, one.store]));
  for (const [at, { archive, path, namesOf }] of filled.entries()) {
    const copy = readKept(readFileSync(path(namesOf(recording).envelope))).told as KeptCopy;
    noteFoundCopies(record, archive, [{ ...copy, versions: { audio: '', envelope: '' }, fault: null }], 1);
    record.prepare('UPDATE copy SET verified_at = ? WHERE archive = ?').run(100 - at, archive);
  }
  const places = {
    row: (archive: string) => ({
      name: `vault ${filled.findIndex((one) => one.archive === archive) + 1}`,
      place: { kind: 'folder', path: '' },
    }),
    storeOf: async (archive: string) => stores.get(archive),
  } as unknown as ArchivePlaces;
  const bench = setUpPlayback({
    copiesOf: keptSounds({ record, places }, () => {}),
    sealFor: async () => null,
    unwrap: async ({ keySid, encryptedContentKey }) => {
      if (keySid === null || !keys.includes(keySid)) throw new Failure('key-missing');
      return unwrapContentKey(archivedKey.privateKey, encryptedContentKey);
    },
  });
  tearDown = bench.tearDown;
  const { sid } = recording;
  bench.twilio.set(sid, { recording, wrap: null, media: () => Promise.reject(new Failure('recording-gone')) });
  const faults = () =>
    (record.prepare('SELECT fault FROM copy ORDER BY verified_at DESC').pluck().all() as (string | null)[]).map(
      (fault) => (fault === null ? null : JSON.parse(fault).code),
    );
  const hearAll = async () => {
    const opened = await bench.playback.open(sid);
    const response = await bench.hear(opened.token);
    return { opened, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const plain = (at = 0) => filled[at]?.plains.get(sid) as Buffer;
  const [first] = filled as [(typeof filled)[number]];
  const audioOf = (at: number) => filled[at]?.path(filled[at].namesOf(recording).audio) as string;
  const spoil = (at: number) => {
    const bytes = readFileSync(audioOf(at));
    bytes[1000] = (bytes[1000] as number) ^ 1;
    writeFileSync(audioOf(at), bytes);
  };
  return { ...bench, recording, sid, filled, first, stores, record, faults, hearAll, plain, spoil, audioOf };
}

test('a recording that is nowhere but in a folder is heard from there, in place', async () => {
  const { hearAll, plain, fetched, folder, deeds, sid } = setUp();
  const { opened, bytes } = await hearAll();
  expect(opened).toMatchObject({ source: 'archive', archive: 'vault 1', spoilt: [] });
  expect(bytes.subarray(-16_000).equals(plain().subarray(-16_000))).toBe(true);
  expect(fetched).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  expect(deeds).toEqual([`hearing ${sid} intended`, `hearing ${sid} done`]);
});

test('it is heard from the archive also while Twilio has it', async () => {
  const { hearAll, fetched } = setUp({});
  expect((await hearAll()).opened.source).toBe('archive');
  expect(fetched).toEqual([]);
});

test('what cannot be opened in place is fetched into the cache, and is in the cache the next time', async () => {
  const { hearAll, first, stores, told, plain } = setUp();
  stores.set(first.archive, { ...first.store, pathOf: () => null });
  const { opened, bytes } = await hearAll();
  expect(opened.source).toBe('archive');
  expect(bytes.subarray(-16_000).equals(plain().subarray(-16_000))).toBe(true);
  expect(told.at(-1)?.received).toBe(plain().length + 16);
  rmSync(first.root, { recursive: true });
  expect((await hearAll()).opened.source).toBe('cache');
});

test('a damaged copy is passed over for a sound one in another archive, named, and counts no longer', async () => {
  const { hearAll, spoil, faults, plain } = setUp(gone, 2);
  spoil(0);
  const { opened, bytes } = await hearAll();
  expect(opened).toMatchObject({ source: 'archive', archive: 'vault 2' });
  expect(opened.spoilt).toMatchObject([{ archive: 'vault 1', failure: { code: 'audio-damaged' } }]);
  expect(bytes.subarray(-16_000).equals(plain(1).subarray(-16_000))).toBe(true);
  expect(faults()).toEqual(['audio-damaged', null]);
});

test('where every copy is damaged it is heard from Twilio, and said which copy is spoilt', async () => {
  const { playback, spoil, twilio, sid, recording, plain } = setUp({});
  spoil(0);
  const plainAtTwilio = { ...recording, encrypted: false };
  twilio.set(sid, { recording: plainAtTwilio, wrap: null, media: mediaOf(plain()) });
  expect(await playback.open(sid)).toMatchObject({
    source: 'twilio',
    spoilt: [{ archive: 'vault 1', failure: { code: 'audio-damaged' } }],
  });
});

test('where every copy is damaged and Twilio cannot be asked, the copy’s damage is said', async () => {
  const { playback, spoil, twilio, sid, recording } = setUp({});
  spoil(0);
  twilio.set(sid, { recording, wrap: null, media: () => Promise.reject(new Failure('offline')) });
  await expect(playback.open(sid)).rejects.toMatchObject({ code: 'audio-damaged', facts: { archive: 'vault 1' } });
});

test.each([
  ['damaged', (bench: ReturnType<typeof setUp>) => bench.spoil(0), 'audio-damaged'],
  ['missing', (bench: ReturnType<typeof setUp>) => rmSync(bench.audioOf(0)), 'copy-missing'],
  [
    'unplugged',
    (bench: ReturnType<typeof setUp>) => renameSync(bench.first.root, `${bench.first.root}x`),
    'archive-unreachable',
  ],
  [
    'without a readable envelope',
    ({ first, recording }: ReturnType<typeof setUp>) => first.write(first.namesOf(recording).envelope, '{'),
    'envelope-malformed',
  ],
] as const)('a copy that is %s, with nothing at Twilio, says so', async (_, spoil, code) => {
  const bench = setUp();
  spoil(bench);
  await expect(bench.playback.open(bench.sid)).rejects.toMatchObject({ code });
  const place = `${bench.first.root}x`;
  if (existsSync(place)) rmSync(place, { recursive: true });
  // What cannot be reached is not damaged.
  expect(bench.faults()).toEqual([code === 'archive-unreachable' ? null : code]);
});

test('another recording’s files under its name are not heard', async () => {
  const { playback, first, sid, recording } = setUp();
  const other = archivedRecording('other');
  first.put(other);
  for (const part of ['audio', 'envelope'] as const)
    writeFileSync(first.path(first.namesOf(recording)[part]), readFileSync(first.path(first.namesOf(other)[part])));
  await expect(playback.open(sid)).rejects.toMatchObject({ code: 'envelope-malformed' });
});

test('a file exchanged while it is being heard is never heard', async () => {
  const { playback, hear, sid, audioOf, plain } = setUp();
  const opened = await playback.open(sid);
  rmSync(audioOf(0));
  writeFileSync(audioOf(0), Buffer.alloc(16_060, 1));
  const bytes = Buffer.from(await (await hear(opened.token)).arrayBuffer());
  expect(bytes.subarray(-16_000).equals(plain().subarray(-16_000))).toBe(true);
});

test('where the envelope opens with no key here, one that lies beside it does', async () => {
  const { playback, first, sid, recording } = setUp(gone, 1, [`CR${'9'.repeat(32)}`]);
  await expect(playback.open(sid)).rejects.toMatchObject({ code: 'key-missing' });
  const envelope = readFileSync(first.path(first.namesOf(recording).envelope), 'utf8');
  const located = { recording: sid, account: recording.account, startedAt: recording.startedAt };
  const beside = JSON.parse(envelope);
  beside.wraps[0].key = `CR${'9'.repeat(32)}`;
  first.write(besideName(located, 'ab'.repeat(32)), JSON.stringify(beside));
  expect((await playback.open(sid)).source).toBe('archive');
});
