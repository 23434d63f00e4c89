import { expect, test } from 'vitest';
import { writeWavHeader } from '../../../main/playback/write-wav-header.ts';
import { parseWav } from '../../../main/sealed/parse-wav.ts';
import type { WavShape } from '../../../main/sealed/wav-shape.ts';

const shape: WavShape = {
  format: 'integer',
  channels: 2,
  sampleRate: 8000,
  bitsPerSample: 16,
  dataOffset: 999,
  dataLength: 4000,
  missing: 0,
};

test('a PCM header is the canonical one, byte for byte', () => {
  const hex = '52494646c40f000057415645666d7420100000000100020040' + '1f0000007d0000040010006461746' + '1a00f0000';
  expect(Buffer.from(writeWavHeader(shape)).toString('hex')).toBe(hex);
});

test.each<[WavShape['format'], number, number]>([
  ['integer', 8, 44],
  ['integer', 16, 44],
  ['integer', 24, 44],
  ['float', 32, 46],
  ['mu-law', 8, 46],
  ['a-law', 8, 46],
])('a header for %s of %i bits takes %i bytes and reads back', (format, bitsPerSample, length) => {
  const drawn = { ...shape, format, bitsPerSample, dataLength: 4800 };
  const header = writeWavHeader(drawn);
  expect(header).toHaveLength(length);
  expect(parseWav(header, length + 4800)).toEqual({ ...drawn, dataOffset: length });
});

test('sound beyond 4 GiB is said to be as much as there is', () => {
  const header = Buffer.from(writeWavHeader({ ...shape, dataLength: 5 * 2 ** 30 }));
  expect(header.readUInt32LE(40)).toBe(0xffffffff);
  expect(header.readUInt32LE(4)).toBe(0xffffffff);
});
