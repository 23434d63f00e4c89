import type { Filter, Order, Selection } from '../recording.ts';
import type { Columns } from './list-columns.ts';
import { maskOf, matchingSlots } from './matching-slots.ts';
import type { Permutations } from './permutations.ts';

/** What of the list matches: how many and how long, and the ids of any stretch of it, in order. */
export type ListResult = Matching & { readonly ids: (offset: number, limit: number) => Float64Array<ArrayBuffer> };
type Matching = {
  /** Oldest first; null when all match. */
  readonly found: Uint32Array | null;
  /** The same as a byte for each slot, made when it is first wanted. */
  readonly mask: () => Uint8Array;
  readonly matching: number;
  readonly seconds: number;
};

/** Answers out of the columns; the last few answers are kept until the columns change. */
export type ListResults = {
  readonly find: (filter: Filter, order: Order) => ListResult;
  readonly totals: (selection: Selection) => { count: number; seconds: number };
  /** What the selection holds now, oldest first. */
  readonly slots: (selection: Selection) => Uint32Array;
  /** To be told when the columns have changed. */
  readonly forget: () => void;
};

const keptAnswers = 8;

export function createListResults(columns: Columns, permutations: Permutations): ListResults {
  const matchings = new Map<string, Matching>();
  const results = new Map<string, ListResult>();

  const matchingOf = (filter: Filter): Matching =>
    remembered(matchings, JSON.stringify(filter), () => {
      const byTime = permutations.byTime();
      const found = matchingSlots(columns, byTime, filter);
      let mask: Uint8Array | null = null;
      return {
        found,
        mask: () => {
          mask ??= maskOf(columns, found ?? byTime);
          return mask;
        },
        matching: (found ?? byTime).length,
        seconds: secondsIn(columns, found ?? byTime),
      };
    });

  const find = (filter: Filter, order: Order): ListResult =>
    remembered(results, JSON.stringify([order.by, order.descending, filter]), () => {
      const matching = matchingOf(filter);
      const { by, descending } = order;
      const slotAt =
        by === 'time'
          ? plainly({ slots: matching.found ?? permutations.byTime(), backward: descending })
          : matching.found === null
            ? plainly({ slots: permutations.inOrder(by, descending), backward: false })
            : taker(permutations.inOrder(by, descending), matching.mask(), matching.matching);
      const ids = (offset: number, limit: number) => {
        const length = Math.max(0, Math.min(limit, matching.matching - offset));
        const wanted = new Float64Array(length);
        // From the end, so that what is not taken yet is taken in one go.
        for (let at = length - 1; at >= 0; at -= 1) wanted[at] = columns.ids[slotAt(offset + at)] as number;
        return wanted;
      };
      return { ...matching, ids };
    });

  return {
    find,
    totals: (selection) => {
      if (selection.kind === 'some') return sumOf(columns, slotsOf(permutations, selection.ids));
      const { mask, matching, seconds } = matchingOf(selection.filter);
      const except = slotsOf(permutations, selection.except);
      const left = except.length === 0 ? except : except.filter((slot) => mask()[slot] === 1);
      const without = sumOf(columns, left);
      return { count: matching - without.count, seconds: seconds - without.seconds };
    },
    slots: (selection) => {
      const byTime = permutations.byTime();
      if (selection.kind === 'some') return inTime(columns, byTime, slotsOf(permutations, selection.ids), 1);
      const all = matchingOf(selection.filter).found ?? byTime;
      return selection.except.length === 0 ? all : inTime(columns, all, slotsOf(permutations, selection.except), 0);
    },
    forget: () => {
      matchings.clear();
      results.clear();
    },
  };
}

function remembered<Answer>(kept: Map<string, Answer>, name: string, compute: () => Answer): Answer {
  const answer = kept.get(name) ?? compute();
  kept.delete(name);
  kept.set(name, answer);
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAnswers) break;
    kept.delete(oldest);
  }
  return answer;
}

type InTurn = { readonly slots: Uint32Array; readonly backward: boolean };

function plainly({ slots, backward }: InTurn): (place: number) => number {
  const last = slots.length - 1;
  return (place) => slots[backward ? last - place : place] as number;
}

/** Goes through the order only as far as it is asked for: the first page of a fresh filter needs little of it. */
function taker(slots: Uint32Array, mask: Uint8Array, matching: number): (place: number) => number {
  let taken = new Uint32Array(0);
  let length = 0;
  let from = 0;
  const takeTo = (wanted: number) => {
    // One more than is wanted: what does not match is written, too, and then written over.
    if (taken.length <= wanted) taken = grown(taken, Math.min(matching, 2 * wanted) + 1);
    let got = length;
    let place = from;
    while (got < wanted && place < slots.length) {
      const slot = slots[place] as number;
      taken[got] = slot;
      got += mask[slot] as number;
      place += 1;
    }
    length = got;
    from = place;
  };
  return (place) => {
    if (place >= length) takeTo(place + 1);
    return taken[place] as number;
  };
}

function grown(from: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(from);
  return larger;
}

function secondsIn(columns: Columns, slots: Uint32Array): number {
  const secondsOf = durationsByCode(columns);
  const { durations } = columns;
  let seconds = 0;
  for (let place = 0; place < slots.length; place += 1) {
    seconds += secondsOf[durations[slots[place] as number] as number] as number;
  }
  return seconds;
}

function durationsByCode({ durationValues }: Columns): Float64Array {
  return Float64Array.from({ length: durationValues.highestCode() + 1 }, (_, code) => durationValues.value(code) ?? 0);
}

function slotsOf(permutations: Permutations, ids: readonly number[]): number[] {
  const slots = new Set<number>();
  for (const id of ids) {
    const slot = permutations.slotOfId(id);
    if (slot !== undefined) slots.add(slot);
  }
  return [...slots];
}

/** Those of `all` that are among `slots` (`kept` 1) or are not (0), in the order of `all`. */
function inTime(columns: Columns, all: Uint32Array, slots: readonly number[], kept: 0 | 1): Uint32Array {
  const mask = new Uint8Array(columns.length);
  for (const slot of slots) mask[slot] = 1;
  return all.filter((slot) => mask[slot] === kept);
}

function sumOf(columns: Columns, slots: readonly number[]): { count: number; seconds: number } {
  let seconds = 0;
  for (const slot of slots) seconds += columns.durationValues.value(columns.durations[slot] as number) ?? 0;
  return { count: slots.length, seconds };
}
