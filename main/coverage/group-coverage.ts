import type { RecordingKind } from '../database/recording-kinds.ts';
import { type Columns, stretchOf, stretchSlots } from '../recordings/list-columns.ts';
import type { Mark } from '../recordings/recording-marks.ts';
import { createClasses } from './classes.ts';
import type { CoverageGroup, CoveredCopy } from './coverage-questions.ts';

type OfKind = Pick<CoverageGroup, 'account' | 'keySid' | 'encrypted' | 'whereabouts' | 'completed'>;

/** The sums of one stretch of slots, as it was at `stamp`: a row for each pair of classes in it. */
type Sums = {
  readonly stamp: number;
  readonly pairs: readonly (readonly [kind: number, mark: number])[];
  readonly counts: Float64Array;
  readonly seconds: Float64Array;
  readonly oldest: Float64Array;
  readonly newest: Float64Array;
};

/**
 * All recordings by who can open them. Kinds and marks are put into the few classes that matter here; then each stretch of
 * the columns is added up in one pass, and its sums are kept until a row in it changes: so a change costs one stretch.
 */
export function createCoverageSums(columns: Columns): () => readonly CoverageGroup[] {
  const kinds = createClasses((kind: RecordingKind): OfKind => {
    const { account, keySid, encrypted, whereabouts, status } = kind;
    return { account, keySid, encrypted, whereabouts, completed: status === 'completed' };
  });
  const marks = createClasses((mark: Mark) => copiesOf(mark));
  const kept: Sums[] = [];

  return () => {
    kinds.learn(columns.kindOf);
    const codes = Array.from({ length: columns.recordingMarks.highestCode() + 1 }, (_, code) => code);
    marks.learn(codes.map((code) => [code, columns.recordingMarks.mark(code)] as const));
    const secondsOf = Float64Array.from(
      { length: columns.durationValues.highestCode() + 1 },
      (_, code) => columns.durationValues.value(code) ?? 0,
    );
    const stretches = columns.length === 0 ? 0 : stretchOf(columns.length - 1) + 1;
    for (let at = 0; at < stretches; at += 1) {
      const stamp = columns.stamps[at] ?? 0;
      if (kept[at]?.stamp === stamp) continue;
      kept[at] = addUp(columns, at, stamp, kinds.numbers(), marks.numbers(), marks.count(), secondsOf);
    }
    return merge(kept.slice(0, stretches)).map(({ kind, mark, ...sum }) => ({
      ...(kinds.classAt(kind) as OfKind),
      copies: marks.classAt(mark) ?? [],
      ...sum,
    }));
  };
}

/** Sorted and without the archives' names: where copies lie does not say who opens them. */
function copiesOf({ copies }: Mark): readonly CoveredCopy[] {
  const texts = new Set(copies.map(({ openers, sound }) => JSON.stringify({ openers, sound })));
  return [...texts].sort().map((text) => JSON.parse(text) as CoveredCopy);
}

/** Scratch: a place for each pair of classes, all empty between two passes. */
let places = { counts: new Float64Array(0), seconds: new Float64Array(0), times: new Float64Array(0) };

function addUp(
  { kinds, marks, durations, startedAt, length }: Columns,
  stretch: number,
  stamp: number,
  kindClass: Uint32Array,
  markClass: Uint32Array,
  width: number,
  secondsOf: Float64Array,
): Sums {
  const wanted = (kindClass.reduce((most, one) => Math.max(most, one), 0) + 1) * width;
  if (places.counts.length < wanted) {
    places = {
      counts: new Float64Array(wanted),
      seconds: new Float64Array(wanted),
      times: new Float64Array(2 * wanted),
    };
  }
  const { counts, seconds, times } = places;
  const met: number[] = [];
  const end = Math.min(length, (stretch + 1) * stretchSlots);
  for (let slot = stretch * stretchSlots; slot < end; slot += 1) {
    const kind = kinds[slot] as number;
    // An empty slot: its recording is gone.
    if (kind === 0) continue;
    const place = (kindClass[kind] as number) * width + (markClass[marks[slot] as number] as number);
    const at = startedAt[slot] as number;
    if (counts[place] === 0) {
      met.push(place);
      times[2 * place] = at;
      times[2 * place + 1] = at;
    }
    counts[place] = (counts[place] as number) + 1;
    seconds[place] = (seconds[place] as number) + (secondsOf[durations[slot] as number] as number);
    if (at < (times[2 * place] as number)) times[2 * place] = at;
    if (at > (times[2 * place + 1] as number)) times[2 * place + 1] = at;
  }
  const take = (from: Float64Array, placeOf: (place: number) => number) => {
    const taken = Float64Array.from(met, (place) => from[placeOf(place)] as number);
    for (const place of met) from[placeOf(place)] = 0;
    return taken;
  };
  return {
    stamp,
    pairs: met.map((place) => [Math.floor(place / width), place % width]),
    counts: take(counts, (place) => place),
    seconds: take(seconds, (place) => place),
    oldest: take(times, (place) => 2 * place),
    newest: take(times, (place) => 2 * place + 1),
  };
}

type Merged = { kind: number; mark: number; count: number; seconds: number; oldest: number; newest: number };

function merge(all: readonly Sums[]): readonly Merged[] {
  const found = new Map<number, Merged>();
  for (const { pairs, counts, seconds, oldest, newest } of all) {
    for (const [row, [kind, mark]] of pairs.entries()) {
      const [first, last] = [oldest[row] as number, newest[row] as number];
      const name = kind * 2 ** 26 + mark;
      const sum = found.get(name) ?? { kind, mark, count: 0, seconds: 0, oldest: first, newest: last };
      found.set(name, sum);
      sum.count += counts[row] as number;
      sum.seconds += seconds[row] as number;
      sum.oldest = Math.min(sum.oldest, first);
      sum.newest = Math.max(sum.newest, last);
    }
  }
  return [...found.values()];
}
