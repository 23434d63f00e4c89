import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, markBeginnings, prepareDigits } from '../../../main/recordings/digit-search.ts';

const digitsOf = (text: string) => [...text].map((digit) => Number.parseInt(digit, 16));
const wordsOf = (hex: string) => new Uint16Array(new Uint8Array(Buffer.from(hex, 'hex')).buffer);
// Few different digits, so that near misses and overlaps are common.
const hex = fc.stringMatching(/^[0ab]{32}$/);
const wanted = fc.stringMatching(/^[0ab]{1,32}$/);

test('digits are found exactly where the text has them', () => {
  fc.assert(
    fc.property(hex, fc.oneof(wanted, fc.nat(31)), fc.integer({ min: 1, max: 32 }), (text, needle, length) => {
      const part = typeof needle === 'string' ? needle : text.slice(needle, needle + length);
      const prepared = prepareDigits(digitsOf(part));
      const words = wordsOf(text);
      if (text.includes(part)) expect(words.some((word) => prepared.suspects[word] !== 0)).toBe(true);
      if (words.some((word) => prepared.suspects[word] === 2)) expect(text).toContain(part);
      expect(contains(words, 0, 8, prepared)).toBe(text.includes(part));
    }),
    { numRuns: 500 },
  );
});

test('beginnings are found in the items asked for, from an offset', () => {
  fc.assert(
    fc.property(fc.array(hex, { minLength: 1, maxLength: 5 }), wanted, (texts, part) => {
      const words = wordsOf(texts.map((text) => 'f'.repeat(32) + text).join(''));
      const asked = Uint8Array.from(texts, (_, at) => (at === 1 ? 0 : 1));
      const found = new Uint8Array(texts.length);
      markBeginnings(words, { stride: 16, offset: 8 }, asked, found, digitsOf(part));
      expect([...found]).toEqual(texts.map((text, at) => (at !== 1 && text.startsWith(part) ? 1 : 0)));
    }),
  );
});
