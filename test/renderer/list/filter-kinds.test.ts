import { expect, test } from 'vitest';
import { type FilterKind, filterKinds, isAsked, without, withoutAny } from '../../../renderer/list/filter-kinds.ts';
import { asksNothing, type ListFilter } from '../../../renderer/list/list-filter.ts';

const everything: Required<{ [Key in keyof ListFilter]: NonNullable<ListFilter[Key]> }> = {
  search: '090',
  fromDay: '2026-11-01',
  toDay: '2026-11-23',
  from: '03',
  to: '06',
  directions: ['inbound'],
  shortest: 0,
  longest: 60,
  channels: [2],
  sources: ['Conference'],
  statuses: ['completed'],
  encrypted: false,
  keySids: [`CR${'a'.repeat(32)}`],
  openers: ['b'.repeat(64)],
  cheapest: 0,
  dearest: 1,
  whereabouts: ['twilio'],
  held: true,
  archived: ['verified'],
  holds: ['00000000-0000-4000-8000-000000000000'],
};

test('every condition but the search has a chip', () => {
  const { search: _, ...conditions } = everything;
  for (const part of Object.keys(conditions) as (keyof ListFilter)[]) {
    expect(filterKinds.filter((kind) => isAsked({ [part]: everything[part] }, kind))).toHaveLength(1);
  }
});

test('taking a chip away takes only what it stands for', () => {
  for (const kind of filterKinds) {
    const left = { ...everything, ...without(kind) };
    expect(filterKinds.filter((one: FilterKind) => isAsked(left, one))).toEqual(
      filterKinds.filter((one) => one !== kind),
    );
  }
});

test('clearing takes everything away, the search too', () => {
  expect(asksNothing({ ...everything, ...withoutAny })).toBe(true);
});
