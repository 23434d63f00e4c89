import { expect, test } from 'vitest';
import { parseRange } from '../../../main/playback/parse-range.ts';

const whole = { kind: 'whole' };
const unsatisfiable = { kind: 'unsatisfiable' };
const part = (first: number, last: number) => ({ kind: 'part', first, last });

test.each<[string | null, number, object]>([
  [null, 100, whole],
  ['bytes=0-', 100, part(0, 99)],
  ['bytes=40-', 100, part(40, 99)],
  ['bytes=99-', 100, part(99, 99)],
  ['bytes=0-0', 100, part(0, 0)],
  ['bytes=10-19', 100, part(10, 19)],
  ['bytes=10-1000', 100, part(10, 99)],
  ['bytes=-1', 100, part(99, 99)],
  ['bytes=-1000', 100, part(0, 99)],
  ['bytes=100-', 100, unsatisfiable],
  ['bytes=100-200', 100, unsatisfiable],
  ['bytes=-0', 100, unsatisfiable],
  ['bytes=0-', 0, unsatisfiable],
  ['bytes=-5', 0, unsatisfiable],
  ['bytes=20-10', 100, whole],
  ['bytes=-', 100, whole],
  ['bytes=', 100, whole],
  ['bytes=0-1,5-6', 100, whole],
  ['bytes=a-b', 100, whole],
  ['bytes=1.5-', 100, whole],
  ['bytes=-5-', 100, whole],
  ['bytes=0x10-', 100, whole],
  ['bytes=99999999999999999999-', 100, whole],
  ['items=0-1', 100, whole],
  ['Bytes=0-1', 100, whole],
  ['', 100, whole],
])('%j of %i bytes', (header, size, expected) => {
  expect(parseRange(header, size)).toEqual(expected);
});
