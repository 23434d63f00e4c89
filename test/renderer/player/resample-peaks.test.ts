import { expect, it } from 'vitest';
import { fillingScale, resamplePeaks } from '../../../renderer/player/resample-peaks.ts';

it('gathers several stretches into a column without losing an extreme', () => {
  const peaks = [-0.1, 0.2, -0.9, 0.1, -0.2, 0.8, 0, 0];
  expect(resamplePeaks(peaks, 2)).toEqual([
    { low: -0.9, high: 0.2 },
    { low: -0.2, high: 0.8 },
  ]);
});

it('spreads few stretches over many columns', () => {
  expect(resamplePeaks([-0.5, 0.5], 3)).toEqual(Array(3).fill({ low: -0.5, high: 0.5 }));
});

it('draws nothing where there are no peaks', () => {
  expect(resamplePeaks([], 100)).toEqual([]);
});

it.each([
  [[[-0.5, 0.25]], 2],
  [[[-0.01, 0.01]], 8],
  [[[0, 0]], 1],
  [
    [
      [-1, 1],
      [-0.1, 0.1],
    ],
    1,
  ],
])('scales %j by %d, so that the loudest fills its lane and noise stays small', (peaks, scale) => {
  expect(fillingScale(peaks)).toBe(scale);
});
