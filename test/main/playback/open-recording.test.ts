import { constants, publicEncrypt, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { createPlayback } from '../../../main/playback/create-playback.ts';
import { sealAsTwilio, wav } from '../sealed/make-sound.ts';
import { keySid, mediaOf, publicKey, setUpPlayback } from './set-up-playback.ts';

const plain = wav(randomBytes(100_000));
let set: ReturnType<typeof setUpPlayback>;
beforeEach(() => {
  set = setUpPlayback();
});
afterEach(() => set.tearDown());

const heard = async (token: string) => Buffer.from(await (await set.hear(token)).arrayBuffer());
const cached = () => readdirSync(set.folder).sort();

const damage = (sid: string) => {
  const path = join(set.folder, `${sid}.sealed`);
  const bytes = readFileSync(path);
  bytes[500] = (bytes[500] ?? 0) ^ 1;
  writeFileSync(path, bytes);
};

test.each<[string, (sealed: Buffer) => Uint8Array, string, object]>([
  [
    'altered at the first byte',
    (b) => Buffer.concat([Buffer.from([(b[0] ?? 0) ^ 1]), b.subarray(1)]),
    'audio-damaged',
    { check: 'tag', foundBytes: plain.length + 16, expectedBytes: plain.length + 16 },
  ],
  ['cut', (b) => b.subarray(0, 50_000), 'audio-damaged', { check: 'tag', foundBytes: 50_000 }],
  ['shorter than a tag', (b) => b.subarray(0, 12), 'media-not-audio', { found: 'too short' }],
  ['an XML error', () => Buffer.from('<?xml version="1.0"?><TwilioResponse/>'), 'media-not-audio', { found: 'xml' }],
  ['an HTML page', () => Buffer.from('<!doctype html><html></html>'), 'media-not-audio', { found: 'html' }],
  ['plain after all', () => plain, 'media-not-audio', { found: 'wav' }],
])('media that is %s is refused, noted, and not kept', async (_, alter, code, facts) => {
  const sid = set.addSealed(plain, {}, alter);
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code, facts });
  expect(set.deeds).toEqual([`hearing ${sid} intended`, `hearing ${sid} ${code}`]);
  expect(cached()).toEqual([]);
  expect(set.playback.cacheState()).toEqual({ bytes: 0, recordings: 0 });
});

test.each(['<?xml version="1.0"?><TwilioResponse/>', '<html>502 Bad Gateway</html>', ''])(
  'a plain recording that arrives as %j is refused',
  async (body) => {
    const sid = set.addPlain(Buffer.from(body));
    await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'media-not-audio' });
    expect(cached()).toEqual([]);
  },
);

test('a plain recording that is a WAV in name only is no WAV, and not kept', async () => {
  const sid = set.addPlain(Buffer.from('RIFF\x10\0\0\0WAVEjunk'.padEnd(500, 'x')));
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'audio-not-wav' });
  expect(cached()).toEqual([]);
});

test.each<[string, object | null, string]>([
  ['no wrap', null, 'encryption_details'],
  ['an IV of 16 bytes', { encryptedContentKey: randomBytes(256), iv: randomBytes(16) }, 'iv'],
  ['an empty wrap', { encryptedContentKey: randomBytes(0), iv: randomBytes(12) }, 'encrypted_cek'],
])('an encrypted recording with %s is refused before anything is fetched', async (_, wrap, field) => {
  const sid = set.add({ encrypted: true, keySid }, wrap as never, mediaOf(plain));
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'envelope-malformed', facts: { field } });
  expect(set.fetched).toEqual([]);
});

test('a content key of 16 bytes is refused', async () => {
  const wrapped = publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    randomBytes(16),
  );
  const wrap = { encryptedContentKey: wrapped, iv: randomBytes(12) };
  const sid = set.add({ encrypted: true, keySid }, wrap, mediaOf(sealAsTwilio(plain).sealed));
  await expect(set.playback.open(sid)).rejects.toMatchObject({
    code: 'envelope-malformed',
    facts: { field: 'contentKey', foundBytes: 16 },
  });
});

test('a key that is missing is missing until it comes, and nothing is fetched twice for it', async () => {
  const { unwrap } = set.parts;
  await set.tearDown();
  let present = false;
  set = setUpPlayback({
    unwrap: (wrap) =>
      present ? unwrap(wrap) : Promise.reject(new Failure('key-missing', { keySid: wrap.keySid ?? '' })),
  });
  const sid = set.addSealed(plain);
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'key-missing', facts: { keySid } });
  present = true;
  expect((await heard((await set.playback.open(sid)).token)).equals(plain)).toBe(true);
  expect(set.fetched).toEqual([sid]);
});

test('a recording nobody knows is unknown, and was not heard', async () => {
  const sid = `RE${'9'.repeat(32)}`;
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'recording-unknown' });
  expect(set.deeds).toEqual([]);
});

test('what the ledger refuses is not done', async () => {
  await set.tearDown();
  set = setUpPlayback({ note: async () => Promise.reject(new Failure('disk-full')) });
  await expect(set.playback.open(set.addSealed(plain))).rejects.toMatchObject({ code: 'disk-full' });
  expect(set.fetched).toEqual([]);
});

test.each(['deleted', 'absent', 'processing'])(
  'what is in the cache is heard though it is %s at Twilio',
  async (status) => {
    const sid = set.addSealed(plain);
    await set.playback.close((await set.playback.open(sid)).token, 0);
    const held = set.twilio.get(sid);
    if (held !== undefined) set.twilio.set(sid, { ...held, recording: { ...held.recording, status } });
    expect((await heard((await set.playback.open(sid)).token)).equals(plain)).toBe(true);
    await set.playback.emptyCache();
  },
);

test('what is neither in the cache nor at Twilio is refused without asking', async () => {
  const sid = set.addSealed(plain, { status: 'deleted' });
  await expect(set.playback.open(sid)).rejects.toMatchObject({ code: 'recording-gone' });
  expect(set.fetched).toEqual([]);
});

test.each(['encrypted', 'plain'])('%s: a recording damaged in the cache is fetched anew', async (kind) => {
  const sid = kind === 'plain' ? set.addPlain(plain) : set.addSealed(plain);
  await set.playback.close((await set.playback.open(sid)).token, 0);
  damage(sid);
  expect((await heard((await set.playback.open(sid)).token)).equals(plain)).toBe(true);
  expect(set.fetched).toEqual([sid, sid]);
});

test('one damaged in the cache that Twilio no longer has is damaged, and kept', async () => {
  const sid = set.addSealed(plain);
  await set.playback.close((await set.playback.open(sid)).token, 0);
  damage(sid);
  const held = set.twilio.get(sid);
  if (held !== undefined) set.twilio.set(sid, { ...held, recording: { ...held.recording, status: 'deleted' } });
  await expect(set.playback.open(sid)).rejects.toMatchObject({
    code: 'audio-damaged',
    facts: { recording: sid, check: 'tag', expectedBytes: plain.length + 16, foundBytes: plain.length + 16 },
  });
  expect(cached()).toEqual([`${sid}.json`, `${sid}.sealed`]);
});

test('an envelope spoilt in the cache is fetched anew with its recording', async () => {
  const sid = set.addSealed(plain);
  await set.playback.close((await set.playback.open(sid)).token, 0);
  writeFileSync(join(set.folder, `${sid}.json`), '{"version":1');
  expect((await heard((await set.playback.open(sid)).token)).equals(plain)).toBe(true);
  expect(set.fetched).toHaveLength(2);
});

test('a file that vanished from the cache is fetched anew', async () => {
  const sid = set.addSealed(plain);
  await set.playback.close((await set.playback.open(sid)).token, 0);
  rmSync(join(set.folder, `${sid}.sealed`));
  expect((await heard((await set.playback.open(sid)).token)).equals(plain)).toBe(true);
});

test('plain media whose sealing key is gone is fetched anew', async () => {
  const sid = set.addPlain(plain);
  await set.playback.close((await set.playback.open(sid)).token, 0);
  await set.playback.closeAll();
  const path = join(set.folder, `${sid}.json`);
  writeFileSync(path, readFileSync(path, 'utf8').replace('f'.repeat(64), '0'.repeat(64)));
  expect((await heard((await set.playback.open(sid)).token)).equals(plain)).toBe(true);
  expect(set.fetched).toEqual([sid, sid]);
});

test('a cache folder that cannot be is said at once', () => {
  writeFileSync(join(set.folder, 'file'), '');
  expect(() => createPlayback({ ...set.parts, cacheFolder: join(set.folder, 'file') })).toThrow(Failure);
});

test.each<[string, (envelope: Record<string, unknown>, sid: string) => Record<string, unknown>]>([
  ['another recording’s, renamed', (envelope, sid) => ({ ...envelope, recording: sid })],
  ['one of another account', (envelope, sid) => ({ ...envelope, recording: sid, account: `AC${'9'.repeat(32)}` })],
])('what lies in the cache is %s: it is not heard, the recording is fetched', async (_, alter) => {
  const other = set.addSealed(wav(randomBytes(60_000)));
  const sid = set.addSealed(plain);
  for (const one of [other, sid]) await set.playback.open(one);
  await set.playback.closeAll();
  const inCache = (name: string) => join(set.folder, name);
  writeFileSync(inCache(`${sid}.sealed`), readFileSync(inCache(`${other}.sealed`)));
  const envelope = JSON.parse(readFileSync(inCache(`${other}.json`), 'utf8'));
  writeFileSync(inCache(`${sid}.json`), JSON.stringify(alter(envelope, sid)));
  expect((await heard((await set.playback.open(sid)).token)).equals(plain)).toBe(true);
  expect(set.fetched).toEqual([other, sid, sid]);
});
