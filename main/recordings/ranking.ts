import { mergeSorted } from './sorted-slots.ts';

/**
 * Distinct values, each under a code, and where each stands among them. Values come one by one; ranks are brought up to
 * date when asked for, by merging the new ones in.
 */
export type Ranking<Value> = {
  /** Enters `value` under `code`, above 0. Values that come in order when nothing else is new cost no sorting. */
  readonly add: (code: number, value: Value) => void;
  readonly value: (code: number) => Value | undefined;
  readonly highestCode: () => number;
  /** How many distinct values there are: the rank of null. */
  readonly count: () => number;
  /** The rank by code; code 0 stands for null and has the highest rank. */
  readonly ranks: () => Uint32Array;
};

export function createRanking<Value>(compare: (left: Value, right: Value) => number): Ranking<Value> {
  const values: (Value | undefined)[] = [undefined];
  let sorted = new Uint32Array(0);
  let ranks = new Uint32Array(1);
  let added: number[] = [];

  const valueAt = (code: number) => values[code] as Value;
  const byValue = (left: number, right: number) => compare(valueAt(left), valueAt(right));

  const bringUpToDate = () => {
    if (added.length === 0) return;
    const inOrder = added.every((code, at) => at === 0 || byValue(added[at - 1] as number, code) < 0);
    const more = Uint32Array.from(inOrder ? added : added.sort(byValue));
    added = [];
    sorted = new Uint32Array(mergeSorted(sorted, more, byValue));
    ranks = new Uint32Array(values.length).fill(sorted.length);
    for (let rank = 0; rank < sorted.length; rank += 1) ranks[sorted[rank] as number] = rank;
  };

  return {
    add: (code, value) => {
      while (values.length <= code) values.push(undefined);
      values[code] = value;
      added.push(code);
    },
    value: (code) => values[code],
    highestCode: () => values.length - 1,
    count: () => sorted.length + added.length,
    ranks: () => {
      bringUpToDate();
      return ranks;
    },
  };
}
