import { expect, test } from 'vitest';
import { mayPass, stopsAll } from '../../../main/batch/sort-failures.ts';

test.each([
  ['store-busy', 'passes'],
  ['store-unwell', 'passes'],
  ['store-answer-strange', 'passes'],
  ['offline', 'passes'],
  ['twilio-busy', 'passes'],
  ['store-wrong-keys', 'stops all'],
  ['store-keys-missing', 'stops all'],
  ['store-full', 'stops all'],
  ['bucket-missing', 'stops all'],
  ['store-clock-skew', 'stops all'],
  ['store-kms-refused', 'stops all'],
  ['archive-refused', 'stops all'],
  ['archive-other', 'stops all'],
  ['archive-unreachable', 'stops all'],
  ['keychain-locked', 'stops all'],
  ['audio-damaged', 'is of one recording'],
  ['key-missing', 'is of one recording'],
  ['recording-gone', 'is of one recording'],
] as const)('%s %s', (code, meaning) => {
  const told = stopsAll(code) ? 'stops all' : mayPass(code) ? 'passes' : 'is of one recording';
  expect(told).toBe(meaning);
});
