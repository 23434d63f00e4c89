import { Failure } from '../failure.ts';
import type { PlannedRecording } from '../plans/plans.ts';
import { type JournalRow, rowsAtStep, type Step } from './journal-rows.ts';
import type { Turn } from './turn.ts';
import { waitOut } from './wait-out.ts';

/** A recording to work at, with what the plan froze of it. */
export type Claimed = { readonly row: JournalRow; readonly planned: PlannedRecording };

const piece = 200;
/** Longest stretch of a plan that is read for a piece of the journal with gaps. */
const longestStretch = 2_000;

/**
 * Hands out the recordings at a step, each to one who asks, until there are none or it is over (null). While
 * there is trouble nobody gets one.
 */
function claimRows(turn: Turn, step: Step, over: () => boolean): () => Promise<Claimed | null> {
  const { parts, live, inHand } = turn;
  let waiting: Claimed[] = [];
  let filling: Promise<void> | null = null;

  const fill = async (): Promise<void> => {
    const { number, plan } = live.stored();
    const rows = rowsAtStep(parts.record, number, step, piece + inHand.size).filter(({ place }) => !inHand.has(place));
    const first = rows[0]?.place ?? 0;
    const near = rows.filter(({ place }) => place < first + longestStretch);
    const items =
      near.length === 0 ? [] : await parts.plans.items(plan, first, (near.at(-1)?.place ?? first) - first + 1);
    waiting = near.flatMap((row) => {
      const planned = items[row.place - first];
      return planned === undefined || planned.sid !== row.recording ? [] : [{ row, planned }];
    });
    // A place the plan does not know would be asked for again and again.
    if (waiting.length < near.length) throw new Error('the journal and its plan differ');
    for (const { row } of waiting) inHand.add(row.place);
  };

  return async () => {
    for (;;) {
      await waitOut(turn, over);
      if (over()) {
        for (const { row } of waiting) inHand.delete(row.place);
        waiting = [];
        return null;
      }
      const next = waiting.shift();
      if (next !== undefined) return next;
      filling ??= fill().finally(() => {
        filling = null;
      });
      await filling;
      if (waiting.length === 0) return null;
    }
  };
}

/**
 * Works through the recordings at a step, as many at a time as `width` says at each moment, until there are none or it is
 * `over`; gives how many there were. What cannot be noted stops the others; they are waited for, so that nobody works on
 * behind the turn's back.
 */
export async function workThrough(
  turn: Turn,
  step: Step,
  width: () => number,
  over: () => boolean,
  one: (claimed: Claimed) => Promise<void>,
): Promise<number> {
  const claim = claimRows(turn, step, over);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let worked = 0;
  let active = 0;
  let empty = false;
  let broken: { readonly error: unknown } | null = null;

  const work = async (): Promise<void> => {
    while (active <= Math.max(1, width())) {
      const next = await claim();
      empty ||= next === null;
      if (next === null) return;
      grow();
      await one(next);
      turn.inHand.delete(next.row.place);
      worked += 1;
    }
  };
  const stop = (error: unknown): void => {
    broken ??= { error };
    if (error instanceof Failure && error.code !== 'cancelled') turn.stop(error);
    else turn.halt();
  };
  const grow = (): void => {
    const most = Math.max(1, width());
    while (!empty && broken === null && active < most) {
      active += 1;
      void work()
        .catch(stop)
        .finally(() => {
          active -= 1;
          if (active > 0) return;
          if (broken === null) resolve(worked);
          else reject(broken.error);
        });
    }
  };
  grow();
  return promise;
}
