import { expect, test } from 'vitest';
import { asksNothing } from '../../../renderer/list/list-filter.ts';
import { newestFirst, readListSettings } from '../../../renderer/list/list-settings.ts';

test('what was kept comes back', () => {
  const kept = {
    view: 'encrypted',
    accounts: [`AC${'1'.repeat(32)}`],
    filter: { search: '0901', fromDay: '2026-11-01', shortest: 90, encrypted: false, channels: [2], cheapest: 0.01 },
    order: { by: 'duration', descending: true },
    detailsShown: false,
  };
  const read = readListSettings(JSON.parse(JSON.stringify(kept)), true);
  expect(read).toMatchObject(kept);
});

test.each([
  [{}],
  [{ view: 'sealed', accounts: 'all', filter: 7, order: 'time', layout: [], detailsShown: 'yes' }],
  [
    {
      accounts: ['AC1'],
      filter: { search: 5, fromDay: '2026-02-30', shortest: -1, keySids: ['CR1'] },
      order: { by: 'x' },
    },
  ],
  [{ filter: { longest: 1.5, whereabouts: ['moon'], channels: ['2'], directions: [] } }],
])('what cannot be understood is left out: %j', (kept) => {
  const read = readListSettings(kept, true);
  expect(read.view).toBe('all');
  expect(read.accounts).toEqual([]);
  expect(asksNothing(read.filter)).toBe(true);
  expect(read.order).toEqual(newestFirst);
  expect(read.detailsShown).toBe(true);
});

test('the details are shown at first only where there is room', () => {
  expect(readListSettings({}, false).detailsShown).toBe(false);
  expect(readListSettings({ detailsShown: true }, false).detailsShown).toBe(true);
});
