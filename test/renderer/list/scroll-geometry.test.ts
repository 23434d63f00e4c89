import { expect, test } from 'vitest';
import { contentHeight, rowHeight, screenful, scrollTopFor, seenRows } from '../../../renderer/list/scroll-geometry.ts';

const viewport = 790;

test('up to a million rows a pixel scrolled is a pixel', () => {
  const geometry = { rows: 1_000_000, viewport };
  expect(contentHeight(geometry)).toBe(28_000_000);
  expect(seenRows(geometry, 280)).toEqual({ first: 10, end: 39, shift: 0 });
  expect(seenRows(geometry, 295)).toEqual({ first: 10, end: 39, shift: 15 });
});

test.each([0, 1, 5, 28, 29, 1000, 1_000_000, 5_000_000, 40_000_000])('%i rows: both ends can be reached', (rows) => {
  const geometry = { rows, viewport };
  expect(contentHeight(geometry)).toBeLessThan(2 ** 25);
  expect(seenRows(geometry, 0).first).toBe(0);
  const bottom = seenRows(geometry, contentHeight(geometry) - viewport);
  expect(bottom.end).toBe(rows);
  if (rows * rowHeight > viewport)
    expect(bottom.end * rowHeight - bottom.first * rowHeight - bottom.shift).toBeCloseTo(viewport, 0);
});

test('scrolling beyond the ends, as a touchpad does, shows the ends', () => {
  const geometry = { rows: 100, viewport };
  expect(seenRows(geometry, -300)).toEqual(seenRows(geometry, 0));
  expect(seenRows(geometry, 99_999).end).toBe(100);
});

test.each([1000, 1_000_000, 5_000_000])('of %i rows, any can be brought into sight whole', (rows) => {
  const geometry = { rows, viewport };
  for (const position of [0, 1, Math.floor(rows / 3), rows - 2, rows - 1]) {
    const { first, end, shift } = seenRows(geometry, scrollTopFor(geometry, contentHeight(geometry) / 2, position));
    const top = (position - first) * rowHeight - shift;
    expect(position).toBeGreaterThanOrEqual(first);
    expect(position).toBeLessThan(end);
    expect(top).toBeGreaterThan(-1);
    expect(top + rowHeight).toBeLessThan(viewport + 1);
  }
});

test('a row in sight is left where it is', () => {
  expect(scrollTopFor({ rows: 1000, viewport }, 5000, 190)).toBe(5000);
});

test('a screenful keeps one row to hold on to', () => {
  expect(screenful({ rows: 1000, viewport })).toBe(27);
  expect(screenful({ rows: 1000, viewport: 10 })).toBe(1);
});
