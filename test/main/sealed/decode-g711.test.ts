import { expect, test } from 'vitest';
import { decodeALaw, decodeMuLaw } from '../../../main/sealed/decode-g711.ts';

/** Ends, middles and silence of ITU-T G.711, as 16-bit samples. */
test.each([
  [0x00, -32124],
  [0x80, 32124],
  [0x7f, 0],
  [0xff, 0],
  [0x0f, -16764],
  [0xef, 132],
])('µ-law %i is %i', (byte, sample) => {
  expect(decodeMuLaw(byte) * 32768).toBeCloseTo(sample, 5);
});

test.each([
  [0x2a, -32256],
  [0xaa, 32256],
  [0x55, -8],
  [0xd5, 8],
  [0x45, -264],
])('A-law %i is %i', (byte, sample) => {
  expect(decodeALaw(byte) * 32768).toBe(sample);
});
