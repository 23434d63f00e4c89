import { expect, test } from 'vitest';
import { orderings } from '../../../main/recording.ts';
import {
  type ColumnLayout,
  columns,
  moveColumn,
  readLayout,
  resizeColumn,
  shownColumns,
  standardLayout,
  toggleColumn,
  widthOf,
} from '../../../renderer/list/columns.ts';

test('there is a column for every order the index offers', () => {
  expect(columns.map(({ id }) => id).sort()).toEqual([...orderings].sort());
});

test.each([
  ['time', 'to', ['from', 'to', 'time']],
  ['to', 'time', ['to', 'time', 'from']],
  ['from', 'from', ['time', 'from', 'to']],
] as const)('%s dragged onto %s', (id, target, first) => {
  expect(moveColumn(standardLayout, id, target).order.slice(0, 3)).toEqual(first);
});

test('moving a column loses none and doubles none', () => {
  for (const { id } of columns) {
    for (const { id: target } of columns) {
      expect([...moveColumn(standardLayout, id, target).order].sort()).toEqual([...standardLayout.order].sort());
    }
  }
});

test('the last column cannot be hidden', () => {
  const few: ColumnLayout = { ...standardLayout, hidden: columns.map(({ id }) => id).filter((id) => id !== 'to') };
  expect(shownColumns(toggleColumn(few, 'to'))).toEqual(['to']);
  expect(shownColumns(toggleColumn(few, 'from'))).toEqual(['from', 'to']);
});

test('a width stays within what can be read and seen', () => {
  expect(widthOf(resizeColumn(standardLayout, 'time', -50), 'time')).toBe(96);
  expect(widthOf(resizeColumn(standardLayout, 'time', 5000), 'time')).toBe(640);
  expect(widthOf(resizeColumn(standardLayout, 'time', 200.4), 'time')).toBe(200);
});

test.each([
  [undefined],
  [null],
  [17],
  ['time'],
  [{}],
  [{ order: 'time', hidden: null, widths: 4 }],
  [{ order: ['nonsense', 7, null], widths: { time: 'wide', nonsense: 20, from: Number.NaN } }],
])('a layout kept as %j is read as the standard one', (kept) => expect(readLayout(kept)).toEqual(standardLayout));

test('a layout of another version keeps its order, and new columns come last', () => {
  const layout = readLayout({ order: ['price', 'gone', 'time', 'time'], hidden: [], widths: { time: 200 } });
  expect(layout.order.slice(0, 2)).toEqual(['price', 'time']);
  expect(layout.order).toHaveLength(columns.length);
  expect(layout.widths).toEqual({ time: 200 });
});

test('a layout that hides everything shows everything', () => {
  expect(readLayout({ hidden: columns.map(({ id }) => id) }).hidden).toEqual([]);
});
