import { expect, test } from 'vitest';
import { readAmount, readLength } from '../../../renderer/list/read-length.ts';
import { spellNumber } from '../../../renderer/list/spell-number.ts';

test.each([
  ['90', 90],
  ['1:30', 90],
  ['01:02:03', 3723],
  ['90:00', 5400],
  ['１：３０', 90],
  [' 0 ', 0],
  ['1:60', null],
  ['1:60:00', null],
  ['1.5', null],
  ['-1', null],
  ['', null],
  ['a', null],
])('the length "%s" is %s seconds', (text, seconds) => expect(readLength(text)).toBe(seconds));

test.each([
  ['0.0125', 0.0125],
  ['0,5', 0.5],
  ['３', 3],
  ['.5', null],
  ['-1', null],
  ['1e3', null],
  ['', null],
])('the amount "%s" is %s', (text, amount) => expect(readAmount(text)).toBe(amount));

test.each([
  ['+819012345678', '+81 90 1234 5678'],
  ['+81345670012', '+81 3 4567 0012'],
  ['+14155550100', '+1 415 555 0100'],
  ['+1415555010', '+1415555010'],
  ['+442071838750', '+442071838750'],
  ['sip:reception@example.com', 'sip:reception@example.com'],
  ['client:tanaka', 'client:tanaka'],
])('%s is written %s', (number, written) => expect(spellNumber(number)).toBe(written));
