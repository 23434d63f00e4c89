import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate } from '../../../main/twilio/parse-date.ts';
import { parseRfc2822 } from '../../../main/twilio/parse-rfc-2822.ts';

const seconds = (iso: string): number => Date.parse(iso) / 1000;

test.each([
  ['Fri, 14 Oct 2016 21:56:34 +0000', '2016-10-14T21:56:34Z'],
  ['Fri, 14 Oct 2016 21:56:34 +0100', '2016-10-14T20:56:34Z'],
  ['Fri, 14 Oct 2016 21:56:34 -0530', '2016-10-15T03:26:34Z'],
  ['Sat, 1 Jan 2022 00:00:00 +0900', '2021-12-31T15:00:00Z'],
  ['14 Oct 2016 21:56 GMT', '2016-10-14T21:56:00Z'],
  ['Thu, 29 Feb 2024 23:59:59 +0000', '2024-02-29T23:59:59Z'],
  ['fri, 14 OCT 2016 21:56:34 UTC', '2016-10-14T21:56:34Z'],
])('%s is %s', (told, iso) => {
  expect(parseDate(told)).toBe(seconds(iso));
});

test.each([
  null,
  undefined,
  '',
  0,
  {},
  'yesterday',
  '2016-10-14T21:56:34Z',
  'Fri, 31 Feb 2016 21:56:34 +0000',
  'Fri, 14 Okt 2016 21:56:34 +0000',
  'Fri, 14 Oct 2016 24:00:00 +0000',
  'Fri, 14 Oct 2016 21:60:34 +0000',
  'Fri, 14 Oct 2016 2x:56:34 +0000',
  'Fri, 00 Oct 2016 21:56:34 +0000',
  'Fri, 14 Oct 2016 21:56:34 +0099',
  'Fri, 14 Oct 2016 21-56-34 +0000',
])('%j is no date', (told) => {
  expect(parseDate(told)).toBeNull();
});

test('the fast path and the plain one say the same, for any second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_799 }), (second) => {
      const told = new Date(second * 1000).toUTCString().replace('GMT', '+0000');
      expect(parseDate(told)).toBe(second);
      expect(parseRfc2822(told)).toBe(second);
    }),
  );
});
