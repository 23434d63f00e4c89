import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { closeSealedAudio, openSealedAudio } from '../../../main/sealed/open-sealed-audio.ts';
import { readRange } from '../../../main/sealed/read-range.ts';
import { pieceBytes } from '../../../main/sealed/sealed-form.ts';
import { storeSealed } from '../../../main/sealed/store-sealed.ts';
import { formatChunk, riff, sealAsTwilio, wav } from './make-sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'koekura-open-'));
const path = join(folder, 'recording.sealed');
afterAll(() => rmSync(folder, { recursive: true }));
const patient = new AbortController().signal;

const open = (contentKey: Uint8Array, iv: Uint8Array, signal = patient) =>
  openSealedAudio(path, new Uint8Array(contentKey), iv, signal);
const place = (plain: Uint8Array) => {
  const { sealed, contentKey, iv } = sealAsTwilio(plain);
  writeFileSync(path, sealed);
  return { sealed, contentKey, iv };
};
const flip = (bytes: Uint8Array, bit: number) => {
  const altered = Buffer.from(bytes);
  altered[Math.floor(bit / 8)] = (altered[Math.floor(bit / 8)] ?? 0) ^ (1 << (bit % 8));
  return altered;
};

const sizes = fc.oneof(fc.nat(200), fc.constantFrom(65_492, 65_493, 262_100, 262_144), fc.nat(400_000));

test('what was sealed comes back, from any offset and of any length', async () => {
  await fc.assert(
    fc.asyncProperty(
      sizes,
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: pieceBytes })), { minLength: 5, maxLength: 10 }),
      async (size, ranges) => {
        const plain = wav(randomBytes(size));
        const seal = { contentKey: randomBytes(32), iv: randomBytes(12) };
        const storing = storeSealed(path, seal);
        storing.take(new Uint8Array(plain));
        storing.finish();
        const { open: opened, shape } = await open(seal.contentKey, seal.iv);
        expect(shape.dataLength).toBe(size - (size % 2));
        for (const [from, length] of ranges) {
          const offset = from % plain.length;
          const range = Buffer.from(readRange(opened, offset, length));
          expect(range.equals(plain.subarray(offset, offset + length))).toBe(true);
        }
        closeSealedAudio(opened);
      },
    ),
    { numRuns: 60 },
  );
});

test('any single flipped bit is refused', async () => {
  const { sealed, contentKey, iv } = place(wav(randomBytes(70_000)));
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
      writeFileSync(path, flip(sealed, bit));
      await expect(open(contentKey, iv)).rejects.toMatchObject({ code: 'audio-damaged', facts: { check: 'tag' } });
    }),
    { numRuns: 200 },
  );
});

test.each<[string, (sealed: Buffer) => Uint8Array, object]>([
  ['altered at the first byte', (sealed) => flip(sealed, 0), { check: 'tag' }],
  ['altered in the middle', (sealed) => flip(sealed, sealed.length * 4), { check: 'tag' }],
  ['altered at the last byte', (sealed) => flip(sealed, sealed.length * 8 - 1), { check: 'tag' }],
  ['cut by a byte', (sealed) => sealed.subarray(0, -1), { check: 'tag' }],
  ['cut by its tag', (sealed) => sealed.subarray(0, -16), { check: 'tag' }],
  ['cut to a tag', (sealed) => sealed.subarray(0, 16), { check: 'tag' }],
  ['cut to less than a tag', (sealed) => sealed.subarray(0, 15), { check: 'length', foundBytes: 15 }],
  ['empty', () => Buffer.alloc(0), { check: 'length', foundBytes: 0 }],
  ['one byte longer', (sealed) => Buffer.concat([sealed, Buffer.alloc(1)]), { check: 'tag' }],
])('sealed audio that is %s is damaged', async (_, alter, facts) => {
  const { sealed, contentKey, iv } = place(wav(randomBytes(300_000)));
  writeFileSync(path, alter(sealed));
  await expect(open(contentKey, iv)).rejects.toMatchObject({ code: 'audio-damaged', facts });
});

test('another content key, or another IV, finds it damaged', async () => {
  const { contentKey, iv } = place(wav(randomBytes(3000)));
  await expect(open(randomBytes(32), iv)).rejects.toMatchObject({ code: 'audio-damaged' });
  await expect(open(contentKey, randomBytes(12))).rejects.toMatchObject({ code: 'audio-damaged' });
});

test('what is damaged is called damaged even where it is no WAV either', async () => {
  const { sealed, contentKey, iv } = place(Buffer.from('no sound'.repeat(10)));
  writeFileSync(path, flip(sealed, 3));
  await expect(open(contentKey, iv)).rejects.toMatchObject({ code: 'audio-damaged' });
});

test.each<[string, Uint8Array]>([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('no sound'.repeat(10_000))],
  ['a WAV without sound', riff([formatChunk({})])],
  ['a WAV cut in its head', wav(Buffer.alloc(100)).subarray(0, 40)],
])('%s with a good tag is no WAV', async (_, plain) => {
  const { contentKey, iv } = place(plain);
  await expect(open(contentKey, iv)).rejects.toMatchObject({ code: 'audio-not-wav' });
});

test('a missing file is the disk’s refusal', async () => {
  rmSync(path, { force: true });
  await expect(open(randomBytes(32), randomBytes(12))).rejects.toMatchObject({ code: 'disk-refused' });
});

test('an abandoned opening is cancelled, and its content key wiped', async () => {
  const { contentKey, iv } = place(wav(randomBytes(8_000_000)));
  const controller = new AbortController();
  const copy = new Uint8Array(contentKey);
  const opening = openSealedAudio(path, copy, iv, controller.signal);
  controller.abort();
  await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
  expect(copy.every((byte) => byte === 0)).toBe(true);
});

test('a bit that flips on the disk after verification is caught in its block, and only there', async () => {
  const plain = wav(randomBytes(300_000));
  const { sealed, contentKey, iv } = place(plain);
  const { open: opened } = await open(contentKey, iv);
  const at = 150_000;
  const file = openSync(path, 'r+');
  writeSync(file, flip(sealed, at * 8 + 5).subarray(at, at + 1), 0, 1, at);
  closeSync(file);
  expect(Buffer.from(readRange(opened, 0, 65_536)).equals(plain.subarray(0, 65_536))).toBe(true);
  expect(() => readRange(opened, 65_536 * 2 + 1, 10)).toThrow(expect.objectContaining({ code: 'audio-changed' }));
  expect(() => readRange(opened, 0, pieceBytes)).toThrow(expect.objectContaining({ code: 'audio-changed' }));
  expect(Buffer.from(readRange(opened, 200_000, 1000)).equals(plain.subarray(200_000, 201_000))).toBe(true);
  closeSealedAudio(opened);
});

test('a file cut after verification is caught', async () => {
  const { contentKey, iv } = place(wav(randomBytes(300_000)));
  const { open: opened } = await open(contentKey, iv);
  truncateSync(path, 100_000);
  expect(() => readRange(opened, 250_000, 100)).toThrow(expect.objectContaining({ code: 'audio-changed' }));
  closeSealedAudio(opened);
});

test('blocks that change places after verification are caught', async () => {
  const { sealed, contentKey, iv } = place(wav(randomBytes(300_000)));
  const { open: opened } = await open(contentKey, iv);
  const block = (number: number) => sealed.subarray(number * 65_536, (number + 1) * 65_536);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.concat([block(1), block(0)]), 0, 131_072, 0);
  closeSync(file);
  expect(() => readRange(opened, 0, 100)).toThrow(expect.objectContaining({ code: 'audio-changed' }));
  closeSealedAudio(opened);
});

test('a file put in the place of a verified one is never read', async () => {
  const plain = wav(randomBytes(10_000));
  const { contentKey, iv } = place(plain);
  const { open: opened } = await open(contentKey, iv);
  writeFileSync(`${path}.new`, sealAsTwilio(wav(randomBytes(10_000))).sealed);
  renameSync(`${path}.new`, path);
  expect(Buffer.from(readRange(opened, 0, 10_044)).equals(plain)).toBe(true);
  closeSealedAudio(opened);
});

test('closing wipes the content key', async () => {
  const { contentKey, iv } = place(wav(randomBytes(100)));
  const { open: opened } = await open(contentKey, iv);
  closeSealedAudio(opened);
  expect(opened.contentKey.every((byte) => byte === 0)).toBe(true);
});

test('an hour of two-channel sound opens, whole', async () => {
  const hour = 3600 * 8000 * 4;
  const { contentKey, iv, sealed } = place(wav(Buffer.alloc(hour, 'voices '), 2));
  const { open: opened, shape, peaks } = await open(contentKey, iv);
  expect(shape).toMatchObject({ channels: 2, dataLength: hour });
  expect(peaks.map((channel) => channel.length)).toEqual([4000, 4000]);
  expect(readRange(opened, hour, 44)).toHaveLength(44);
  expect(readFileSync(path)).toHaveLength(sealed.length);
  closeSealedAudio(opened);
});
