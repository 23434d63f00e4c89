import { expect, test } from 'vitest';
import { redactFact } from '../../../main/ledger/redact-fact.ts';

test.each([
  ['+81312345678', '+…'],
  ['Line of +81 (3) 1234-5678, night', 'Line of +…, night'],
  ['＋８１３１２３４５６７８', '+…'],
  ['RE00000000000000000000000000000001', 'RE00000000000000000000000000000001'],
  ['0'.repeat(64), '0'.repeat(64)],
  ['Recording key 2026 (+2)', 'Recording key 2026 (+2)'],
  ['大阪', '大阪'],
  ['PRIVATE KEY 2026', 'PRIVATE KEY 2026'],
  ['\ud800', '\ufffd'],
])('“%s” is noted as “%s”', (fact, noted) => {
  expect(redactFact(fact)).toBe(noted);
});

test('numbers, truth values and nothing stay what they are', () => {
  expect([redactFact(81312345678), redactFact(true), redactFact(null)]).toEqual([81312345678, true, null]);
});

test('key material is refused', () => {
  expect(() => redactFact('-----BEGIN RSA PRIVATE KEY-----\nMII')).toThrow(TypeError);
});

test('text is cut, and never within a character', () => {
  expect(redactFact(`a${'😀'.repeat(400)}`)).toMatch(/^a(😀)+�?$/u);
  expect(redactFact('x'.repeat(2000))).toHaveLength(500);
});
