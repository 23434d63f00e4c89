import type { RecordingKind } from '../database/recording-kinds.ts';
import type { Order } from '../recording.ts';
import { compareText } from './compare-text.ts';
import type { Columns } from './list-columns.ts';

/** What the list can be ordered by, but for time. */
export type Ordering = Exclude<Order['by'], 'time'>;

/** Where recordings stand in an order: `ranks[codes[slot]]`; `last` is the rank of those that have no value. */
export type OrderKeys = { readonly codes: Uint32Array; readonly ranks: Uint32Array; readonly last: number };

const fromKind: Readonly<Record<string, (kind: RecordingKind) => string | number | null>> = {
  account: (kind) => kind.account,
  direction: (kind) => kind.direction,
  source: (kind) => kind.source,
  status: (kind) => kind.status,
  key: (kind) => kind.keySid,
  channels: (kind) => kind.channels,
};

/** Valid until the columns change. */
export function orderKeys(columns: Columns, by: Ordering): OrderKeys {
  if (by === 'from' || by === 'to') {
    return { codes: columns[by], ranks: columns.numbers.ranks(), last: columns.numbers.count() };
  }
  if (by === 'duration') {
    return { codes: columns.durations, ranks: columns.durationValues.ranks(), last: columns.durationValues.count() };
  }
  if (by === 'price') {
    return { codes: columns.prices, ranks: columns.priceValues.ranks(), last: columns.priceValues.count() };
  }
  return kindKeys(columns, fromKind[by] as (kind: RecordingKind) => string | number | null);
}

function kindKeys(columns: Columns, valueIn: (kind: RecordingKind) => string | number | null): OrderKeys {
  const distinct = new Set<string | number>();
  let highest = 0;
  for (const [id, kind] of columns.kindOf) {
    highest = Math.max(highest, id);
    const value = valueIn(kind);
    if (value !== null) distinct.add(value);
  }
  const inOrder = [...distinct].sort(compareValues);
  const rankOf = new Map(inOrder.map((value, rank) => [value, rank]));
  const ranks = new Uint32Array(highest + 1).fill(inOrder.length);
  for (const [id, kind] of columns.kindOf) {
    const value = valueIn(kind);
    if (value !== null) ranks[id] = rankOf.get(value) ?? inOrder.length;
  }
  return { codes: columns.kinds, ranks, last: inOrder.length };
}

/** Numbers by size, texts by code point. */
function compareValues(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return compareText(String(left), String(right));
}
