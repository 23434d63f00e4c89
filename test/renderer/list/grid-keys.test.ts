import { expect, test } from 'vitest';
import { orderAfterPress } from '../../../renderer/list/list-header.tsx';
import { positionAfterKey } from '../../../renderer/list/use-grid-keys.ts';

const geometry = { rows: 1000, viewport: 280 };

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 5, 6],
  ['ArrowDown', 999, 999],
  ['ArrowUp', 0, 0],
  ['ArrowUp', -1, 0],
  ['PageDown', -1, 9],
  ['PageDown', 995, 999],
  ['PageUp', 20, 11],
  ['Home', 500, 0],
  ['End', 0, 999],
  ['Enter', 3, null],
  ['constructor', 3, null],
])('%s at %i leads to %s', (key, cursor, position) => {
  expect(positionAfterKey(key, cursor, geometry)).toBe(position);
});

test('in an empty list no key leads anywhere', () => {
  expect(positionAfterKey('End', -1, { rows: 0, viewport: 280 })).toBeNull();
});

test('a head pressed sorts by it, and again the other way round', () => {
  const byTime = { by: 'time', descending: true } as const;
  expect(orderAfterPress(byTime, 'time')).toEqual({ by: 'time', descending: false });
  expect(orderAfterPress(byTime, 'from')).toEqual({ by: 'from', descending: false });
  expect(orderAfterPress(byTime, 'duration')).toEqual({ by: 'duration', descending: true });
});
