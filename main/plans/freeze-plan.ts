import { setImmediate } from 'node:timers/promises';
import { startSha256 } from '../crypto/sha256.ts';
import type { RecordingKind } from '../database/recording-kinds.ts';
import type { Columns } from '../recordings/list-columns.ts';
import type { ListInside } from '../recordings/open-list.ts';
import { isUsualSid } from '../recordings/packed-sids.ts';
import { estimateBytes } from './estimate-plan.ts';
import { planPath, writePlanFile } from './plan-file.ts';
import { createPlanSpeller, type PlannedKind } from './plan-lines.ts';
import type { FrozenPlan, PlanAnswers, PlanGroup } from './plan-questions.ts';
import { rowWords, writeRow } from './plan-rows.ts';

/** Recordings taken in at a time: some milliseconds, between which the worker answers the list. */
const slice = 4000;

/**
 * Freezes what the selection holds now, oldest first: writes its file and adds it up. A recording that changes meanwhile
 * is taken as it is when its turn comes.
 */
export async function freezePlan(
  inside: ListInside,
  { selection, folder, youngSince }: Parameters<PlanAnswers['freezePlan']>[0],
): Promise<FrozenPlan> {
  const { columns } = inside;
  // A copy: the order it may be a piece of changes while others ask.
  const slots = inside.slots(selection).slice();
  const kinds = createPlannedKinds(columns);
  const groups = createGroups(columns, kinds.of, youngSince ?? Number.POSITIVE_INFINITY);
  const rows = new Uint32Array(slots.length * rowWords);
  const unusual: (readonly [number, string])[] = [];
  const digest = startSha256();
  const speller = createPlanSpeller((kind) => kinds.all[kind] as PlannedKind, digest.take);
  let count = 0;
  let oldest: number | null = null;
  let newest: number | null = null;

  for (let from = 0; from < slots.length; from += slice) {
    const words = columns.sids.words();
    for (const slot of slots.subarray(from, from + slice)) {
      if (columns.kinds[slot] === 0) continue;
      const duration = columns.durationValues.value(columns.durations[slot] as number) ?? null;
      const { held, planned: kind } = groups.add(slot, duration);
      const sid = columns.unusualSids.get(slot)?.sid;
      const text = sid === undefined || isUsualSid(sid) ? undefined : sid;
      const wordAt = columns.sids.wordOf(slot);
      if (text === undefined) {
        for (let word = 0; word < 4; word += 1) rows[count * rowWords + word] = words[wordAt + word] as number;
      } else unusual.push([count, text]);
      writeRow(rows, count * rowWords, duration, held, kind);
      speller.spell(words, wordAt, text, { duration, held, kind });
      const startedAt = columns.startedAt[slot] as number;
      oldest = oldest === null ? startedAt : Math.min(oldest, startedAt);
      newest = newest === null ? startedAt : Math.max(newest, startedAt);
      count += 1;
    }
    await setImmediate();
  }
  speller.finish();
  const hex = digest.finish();
  if (count > 0) {
    const bytes = new Uint8Array(rows.buffer, 0, count * rowWords * 4);
    await writePlanFile(planPath(folder, hex), folder, { count, kinds: kinds.all, unusual }, bytes);
  }
  return { digest: hex, count, oldest, newest, groups: groups.all(), stored: storedByAccount(columns) };
}

/** The list's kinds tell apart more than a plan does: each gets the number of what counts in it. */
function createPlannedKinds(columns: Columns) {
  const all: PlannedKind[] = [];
  const byText = new Map<string, number>();
  const byKind = new Map<number, number>();
  return {
    all,
    of: (kind: number): number => {
      const known = byKind.get(kind);
      if (known !== undefined) return known;
      const { account, status, channels, keySid } = columns.kindOf.get(kind) as RecordingKind;
      const planned: PlannedKind = { account, status, channels, keySid };
      const text = JSON.stringify(planned);
      const number = byText.get(text) ?? all.push(planned) - 1;
      byText.set(text, number);
      byKind.set(kind, number);
      return number;
    },
  };
}

type Sum = {
  readonly kind: number;
  readonly mark: number;
  /** The number of what counts in the kind. */
  readonly planned: number;
  readonly held: boolean;
  readonly young: boolean;
  readonly channels: number | null;
  count: number;
  seconds: number;
  bytes: number;
};

/** Sums of recordings of one kind with one mark, the young apart. */
function createGroups(columns: Columns, plannedOf: (kind: number) => number, youngSince: number) {
  const sums = new Map<number, Sum>();
  let last: Sum | undefined;
  const { recordingMarks } = columns;
  const begin = (kind: number, mark: number, young: boolean): Sum => ({
    ...{ kind, mark, young, planned: plannedOf(kind), held: recordingMarks.mark(mark).holds.length > 0 },
    ...{ channels: columns.kindOf.get(kind)?.channels ?? null, count: 0, seconds: 0, bytes: 0 },
  });
  return {
    /** Gives the sum it went into. */
    add: (slot: number, duration: number | null): Sum => {
      const kind = columns.kinds[slot] as number;
      const mark = columns.marks[slot] as number;
      const young = (columns.startedAt[slot] as number) > youngSince;
      if (last === undefined || last.kind !== kind || last.mark !== mark || last.young !== young) {
        const name = (kind * 2 ** 20 + mark) * 2 + (young ? 1 : 0);
        last = sums.get(name) ?? begin(kind, mark, young);
        sums.set(name, last);
      }
      last.count += 1;
      last.seconds += duration ?? 0;
      last.bytes += estimateBytes(duration, last.channels);
      return last;
    },
    all: (): PlanGroup[] =>
      [...sums.values()].map(({ kind, mark, held, young, count, seconds, bytes }) => {
        const { account, status, channels, keySid, whereabouts, encrypted } = columns.kindOf.get(kind) as RecordingKind;
        const { copies } = recordingMarks.mark(mark);
        return {
          ...{ account, status, channels, keySid, whereabouts, encrypted },
          ...{ held, young },
          copies: copies.filter(({ sound }) => sound).map(({ archive }) => archive),
          ...{ count, seconds, bytes },
        };
      }),
  };
}

/** What is stored at Twilio and billed, of each account. */
function storedByAccount({ kinds, durations, durationValues, kindOf, length }: Columns): FrozenPlan['stored'] {
  const byKind = new Float64Array(Math.max(0, ...kindOf.keys()) + 1);
  const seconds = Float64Array.from(
    { length: durationValues.highestCode() + 1 },
    (_, code) => durationValues.value(code) ?? 0,
  );
  for (let slot = 0; slot < length; slot += 1) {
    const kind = kinds[slot] as number;
    byKind[kind] = (byKind[kind] as number) + (seconds[durations[slot] as number] as number);
  }
  const sums = new Map<string, number>();
  for (const [kind, { account, whereabouts }] of kindOf) {
    if (whereabouts === 'twilio') sums.set(account, (sums.get(account) ?? 0) + (byKind[kind] as number));
  }
  return [...sums].map(([account, stored]) => ({ account, seconds: stored }));
}
