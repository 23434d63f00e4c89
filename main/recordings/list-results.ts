import type { Filter, Order, Selection } from '../recording.ts';
import type { Columns } from './columns.ts';
import { filterMask, type Mask } from './filter-mask.ts';
import type { Permutations } from './permutations.ts';

/** What of the list matches: the slots in order (`backward`: read from the end), and their sums. */
export type ListResult = Matching & { readonly slots: Uint32Array; readonly backward: boolean };
type Matching = { readonly mask: Mask; readonly matching: number; readonly seconds: number };

/** Answers out of the columns; the last few answers are kept until the columns change. */
export type ListResults = {
  readonly find: (filter: Filter, order: Order) => ListResult;
  readonly totals: (selection: Selection) => { count: number; seconds: number };
  /** To be told when the columns have changed. */
  readonly forget: () => void;
};

const keptAnswers = 8;

export function createListResults(columns: Columns, permutations: Permutations): ListResults {
  const masks = new Map<string, Matching>();
  const results = new Map<string, ListResult>();

  const matchingOf = (filter: Filter): Matching =>
    remembered(masks, JSON.stringify(filter), () => {
      const mask = filterMask(columns, filter);
      return { mask, ...sums(columns, mask) };
    });

  const find = (filter: Filter, order: Order): ListResult =>
    remembered(results, JSON.stringify([order.by, order.descending, filter]), () => {
      const matching = matchingOf(filter);
      const backward = order.by === 'time' && order.descending;
      const all = order.by === 'time' ? permutations.byTime() : permutations.inOrder(order.by, order.descending);
      if (matching.mask === null) return { ...matching, slots: all, backward };
      return { ...matching, slots: take(all, matching.mask, matching.matching), backward };
    });

  return {
    find,
    totals: (selection) => {
      if (selection.kind === 'some') return sumOf(columns, slotsOf(permutations, selection.ids));
      const { mask, matching, seconds } = matchingOf(selection.filter);
      const left = slotsOf(permutations, selection.except).filter((slot) => mask === null || mask[slot] === 1);
      const without = sumOf(columns, left);
      return { count: matching - without.count, seconds: seconds - without.seconds };
    },
    forget: () => {
      masks.clear();
      results.clear();
    },
  };
}

/** The ids of a stretch of the result, in list order. */
export function idsOf(columns: Columns, result: ListResult, offset: number, limit: number): Float64Array<ArrayBuffer> {
  const length = Math.max(0, Math.min(limit, result.slots.length - offset));
  const ids = new Float64Array(length);
  const last = result.slots.length - 1;
  for (let at = 0; at < length; at += 1) {
    const place = result.backward ? last - offset - at : offset + at;
    ids[at] = columns.ids[result.slots[place] as number] as number;
  }
  return ids;
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

function take(slots: Uint32Array, mask: Uint8Array, matching: number): Uint32Array {
  // One more than can match: what does not is written, too, and then written over.
  const taken = new Uint32Array(matching + 1);
  let length = 0;
  for (let place = 0; place < slots.length; place += 1) {
    const slot = slots[place] as number;
    taken[length] = slot;
    length += mask[slot] as number;
  }
  return taken.subarray(0, matching);
}

function sums(columns: Columns, mask: Mask): { matching: number; seconds: number } {
  const secondsOf = durationsByCode(columns);
  const { durations, kinds, length } = columns;
  let matching = 0;
  let seconds = 0;
  for (let slot = 0; slot < length; slot += 1) {
    const counts = mask === null ? kinds[slot] !== 0 : mask[slot] === 1;
    if (!counts) continue;
    matching += 1;
    seconds += secondsOf[durations[slot] as number] as number;
  }
  return { matching, seconds };
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

function sumOf(columns: Columns, slots: readonly number[]): { count: number; seconds: number } {
  let seconds = 0;
  for (const slot of slots) seconds += columns.durationValues.value(columns.durations[slot] as number) ?? 0;
  return { count: slots.length, seconds };
}
