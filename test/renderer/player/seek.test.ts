import { expect, it } from 'vitest';
import { seekBy, seekTo, startingPosition } from '../../../renderer/player/seek.ts';

it.each([
  [10, 5, 24, 15],
  [2, -5, 24, 0],
  [20, 15, 24, 24],
])('from %d by %d in %d seconds goes to %d', (position, by, seconds, reached) => {
  expect(seekBy(position, by, seconds)).toBe(reached);
});

it.each([
  [0, 200, 0],
  [100, 200, 12],
  [200, 200, 24],
  [-20, 200, 0],
  [500, 200, 24],
  [50, 0, 0],
])('a point at %d of %d pixels is %d of 24 seconds', (x, width, reached) => {
  expect(seekTo(x, width, 24)).toBe(reached);
});

it.each([
  [0, 24, 0],
  [7, 24, 7],
  [23, 24, 0],
  [24, 24, 0],
  [90, 24, 0],
])('left at %d of %d seconds, the next hearing begins at %d', (left, seconds, start) => {
  expect(startingPosition(left, seconds)).toBe(start);
});
