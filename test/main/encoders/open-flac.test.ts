import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flacKeeps, openFlac } from '../../../main/encoders/open-flac.ts';
import { decodeFlac } from '../../support/decode-flac.ts';
import { newFolder } from '../../support/new-record.ts';

async function encode(samples: Int32Array<ArrayBuffer>, channels: number, bits: number, piece = 1000): Promise<Buffer> {
  const encoder = await openFlac({ sampleRate: 8000, channels, frames: samples.length / channels }, bits);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < samples.length; at += piece * channels)
    pieces.push(encoder.encode(samples.subarray(at, at + piece * channels)));
  const { tail, head } = encoder.finish();
  encoder.close();
  const whole = Buffer.concat([...pieces, tail]);
  whole.set(head);
  return whole;
}

const noisy = (length: number, bits: number) =>
  Int32Array.from({ length }, (_, index) =>
    Math.round((Math.sin(index / 9) * 0.6 + Math.random() * 0.1) * (2 ** (bits - 1) - 1)),
  );

test.each([
  [1, 16],
  [2, 16],
  [1, 8],
  [2, 24],
])('%i channels of %i bits come back as they were, by a decoder of our own', async (channels, bits) => {
  const samples = noisy(20_000 * channels, bits);
  const decoded = decodeFlac(await encode(samples, channels, bits));
  expect(decoded).toMatchObject({ sampleRate: 8000, channels, bits });
  expect(decoded.samples).toEqual(samples);
});

test('any samples come back as they were', async () => {
  const sound = fc.array(fc.integer({ min: -32768, max: 32767 }), { minLength: 1, maxLength: 3000 });
  await fc.assert(
    fc.asyncProperty(sound, fc.integer({ min: 1, max: 700 }), async (values, piece) => {
      const samples = Int32Array.from(values);
      expect(decodeFlac(await encode(samples, 1, 16, piece)).samples).toEqual(samples);
    }),
    { numRuns: 40 },
  );
});

test('its head holds the MD5 of the samples, and their number', async () => {
  const samples = noisy(9000, 16);
  const { md5, frames } = decodeFlac(await encode(samples, 1, 16));
  expect(frames).toBe(9000);
  expect(md5).toBe(
    createHash('md5')
      .update(new Uint8Array(Int16Array.from(samples).buffer))
      .digest('hex'),
  );
});

test('the reference decoder finds it faultless, where there is one', async ({ annotate }) => {
  const reference = spawnSync('flac', ['--version']).status === 0;
  const samples = noisy(50_000, 16);
  const whole = await encode(samples, 2, 16);
  expect(decodeFlac(whole).samples).toEqual(samples);
  if (!reference) return void (await annotate('no flac program here: only our own decoder has looked'));
  const path = join(newFolder(), 'sound.flac');
  writeFileSync(path, whole);
  execFileSync('flac', ['--test', '--silent', '--warnings-as-errors', path]);
  const form = ['--decode', '--silent', '--stdout', '--force-raw-format', '--endian=little', '--sign=signed'];
  const raw = execFileSync('flac', [...form, path], { maxBuffer: 1e9 });
  expect(raw.equals(Buffer.from(Int16Array.from(samples).buffer))).toBe(true);
});

test.each([
  [1, 8, true],
  [2, 24, true],
  [8, 16, true],
  [9, 16, false],
  [1, 32, false],
])('%i channels of %i bits: kept as they are %s', (channels, bits, kept) => {
  expect(flacKeeps(channels, bits)).toBe(kept);
});
