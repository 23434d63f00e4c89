import { expect, test } from 'vitest';
import { csvLines } from '../../../main/packing/csv-lines.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+81312345678', "'+81312345678"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['＝1', "'＝1"],
  ['a,b', '"a,b"'],
  ['say "yes"', '"say ""yes"""'],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ['two\nlines', '"two\nlines"'],
  ['声蔵', '声蔵'],
  [null, ''],
  [12, '12'],
  [false, 'no'],
])('a cell %j becomes %j', (cell, written) => {
  expect(csvLines([['first', cell]])).toBe(`first,${written}\r\n`);
});

test('a negative number is a number, no formula', () => {
  expect(csvLines([[-5, 0]])).toBe('-5,0\r\n');
});
