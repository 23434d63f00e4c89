import { expect, it } from 'vitest';
import { nameFromSource, shortFingerprint } from '../../../renderer/keys/short-fingerprint.ts';

it('shows the beginning of a fingerprint in groups of four', () => {
  expect(shortFingerprint('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef');
});

it.each([
  ['recordings-2025.pem', 'recordings-2025'],
  ['key.DER', 'key'],
  ['private.key', 'private'],
  ['no ending', 'no ending'],
  ['x'.repeat(100), 'x'.repeat(64)],
])('offers for a key found in %j the name %j', (source, name) => {
  expect(nameFromSource(source)).toBe(name);
});
