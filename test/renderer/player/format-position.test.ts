import { expect, it } from 'vitest';
import { formatPosition, sayPosition } from '../../../renderer/player/format-position.ts';

it.each([
  [0, 24, '0:00'],
  [9.9, 24, '0:09'],
  [250, 250, '4:10'],
  [62, 1900, '01:02'],
  [722, 1900, '12:02'],
  [4, 3600, '0:00:04'],
  [3750, 7200, '1:02:30'],
  [-3, 24, '0:00'],
])('writes %d of %d seconds as %s, as wide as the whole', (seconds, whole, written) => {
  expect(formatPosition(seconds, whole)).toBe(written);
});

it.each([
  [0, 'en', '0 seconds'],
  [722, 'en', '12 minutes, 2 seconds'],
  [720, 'en', '12 minutes'],
  [3661, 'en', '1 hour, 1 minute, 1 second'],
  [722, 'ja', '12 分 2 秒'],
])('says %d seconds in %s as %s', (seconds, language, said) => {
  expect(sayPosition(seconds, language)).toBe(said);
});
