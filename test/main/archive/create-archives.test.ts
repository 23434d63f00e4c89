import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parseArchiveEnvelope } from '../../../main/archive/archive-envelope.ts';
import type { Archives } from '../../../main/archive/create-archives.ts';
import { copyNames, manifestPartition } from '../../../main/archive/layout.ts';
import { Failure } from '../../../main/failure.ts';
import { gather } from '../../support/gather.ts';
import { inChunks, wav } from '../sealed/make-sound.ts';
import { ours, patient, setUpArchives, untold } from './set-up-archives.ts';

const plain = wav(randomBytes(16_000));
let set: ReturnType<typeof setUpArchives>;
let archives: Archives;
beforeEach(() => {
  set = setUpArchives();
  archives = set.open('here');
});

type Held = ReturnType<typeof set.addPlain>;
const copy = (held: Held, by = archives) => by.copy(set.archive, held, patient, untold);
const locate = ({ recording: { sid, account, startedAt } }: Held) => ({ recording: sid, account, startedAt });
const audioOf = (held: Held) => join(set.root, copyNames(locate(held)).audio);
const envelopeOf = (held: Held) => join(set.root, copyNames(locate(held)).envelope);
const unfinished = () =>
  readdirSync(join(set.root, 'unfinished'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test('what Twilio sealed is kept as it came, with its wrap, and is verified', async () => {
  const held = set.addSealed(plain);
  const told: number[] = [];
  const made = await archives.copy(set.archive, held, patient, (bytes) => void told.push(bytes));
  const sealed = Buffer.concat(await gather((await held.media()).chunks));
  expect(readFileSync(audioOf(held)).equals(sealed)).toBe(true);
  const envelope = parseArchiveEnvelope(readFileSync(envelopeOf(held)));
  expect(envelope).toMatchObject({ recording: held.recording.sid, sealedBy: 'twilio', size: sealed.length });
  expect(envelope.wraps).toMatchObject([{ key: held.recording.keySid, opens: ours }]);
  expect(envelope.metadata).toMatchObject({ from: held.recording.from, startedAt: held.recording.startedAt });
  expect(made).toMatchObject({ size: sealed.length, fingerprint: ours, seconds: 1, channels: 1 });
  expect(archives.copiesOf(held.recording.sid)).toEqual([made]);
  expect(await archives.stillThere(made, patient)).toBe(true);
  expect(set.changed).toEqual([held.recording.sid]);
  expect(told.at(-1)).toBeGreaterThanOrEqual(sealed.length);
  expect(unfinished()).toEqual([]);
});

test('plain media is sealed on arrival; nothing of it is plain in the archive, nothing is left in unfinished', async () => {
  const held = set.addPlain(plain);
  const made = await copy(held);
  const stored = readFileSync(audioOf(held));
  expect(stored).toHaveLength(plain.length + 16);
  expect(stored.includes(plain.subarray(100, 132))).toBe(false);
  expect(made.fingerprint).toBe(ours);
  expect(unfinished()).toEqual([]);
});

test('without a sealing key plain media is refused, and nothing is fetched', async () => {
  set.ring.seals = false;
  await expect(copy(set.addPlain(plain))).rejects.toMatchObject({ code: 'sealing-key-missing' });
  expect(set.fetched).toEqual([]);
});

test('without its key the copy is made and its bytes compared, but no key is named', async () => {
  set.ring.holds = false;
  const held = set.addSealed(plain);
  expect(await copy(held)).toMatchObject({ fingerprint: null });
  set.ring.holds = true;
  expect(await archives.verify(set.archive, locate(held), patient, untold)).toMatchObject({ fingerprint: ours });
});

test('a copy that lies there already is read back, not fetched', async () => {
  for (const held of [set.addSealed(plain), set.addPlain(plain)]) {
    const first = await copy(held);
    set.fetched.length = 0;
    expect(await copy(held)).toEqual(first);
    expect(set.fetched).toEqual([]);
  }
});

test('two workstations at once have one copy of each recording, and both verify it', async () => {
  const there = set.open('there');
  const all = Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? set.addPlain(plain) : set.addSealed(plain)));
  for (const held of all) {
    const [one, other] = await Promise.all([copy(held), copy(held, there)]);
    expect(one.sha256).toBe(other.sha256);
    expect(one.fingerprint).toBe(ours);
    expect(other.fingerprint).toBe(ours);
  }
  expect(unfinished()).toEqual([]);
});

test('audio without an envelope, sealed here by a run that was killed, gets the envelope it was sealed with', async () => {
  const held = set.addPlain(plain);
  const { sha256 } = await copy(held);
  const pending = join(set.root, 'unfinished', `${held.recording.sid}.${sha256}.json`);
  writeFileSync(pending, readFileSync(envelopeOf(held)));
  rmSync(envelopeOf(held));
  set.fetched.length = 0;
  expect(await copy(held, set.open('there'))).toMatchObject({ sha256, fingerprint: ours });
  expect(set.fetched).toEqual([]);
  expect(unfinished()).toEqual([]);
});

test('audio without an envelope that Twilio sealed is compared with Twilio’s, and finished', async () => {
  const held = set.addSealed(plain);
  await copy(held);
  rmSync(envelopeOf(held));
  expect(await copy(held)).toMatchObject({ fingerprint: ours });
});

test('an envelope without audio is made whole again, keeping the wraps it has', async () => {
  const [sealed, sealedHere] = [set.addSealed(plain), set.addPlain(plain)];
  for (const held of [sealed, sealedHere]) {
    await copy(held);
    rmSync(audioOf(held));
  }
  const before = readFileSync(envelopeOf(sealed), 'utf8');
  expect(await copy(sealed)).toMatchObject({ fingerprint: ours });
  expect(readFileSync(envelopeOf(sealed), 'utf8')).toBe(before);
  expect(await copy(sealedHere)).toMatchObject({ fingerprint: ours });
});

test('foreign content in the audio’s place is never overwritten', async () => {
  const held = set.addSealed(plain);
  await copy(held);
  rmSync(envelopeOf(held));
  writeFileSync(audioOf(held), 'something of somebody else');
  await expect(copy(held)).rejects.toMatchObject({ code: 'archive-content-differs' });
  expect(readFileSync(audioOf(held), 'utf8')).toBe('something of somebody else');
  const here = set.addPlain(plain);
  writeFileSync(audioOf(here), 'something else');
  await expect(copy(here)).rejects.toMatchObject({ code: 'archive-content-differs' });
  expect(readFileSync(audioOf(here), 'utf8')).toBe('something else');
});

test.each<[string, (sealed: Buffer) => Uint8Array, string]>([
  ['one altered bit', (sealed) => sealed.with(500, (sealed[500] ?? 0) ^ 1), 'audio-damaged'],
  ['its end missing', (sealed) => sealed.subarray(0, -100), 'audio-damaged'],
  ['a gateway’s page', () => Buffer.from('<!DOCTYPE html><html><body>502</body></html>'), 'media-not-audio'],
  ['Twilio’s XML', () => Buffer.from('<?xml version="1.0"?><TwilioResponse/>'), 'media-not-audio'],
])('sealed media with %s is never in the archive, and the next, whole one is', async (_, alter, code) => {
  const held = set.addSealed(plain);
  const good = held.media;
  const bad = alter(Buffer.concat(await gather((await good()).chunks)));
  held.media = async () => ({ contentType: 'audio/x-wav', length: bad.length, chunks: inChunks(bad) });
  await expect(copy(held)).rejects.toMatchObject({ code });
  expect(existsSync(audioOf(held))).toBe(false);
  expect(unfinished()).toEqual([]);
  held.media = good;
  expect(await copy(held)).toMatchObject({ fingerprint: ours });
});

test('plain media that was cut is refused, though it says it is whole', async () => {
  const held = set.addPlain(wav(randomBytes(80_000)).subarray(0, 40_000), { duration: 5 });
  await expect(copy(held)).rejects.toMatchObject({ code: 'audio-damaged', facts: { check: 'length' } });
  expect(existsSync(audioOf(held))).toBe(false);
  expect(unfinished()).toEqual([]);
});

test.each([
  ['duration', { duration: 4 }],
  ['channels', { channels: 2 }],
])('a %s other than Twilio told keeps a copy from being verified', async (check, change) => {
  const held = set.addSealed(plain, change);
  await expect(copy(held)).rejects.toMatchObject({ code: 'audio-damaged', facts: { check } });
  expect(archives.copiesOf(held.recording.sid)).toEqual([]);
});

test('a download that breaks begins again; one that is cancelled leaves nothing', async () => {
  const held = set.addPlain(plain);
  const whole = held.media;
  let attempts = 0;
  held.media = async () => {
    attempts += 1;
    if (attempts === 3) return whole();
    const chunks = (async function* () {
      yield plain.subarray(0, 5000);
      throw new Failure('offline');
    })();
    return { contentType: 'audio/x-wav', length: plain.length, chunks };
  };
  expect(await copy(held)).toMatchObject({ fingerprint: ours });
  const controller = new AbortController();
  const other = set.addSealed(plain);
  other.media = async () => ({
    contentType: 'audio/x-wav',
    length: null,
    chunks: (async function* () {
      yield randomBytes(5000);
      controller.abort();
      yield randomBytes(5000);
    })(),
  });
  const cancelled = archives.copy(set.archive, other, controller.signal, untold);
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(audioOf(other))).toBe(false);
  expect(unfinished()).toEqual([]);
});

test('a copy that was altered or taken away after it was verified is noticed', async () => {
  const held = set.addSealed(plain);
  const made = await copy(held);
  writeFileSync(audioOf(held), readFileSync(audioOf(held)).with(20, 1));
  expect(await archives.stillThere(made, patient)).toBe(false);
  await expect(archives.verify(set.archive, locate(held), patient, untold)).rejects.toMatchObject({
    code: 'audio-damaged',
  });
  rmSync(audioOf(held));
  expect(await archives.stillThere(made, patient)).toBe(false);
  await expect(archives.verify(set.archive, locate(held), patient, untold)).rejects.toMatchObject({
    code: 'copy-missing',
  });
});

test('an envelope exchanged for another recording’s is refused', async () => {
  const [held, other] = [set.addSealed(plain), set.addSealed(plain)];
  await copy(held);
  await copy(other);
  writeFileSync(envelopeOf(held), readFileSync(envelopeOf(other)));
  await expect(copy(held)).rejects.toMatchObject({ code: 'envelope-malformed', facts: { field: 'recording' } });
});

test('manifests written again list nothing twice, and what came later in a file of its own', async () => {
  const [one, two] = [set.addSealed(plain), set.addPlain(plain)];
  const batch = '7d0e1f5c-0000-4000-8000-000000000001';
  const folder = join(set.root, manifestPartition(locate(one)));
  const lines = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const first = await copy(one);
  await archives.writeManifests(set.archive, batch, [first], patient);
  await archives.writeManifests(set.archive, batch, [first], patient);
  expect(readdirSync(folder)).toHaveLength(2);
  await archives.writeManifests(set.archive, batch, [first, await copy(two)], patient);
  expect(readdirSync(folder)).toHaveLength(4);
  expect(lines(`${batch}.jsonl`)).toMatchObject([{ recording: one.recording.sid, sha256: first.sha256, batch }]);
  expect(lines(`${batch}-2.jsonl`)).toMatchObject([{ recording: two.recording.sid }]);
});

test('a manifest somebody else laid there is not signed and counts for nothing', async () => {
  const held = set.addSealed(plain);
  const batch = '7d0e1f5c-0000-4000-8000-000000000002';
  const made = await copy(held);
  await archives.writeManifests(set.archive, batch, [made], patient);
  const folder = join(set.root, manifestPartition(locate(held)));
  const signature = readdirSync(folder).find((name) => name.endsWith('.sig')) ?? '';
  rmSync(join(folder, signature));
  await archives.writeManifests(set.archive, batch, [made], patient);
  expect(readdirSync(folder).filter((name) => name.endsWith('.sig'))).toEqual([
    signature.replace('.jsonl', '-2.jsonl'),
  ]);
});
