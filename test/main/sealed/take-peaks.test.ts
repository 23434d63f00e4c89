import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretches, takePeaks } from '../../../main/sealed/take-peaks.ts';
import { takeWideExtremes } from '../../../main/sealed/take-wide-extremes.ts';
import type { SampleFormat, WavShape } from '../../../main/sealed/wav-shape.ts';

const shapeOf = (format: SampleFormat, bitsPerSample: number, channels: number, length: number): WavShape => {
  const frame = (bitsPerSample / 8) * channels;
  const dataLength = length - (length % frame);
  return { format, channels, sampleRate: 8000, bitsPerSample, dataOffset: 44, dataLength, missing: 0 };
};

/** The same peaks in the plainest way. */
function slowly(shape: WavShape, sound: Uint8Array): number[][] {
  const frame = (shape.bitsPerSample / 8) * shape.channels;
  const perStretch = Math.max(1, Math.ceil(shape.dataLength / frame / stretches)) * frame;
  const peaks: number[][] = Array.from({ length: shape.channels }, () => []);
  for (let at = 0; at < shape.dataLength; at += perStretch) {
    const extremes = takeWideExtremes(shape);
    extremes.fold(sound, at, Math.min(shape.dataLength, at + perStretch));
    const lows = new Float32Array(shape.channels);
    const highs = new Float32Array(shape.channels);
    extremes.take(lows, highs);
    for (const [channel, values] of peaks.entries()) values.push(lows[channel] ?? 9, highs[channel] ?? 9);
  }
  return peaks;
}

test('peaks are the same however the sound is cut up, by SIMD and sample by sample', () => {
  const formats = fc.constantFrom<[SampleFormat, number]>(
    ['integer', 16],
    ['integer', 8],
    ['integer', 24],
    ['mu-law', 8],
    ['a-law', 8],
  );
  const sounds = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 9000, maxLength: 20_000 }));
  fc.assert(
    fc.property(
      formats,
      fc.integer({ min: 1, max: 4 }),
      sounds,
      fc.integer({ min: 1, max: 5000 }),
      (format, channels, sound, cut) => {
        const shape = shapeOf(...format, channels, sound.length);
        const taker = takePeaks(shape);
        for (let at = 0; at < sound.length; at += cut) taker.feed(sound.subarray(at, at + cut));
        expect(taker.finish().map((values) => [...values])).toEqual(slowly(shape, sound));
      },
    ),
    { numRuns: 300 },
  );
});

test('two channels are told apart, and extremes are where they were put', () => {
  const samples = new Int16Array(80_000);
  samples[2 * 100] = 16_384;
  samples[2 * 39_999 + 1] = -32_768;
  const shape = shapeOf('integer', 16, 2, samples.byteLength);
  const taker = takePeaks(shape);
  taker.feed(new Uint8Array(samples.buffer));
  const [first, second] = taker.finish();
  expect(first).toHaveLength(2 * stretches);
  expect(first?.indexOf(0.5)).toBe(2 * 5 + 1);
  expect(second?.indexOf(-1)).toBe(2 * (stretches - 1));
  expect(first?.filter((peak) => peak !== 0)).toHaveLength(1);
  expect(second?.filter((peak) => peak !== 0)).toHaveLength(1);
});

test('what follows the sound does not count', () => {
  const taker = takePeaks(shapeOf('integer', 16, 1, 4));
  taker.feed(Buffer.from([1, 0, 2, 0, 0xff, 0x7f, 0, 0x80]));
  expect(taker.finish().map((values) => [...values])).toEqual([[1, 1, 2, 2].map((value) => value / 32_768)]);
});

test('no sound has no peaks', () => {
  expect(
    takePeaks(shapeOf('integer', 16, 2, 0))
      .finish()
      .map((values) => values.length),
  ).toEqual([0, 0]);
});

test('floats that are no numbers, or beyond the scale, stay drawable', () => {
  const sound = new Uint8Array(new Float32Array([Number.NaN, 7, -7, Number.POSITIVE_INFINITY]).buffer);
  const taker = takePeaks(shapeOf('float', 32, 1, sound.length));
  taker.feed(sound);
  expect(taker.finish().map((values) => [...values])).toEqual([[0, 0, 1, 1, -1, -1, 1, 1]]);
});
