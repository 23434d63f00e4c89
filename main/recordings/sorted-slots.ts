/** What is known here of sorted lists of small whole numbers (slots, codes), kept sorted without sorting them again. */
export type Compare = (left: number, right: number) => number;

/** `sorted` with `added` (sorted by the same `compare`) put in: whole stretches are copied, only the places are looked for. */
export function mergeSorted(sorted: Uint32Array, added: Uint32Array, compare: Compare): Uint32Array {
  const merged = new Uint32Array(sorted.length + added.length);
  let from = 0;
  let at = 0;
  for (const item of added) {
    const place = firstAfter(sorted, item, from, compare);
    merged.set(sorted.subarray(from, place), at);
    at += place - from;
    merged[at] = item;
    at += 1;
    from = place;
  }
  merged.set(sorted.subarray(from), at);
  return merged;
}

function firstAfter(sorted: Uint32Array, item: number, from: number, compare: Compare): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle] as number, item) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `sorted` without those whose mark is 1. */
export function withoutMarked(sorted: Uint32Array, marks: Uint8Array): Uint32Array {
  const kept = new Uint32Array(sorted.length);
  let length = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    const item = sorted[at] as number;
    kept[length] = item;
    length += 1 - (marks[item] as number);
  }
  return kept.subarray(0, length);
}
