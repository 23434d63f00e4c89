import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { writeOut } from '../../../main/export/write-out.ts';
import { decodeALaw, decodeMuLaw } from '../../../main/sealed/decode-g711.ts';
import { closeSealedAudio, openSealedAudio } from '../../../main/sealed/open-sealed-audio.ts';
import type { PlainFormat } from '../../../main/sealed/sealed-audio-messages.ts';
import { decodeFlac } from '../../support/decode-flac.ts';
import { newFolder } from '../../support/new-record.ts';
import { walkMp3 } from '../../support/walk-mp3.ts';
import { formatChunk, riff, sealAsTwilio, wav } from '../sealed/make-sound.ts';

const patient = new AbortController().signal;

async function openPlain(plain: Uint8Array) {
  const folder = newFolder();
  const source = join(folder, 'sealed');
  const { sealed, contentKey, iv } = sealAsTwilio(plain);
  writeFileSync(source, sealed);
  return { folder, source, ...(await openSealedAudio(source, new Uint8Array(contentKey), iv, patient)) };
}

/** What is written of `plain`, and what is said of it. */
async function write(plain: Uint8Array, format: PlainFormat) {
  const { folder, open, shape } = await openPlain(plain);
  const path = join(folder, 'out');
  try {
    const stored = await writeOut(open, shape, path, format, patient);
    return { stored, bytes: readFileSync(path) };
  } finally {
    closeSealedAudio(open);
  }
}

const speech = (frames: number, channels: number) => {
  const sound = Buffer.alloc(frames * channels * 2);
  for (let index = 0; index < frames * channels; index += 1)
    sound.writeInt16LE(Math.round(9000 * Math.sin(index / (7 + (index % channels)))), index * 2);
  return sound;
};
const odd = { name: 'LIST', body: Buffer.from('odd') };

test.each([
  ['a plain one', wav(speech(200_000, 2), 2)],
  ['one with chunks before and after', riff([odd, formatChunk({}), { name: 'data', body: speech(9, 1) }, odd])],
  ['one whose sizes are wrong', riff([formatChunk({}), { name: 'data', body: speech(99, 1), size: 0xffffffff }], 0)],
  ['one that ends in half a sample', Buffer.concat([wav(speech(99, 1)), Buffer.from([1])])],
  ['one in µ-law', riff([formatChunk({ tag: 7, bits: 8 }), { name: 'data', body: randomBytes(5000) }])],
])('WAV as it was, byte for byte: %s', async (_, plain) => {
  const { stored, bytes } = await write(plain, 'wav');
  expect(bytes.equals(plain)).toBe(true);
  expect(stored).toEqual({ size: plain.length, sha256: sha256(plain) });
});

test.each([
  ['16-bit, one channel', formatChunk({}), (bytes: Buffer, at: number) => bytes.readInt16LE(at * 2), 16],
  ['16-bit, two channels', formatChunk({ channels: 2 }), (bytes: Buffer, at: number) => bytes.readInt16LE(at * 2), 16],
  ['24-bit', formatChunk({ bits: 24 }), (bytes: Buffer, at: number) => bytes.readIntLE(at * 3, 3), 24],
  ['8-bit', formatChunk({ bits: 8 }), (bytes: Buffer, at: number) => (bytes[at] ?? 0) - 128, 8],
  [
    'µ-law, two channels',
    formatChunk({ tag: 7, bits: 8, channels: 2 }),
    (bytes: Buffer, at: number) => decodeMuLaw(bytes[at] ?? 0) * 32768,
    16,
  ],
  ['A-law', formatChunk({ tag: 6, bits: 8 }), (bytes: Buffer, at: number) => decodeALaw(bytes[at] ?? 0) * 32768, 16],
])('FLAC loses nothing: %s', async (_, format, sampleAt, bits) => {
  const sound = randomBytes(6 * 15_000);
  const channels = format.body[2] ?? 1;
  const { stored, bytes } = await write(riff([odd, format, { name: 'data', body: sound }]), 'flac');
  const decoded = decodeFlac(bytes);
  expect(decoded).toMatchObject({ sampleRate: 8000, channels, bits });
  const wrong = decoded.samples.findIndex((sample, index) => sample !== sampleAt(sound, index));
  expect({ wrong, samples: decoded.samples.length }).toEqual({
    wrong: -1,
    samples: sound.length / ((format.body[14] ?? 0) / 8),
  });
  expect(stored).toEqual({ size: bytes.length, sha256: sha256(bytes) });
});

test.each([
  ['16-bit', formatChunk({ channels: 2 }), 4],
  ['µ-law', formatChunk({ tag: 7, bits: 8, channels: 2 }), 2],
  ['float', formatChunk({ tag: 3, bits: 32, channels: 2 }), 8],
])('MP3 of %s: two channels stay two, and no second is lost', async (_, format, frame) => {
  const sound = format.body[0] === 3 ? Buffer.alloc(frame * 24_000) : randomBytes(frame * 24_000);
  const { stored, bytes } = await write(riff([format, { name: 'data', body: sound }]), 'mp3');
  const found = walkMp3(bytes);
  expect(found).toMatchObject({ channels: 2, sampleRate: 8000 });
  expect(found.seconds).toBeGreaterThanOrEqual(3);
  expect(stored).toEqual({ size: bytes.length, sha256: sha256(bytes) });
});

test.each([
  ['flac', formatChunk({ tag: 3, bits: 32 }), 'floats are no integers'],
  ['flac', formatChunk({ bits: 32 }), 'more bits than FLAC has'],
  ['mp3', formatChunk({ channels: 3 }), 'more channels than MP3 has'],
] as const)('%s: what it cannot keep is refused, and no file is made', async (to, format, _why) => {
  const { folder, open, shape } = await openPlain(riff([format, { name: 'data', body: Buffer.alloc(4800) }]));
  const path = join(folder, 'out');
  await expect(writeOut(open, shape, path, to, patient)).rejects.toMatchObject({ code: 'export-format-unfit' });
  expect(existsSync(path)).toBe(false);
  closeSealedAudio(open);
});

test('an empty recording is written too', async () => {
  const empty = wav(Buffer.alloc(0));
  expect((await write(empty, 'wav')).bytes.equals(empty)).toBe(true);
  expect(decodeFlac((await write(empty, 'flac')).bytes).frames).toBe(0);
});

test('a file that lies there already is not touched', async () => {
  const { folder, open, shape } = await openPlain(wav(speech(100, 1)));
  const path = join(folder, 'out');
  writeFileSync(path, 'mine');
  const refused = writeOut(open, shape, path, 'wav', patient);
  await expect(refused).rejects.toMatchObject({ code: 'disk-refused', facts: { reason: 'EEXIST' } });
  expect(readFileSync(path, 'utf8')).toBe('mine');
  closeSealedAudio(open);
});

test.each(['wav', 'flac', 'mp3'] as const)(
  '%s: audio that changes after it was verified leaves no file',
  async (format) => {
    const { folder, source, open, shape } = await openPlain(wav(speech(400_000, 1)));
    const file = openSync(source, 'r+');
    writeSync(file, randomBytes(64), 0, 64, 500_000);
    closeSync(file);
    const path = join(folder, 'out');
    await expect(writeOut(open, shape, path, format, patient)).rejects.toMatchObject({ code: 'audio-changed' });
    expect(existsSync(path)).toBe(false);
    closeSealedAudio(open);
  },
);

test('called off in the middle, nothing stays', async () => {
  const { folder, open, shape } = await openPlain(wav(speech(1_000_000, 1)));
  const path = join(folder, 'out');
  const controller = new AbortController();
  const writing = writeOut(open, shape, path, 'flac', controller.signal);
  setTimeout(() => controller.abort(), 5);
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(path)).toBe(false);
  closeSealedAudio(open);
});
