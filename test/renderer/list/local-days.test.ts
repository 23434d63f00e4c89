import { describe, expect, test } from 'vitest';
import { addDays, commonSpans, dayOf, endOfDay, isDay, startOfDay } from '../../../renderer/list/local-days.ts';

const utc = (text: string) => Date.parse(text) / 1000;

describe('a day begins and ends at the right UTC second', () => {
  test.each([
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00Z', '2026-11-23T23:59:59Z'],
    ['2026-11-23', 'Asia/Tokyo', '2026-11-22T15:00:00Z', '2026-11-23T14:59:59Z'],
    ['2026-11-23', 'America/New_York', '2026-11-23T05:00:00Z', '2026-11-24T04:59:59Z'],
    ['2026-11-23', 'Pacific/Kiritimati', '2026-11-22T10:00:00Z', '2026-11-23T09:59:59Z'],
    ['2026-11-23', 'Pacific/Niue', '2026-11-23T11:00:00Z', '2026-11-24T10:59:59Z'],
    ['2026-11-23', 'Asia/Kathmandu', '2026-11-22T18:15:00Z', '2026-11-23T18:14:59Z'],
    ['2024-02-29', 'Asia/Tokyo', '2024-02-28T15:00:00Z', '2024-02-29T14:59:59Z'],
    ['2026-03-29 of 23 hours', 'Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
    ['2026-10-25 of 25 hours', 'Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
    ['2018-11-04 which begins at 01:00', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T01:59:59Z'],
    ['2018-02-17 whose last hour comes twice', 'America/Sao_Paulo', '2018-02-17T02:00:00Z', '2018-02-18T02:59:59Z'],
    ['2011-12-30 which never was', 'Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-30T09:59:59Z'],
  ])('%s in %s', (name, zone, start, end) => {
    const day = name.slice(0, 10);
    expect(startOfDay(day, zone)).toBe(utc(start));
    expect(endOfDay(day, zone)).toBe(utc(end));
  });
});

test('days follow each other without gap or overlap for ten years, whatever the clock does', () => {
  for (const zone of ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Beirut', 'Asia/Tokyo']) {
    for (let day = '2015-01-01'; day < '2025-01-01'; day = addDays(day, 1)) {
      const start = startOfDay(day, zone);
      if (dayOf(start, zone) !== day || dayOf(start - 1, zone) >= day) {
        expect.fail(`${day} in ${zone} does not begin at ${start}`);
      }
    }
  }
});

test.each([
  ['2026-11-23', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['', false],
  [null, false],
  [20261123, false],
])('whether %s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

test('the common spans cross months and years', () => {
  expect(commonSpans('2026-01-03')).toEqual({
    today: { from: '2026-01-03', to: '2026-01-03' },
    lastSeven: { from: '2025-12-28', to: '2026-01-03' },
    thisMonth: { from: '2026-01-01', to: '2026-01-03' },
    lastMonth: { from: '2025-12-01', to: '2025-12-31' },
    overSixty: { to: '2025-11-03' },
  });
});
