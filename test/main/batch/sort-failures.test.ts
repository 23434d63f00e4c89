import { expect, test } from 'vitest';
import { mayPass, stopsAll } from '../../../main/batch/sort-failures.ts';
import { Failure } from '../../../main/failure.ts';

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
  expect(told(new Failure(code))).toBe(meaning);
});

test('a bucket out of reach may come back by itself, a folder does not', () => {
  expect(told(new Failure('archive-unreachable', { bucket: 'voices', reason: 's3.example' }))).toBe('passes');
  expect(told(new Failure('archive-unreachable', { code: 'ENOENT' }))).toBe('stops all');
});

function told(failure: Failure): string {
  return stopsAll(failure) ? 'stops all' : mayPass(failure) ? 'passes' : 'is of one recording';
}
