import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../../main/ledger/canonical-json.ts';

test.each<[string, Json, string]>([
  ['names in order, whatever order they came in', { b: 1, a: 2 }, '{"a":2,"b":1}'],
  [
    'names ordered by UTF-16 code units, as RFC 8785 has it',
    { '\ufb33': 1, '\u{1f600}': 2, é: 3, '1': 4 },
    '{"1":4,"é":3,"\u{1f600}":2,"\ufb33":1}',
  ],
  ['nesting', { a: [1, { c: null, b: true }] }, '{"a":[1,{"b":true,"c":null}]}'],
  ['numbers as ECMAScript writes them', [1e21, 0.1, -0, 100], '[1e+21,0.1,0,100]'],
  ['control characters escaped, others not', '\u0001"\\é声', '"\\u0001\\"\\\\é声"'],
])('%s', (_, value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each<[string, Json]>([
  ['NaN', Number.NaN],
  ['Infinity', { a: Number.POSITIVE_INFINITY }],
  ['a lone surrogate', { a: '\ud800' }],
])('%s has no spelling', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('a value read back from its spelling has the same spelling', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      fc.pre(JSON.stringify(value).isWellFormed());
      const text = canonicalJson(value as Json);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
