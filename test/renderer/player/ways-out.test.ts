import { expect, it } from 'vitest';
import { waysOutOf } from '../../../renderer/player/ways-out.ts';

it.each([
  ['key-missing', ['keys', 'try-again']],
  ['key-does-not-fit', ['keys', 'try-again']],
  ['credential-missing', ['accounts']],
  ['disk-full', ['settings', 'try-again']],
  ['audio-damaged', ['fetch-again']],
  ['recording-gone', []],
  ['recording-elsewhere', []],
  ['offline', ['try-again']],
  ['unexpected', ['try-again']],
] as const)('%s leads to %j', (code, ways) => {
  expect(waysOutOf(code)).toEqual(ways);
});
