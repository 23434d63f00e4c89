import { expect, it } from 'vitest';
import { faster, slower, speeds } from '../../../renderer/player/speeds.ts';

it('steps through every speed up and down again, and stays at the ends', () => {
  const up = [...speeds, 3].slice(1);
  expect(speeds.map(faster)).toEqual(up);
  expect(speeds.map(slower)).toEqual([0.5, ...speeds].slice(0, speeds.length));
});

it('steps from a speed between two to the next on either side', () => {
  expect(faster(1.1)).toBe(1.25);
  expect(slower(1.1)).toBe(1);
});
