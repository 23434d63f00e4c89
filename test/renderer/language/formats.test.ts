import { expect, test } from 'vitest';
import { formatsFor, localeOf, writeLength } from '../../../renderer/language/formats.ts';
import { chosenLanguage } from '../../../renderer/language/language.ts';

const at = Date.UTC(2026, 10, 23, 20, 2, 11) / 1000;

test('times are written by the clock that was chosen', () => {
  expect(formatsFor('en-GB', 'local', 'Asia/Tokyo').time(at)).toBe('24 Nov 2026 05:02:11');
  expect(formatsFor('en-GB', 'utc', 'Asia/Tokyo').time(at)).toBe('23 Nov 2026 20:02:11');
  expect(formatsFor('ja-JP', 'local', 'Asia/Tokyo').time(at)).toBe('2026/11/24 05:02:11');
});

test('the details name both clocks whichever was chosen', () => {
  const formats = formatsFor('en-GB', 'utc', 'Asia/Tokyo');
  expect(formats.timeHere(at)).toBe('24 Nov 2026 05:02:11');
  expect(formats.timeInUtc(at)).toBe('23 Nov 2026 20:02:11');
});

test('midnight is 00:00, not 24:00', () => {
  expect(formatsFor('en-US', 'utc', 'UTC').time(Date.UTC(2026, 0, 1) / 1000)).toMatch(/00:00:00$/);
});

test.each([
  [0, '0:00'],
  [59, '0:59'],
  [250, '4:10'],
  [3600, '1:00:00'],
  [3753, '1:02:33'],
  [-4, '0:00'],
])('%i seconds are %s', (seconds, written) => expect(writeLength(seconds)).toBe(written));

test('sums are hours, small ones minutes, and never nothing where there is something', () => {
  const { hours } = formatsFor('en-GB', 'utc', 'UTC');
  expect(hours(3211 * 3600)).toMatch(/^3,211\s?hrs?$/);
  expect(hours(90)).toMatch(/^2\s?mins?$/);
  expect(hours(6)).toMatch(/^6\s?secs?$/);
  expect(hours(0)).toMatch(/^0\s?mins?$/);
});

test('sizes take the unit that reads best', () => {
  const { bytes } = formatsFor('en-GB', 'utc', 'UTC');
  expect([0, 999, 1000, 184_320_000, 2_000_000_000].map(bytes)).toEqual([
    '0 byte',
    '999 byte',
    '1 kB',
    '184.3 MB',
    '2 GB',
  ]);
});

test.each([
  [null, '$0.0025'],
  ['JPY', '¥0.0025'],
  ['not a currency', '$0.0025'],
])('an amount in %s', (unit, written) => {
  expect(formatsFor('en-US', 'utc', 'UTC').money(0.0025, unit)).toBe(written);
});

test('the system says which English it speaks', () => {
  expect(localeOf('en', ['ja-JP', 'en-US'])).toBe('en-US');
  expect(localeOf('ja', ['en-US'])).toBe('ja-JP');
  expect(chosenLanguage('system', 'ja')).toBe('ja');
  expect(chosenLanguage('en', 'ja')).toBe('en');
});
