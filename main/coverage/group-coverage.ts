import type { Columns } from '../recordings/list-columns.ts';
import type { CoverageGroup, CoveredCopy } from './coverage-questions.ts';

type OfKind = Pick<CoverageGroup, 'account' | 'keySid' | 'encrypted' | 'whereabouts' | 'completed'>;

/**
 * All recordings by who can open them, in one pass over the columns without a branch: kinds and marks are first put into
 * the few classes that matter here, and each pair of classes has a place in four arrays. Class 0 of the kinds is the
 * empty slot.
 */
export function groupCoverage(columns: Columns): readonly CoverageGroup[] {
  const kinds = classify(columns.kindOf, Math.max(0, ...columns.kindOf.keys()), (kind): OfKind => {
    const { account, keySid, encrypted, whereabouts, status } = kind;
    return { account, keySid, encrypted, whereabouts, completed: status === 'completed' };
  });
  const { recordingMarks } = columns;
  const codes = Array.from({ length: recordingMarks.highestCode() + 1 }, (_, code) => code);
  const marks = classify(new Map(codes.map((code) => [code, code])), codes.length - 1, (code) =>
    copiesOf(recordingMarks.mark(code).copies),
  );
  const sums = addUp(columns, kinds.classOf, marks.classOf, marks.classes.length + 1);

  return kinds.classes.flatMap((ofKind, kind) =>
    marks.classes.flatMap((copies, mark): CoverageGroup[] => {
      const place = (kind + 1) * sums.width + mark + 1;
      const count = sums.counts[place] as number;
      if (count === 0) return [];
      const seconds = sums.seconds[place] as number;
      const span = { oldest: sums.oldest[place] as number, newest: sums.newest[place] as number };
      return [{ ...ofKind, copies, count, seconds, ...span }];
    }),
  );
}

/** Sorted and without the archives' names: where copies lie does not say who opens them. */
function copiesOf(copies: readonly CoveredCopy[]): readonly CoveredCopy[] {
  const texts = new Set(copies.map(({ openers, sound }) => JSON.stringify({ openers, sound })));
  return [...texts].sort().map((text) => JSON.parse(text) as CoveredCopy);
}

/** `classOf[id]` is the place of an id's class in `classes`, and one more; 0 for ids there are none of. */
function classify<Value, Class>(values: ReadonlyMap<number, Value>, highest: number, classOf: (value: Value) => Class) {
  const classes: Class[] = [];
  const byText = new Map<string, number>();
  const numbers = new Uint32Array(highest + 1);
  for (const [id, value] of values) {
    const one = classOf(value);
    const text = JSON.stringify(one);
    const number = byText.get(text) ?? classes.push(one);
    byText.set(text, number);
    numbers[id] = number;
  }
  return { classes, classOf: numbers };
}

function addUp(columns: Columns, kindClass: Uint32Array, markClass: Uint32Array, width: number) {
  const { kinds, marks, durations, startedAt, durationValues, length } = columns;
  const secondsOf = Float64Array.from(
    { length: durationValues.highestCode() + 1 },
    (_, code) => durationValues.value(code) ?? 0,
  );
  const places = (kindClass.reduce((most, one) => Math.max(most, one), 0) + 1) * width;
  const counts = new Uint32Array(places);
  const seconds = new Float64Array(places);
  const oldest = new Uint32Array(places).fill(2 ** 32 - 1);
  const newest = new Uint32Array(places);
  for (let slot = 0; slot < length; slot += 1) {
    const kind = kindClass[kinds[slot] as number] as number;
    const place = kind * width + (markClass[marks[slot] as number] as number);
    const at = startedAt[slot] as number;
    counts[place] = (counts[place] as number) + 1;
    seconds[place] = (seconds[place] as number) + (secondsOf[durations[slot] as number] as number);
    if (at < (oldest[place] as number)) oldest[place] = at;
    if (at > (newest[place] as number)) newest[place] = at;
  }
  return { width, counts, seconds, oldest, newest };
}
