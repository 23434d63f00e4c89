import type { Columns } from './list-columns.ts';
import { type Ordering, type OrderKeys, orderKeys } from './order-keys.ts';
import { type Compare, mergeSorted, withoutMarked } from './sorted-slots.ts';

/**
 * The slots of all recordings in each order the list offers. They are made once by counting (20 arrays, four bytes a
 * recording each) and afterwards only have changed slots taken out and put in again, each when it is next wanted.
 * Equal ones stand newest first, those without a value last, in both directions.
 */
export type Permutations = {
  /** To be told once, after the first rows were put into empty columns by rising id. */
  readonly start: () => void;
  /** To be told after a slot was filled, changed or emptied. */
  readonly noteChange: (slot: number) => void;
  /** Oldest first. */
  readonly byTime: () => Uint32Array;
  readonly slotOfId: (id: number) => number | undefined;
  readonly inOrder: (by: Ordering, descending: boolean) => Uint32Array;
  /** Does some of what is left to do, some milliseconds long; false when there is nothing. */
  readonly workAhead: () => boolean;
};

/** `seen`: how much of the list of changes is in it. `known`: slots from there on are not in it yet. */
type Kept = { slots: Uint32Array; seen: number; known: number };

const orderings: readonly Ordering[] = [
  'from',
  'to',
  'duration',
  'account',
  'direction',
  'source',
  'status',
  'channels',
  'key',
  'price',
];
/** With more changes than this outstanding, whole orders are given up and made anew when wanted. */
const mostChanges = 1 << 17;

export function createPermutations(columns: Columns): Permutations {
  let changes: number[] = [];
  const byTime: Kept = { slots: new Uint32Array(0), seen: 0, known: 0 };
  const byId: Kept = { slots: new Uint32Array(0), seen: 0, known: 0 };
  const orders = new Map<string, Kept>();

  const older: Compare = (left, right) =>
    at(columns.startedAt, left) - at(columns.startedAt, right) || at(columns.ids, left) - at(columns.ids, right);
  const lowerId: Compare = (left, right) => at(columns.ids, left) - at(columns.ids, right);

  const bringUpToDate = (kept: Kept, compare: () => Compare): Uint32Array => {
    if (kept.seen === changes.length) return kept.slots;
    const changed = new Set(changes.slice(kept.seen));
    const filled = Uint32Array.from([...changed].filter((slot) => columns.kinds[slot] !== 0));
    const order = compare();
    kept.slots = mergeSorted(without(kept, changed), filled.sort(order), order);
    kept.seen = changes.length;
    kept.known = columns.length;
    return kept.slots;
  };
  const timeOrder = () => bringUpToDate(byTime, () => older);
  const idOrder = () => bringUpToDate(byId, () => lowerId);

  const forgetSeenChanges = () => {
    for (const kept of [byTime, byId, ...orders.values()]) {
      if (kept.seen < changes.length) return;
      kept.seen = 0;
    }
    changes = [];
  };
  const inOrder = (by: Ordering, descending: boolean): Uint32Array => {
    const name = `${by} ${descending}`;
    const kept = orders.get(name);
    if (kept !== undefined) return bringUpToDate(kept, () => compareBy(columns, by, descending, older));
    const slots = countingSort(timeOrder(), orderKeys(columns, by), descending);
    orders.set(name, { slots, seen: changes.length, known: columns.length });
    return slots;
  };

  return {
    start: () => {
      for (const kept of [byId, byTime]) kept.known = columns.length;
      byId.slots = Uint32Array.from({ length: columns.length }, (_, slot) => slot);
      byTime.slots = sortByTime(byId.slots, columns.startedAt);
    },
    noteChange: (slot) => {
      changes.push(slot);
      if (changes.length <= mostChanges) return;
      orders.clear();
      timeOrder();
      idOrder();
      forgetSeenChanges();
    },
    byTime: timeOrder,
    slotOfId: (id) => findId(idOrder(), columns.ids, id),
    inOrder,
    workAhead: () => {
      timeOrder();
      idOrder();
      for (const by of orderings) {
        for (const descending of [true, false]) {
          if (orders.get(`${by} ${descending}`)?.seen === changes.length) continue;
          inOrder(by, descending);
          return true;
        }
      }
      if (changes.length > 0) forgetSeenChanges();
      return false;
    },
  };
}

const at = (numbers: Float64Array | Uint32Array, place: number) => numbers[place] as number;

const keyOf = (rank: number, last: number, descending: boolean) =>
  descending && rank !== last ? last - 1 - rank : rank;

function without({ slots, known }: Kept, changed: Set<number>): Uint32Array {
  const marks = new Uint8Array(known);
  let some = false;
  for (const slot of changed) {
    if (slot >= known) continue;
    marks[slot] = 1;
    some = true;
  }
  return some ? withoutMarked(slots, marks) : slots;
}

/** By halves of the second, the lower first: two stable passes, however disorderly. */
function sortByTime(byId: Uint32Array, startedAt: Uint32Array): Uint32Array {
  let slots = byId;
  for (const shift of [0, 16]) {
    const places = new Uint32Array(65_537);
    for (const slot of slots) {
      const key = (at(startedAt, slot) >>> shift) & 0xffff;
      places[key + 1] = at(places, key + 1) + 1;
    }
    for (let key = 1; key < places.length; key += 1) places[key] = at(places, key) + at(places, key - 1);
    const sorted = new Uint32Array(slots.length);
    for (const slot of slots) {
      const key = (at(startedAt, slot) >>> shift) & 0xffff;
      sorted[at(places, key)] = slot;
      places[key] = at(places, key) + 1;
    }
    slots = sorted;
  }
  return slots;
}

function compareBy(columns: Columns, by: Ordering, descending: boolean, older: Compare): Compare {
  const { codes, ranks, last } = orderKeys(columns, by);
  const key = (slot: number) => keyOf(at(ranks, at(codes, slot)), last, descending);
  return (left, right) => key(left) - key(right) || older(right, left);
}

/** Stable, so that equal ones stay as time has them. */
function countingSort(byTime: Uint32Array, { codes, ranks, last }: OrderKeys, descending: boolean): Uint32Array {
  const places = new Uint32Array(last + 2);
  const keys = new Uint32Array(ranks.length);
  for (let code = 0; code < ranks.length; code += 1) keys[code] = keyOf(at(ranks, code), last, descending);
  for (let place = 0; place < byTime.length; place += 1) {
    const key = at(keys, at(codes, at(byTime, place)));
    places[key + 1] = at(places, key + 1) + 1;
  }
  for (let key = 1; key < places.length; key += 1) places[key] = at(places, key) + at(places, key - 1);
  const sorted = new Uint32Array(byTime.length);
  for (let place = byTime.length - 1; place >= 0; place -= 1) {
    const slot = at(byTime, place);
    const key = at(keys, at(codes, slot));
    sorted[at(places, key)] = slot;
    places[key] = at(places, key) + 1;
  }
  return sorted;
}

function findId(byId: Uint32Array, ids: Float64Array, id: number): number | undefined {
  let low = 0;
  let high = byId.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(ids, at(byId, middle)) < id) low = middle + 1;
    else high = middle;
  }
  const slot = byId[low];
  return slot !== undefined && ids[slot] === id ? slot : undefined;
}
