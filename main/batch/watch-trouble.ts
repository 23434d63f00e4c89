import type { FailureAnswer } from '../contract.ts';
import type { Failure } from '../failure.ts';
import type { BatchTimes } from './batch-parts.ts';

/**
 * Trouble that may pass (offline, busy, unwell) befalls a recording, but is mostly not about it. So what it needs is asked
 * for something known to be good (`answers`). Where nobody answers there is an outage: all wait, and it counts against
 * nobody. Where it answers, the try counts against the recording, unless many meet the same and nothing goes well
 * meanwhile; that, too, may be an outage, of a part that was not asked. What every recording left has met again and again
 * for long is given up all the same.
 */
export type Trouble = {
  /** Nobody answers. `answers` is asked when the wait is over, until it says yes. */
  readonly outage: (failure: Failure, answers: Answers) => void;
  /** One met trouble though what it needs answers. `left`: how many recordings are to be done yet, this one included. */
  readonly met: (place: number, failure: Failure, left: number) => 'again' | 'failed';
  /** One has gone well. */
  readonly passed: () => void;
  /** Something is under way still: bytes came. */
  readonly moved: () => void;
  /** Nothing is known to go well, but it is worth a try at once. */
  readonly startOver: () => void;
  /** Milliseconds until anything is to be tried again. */
  readonly wait: () => number;
  /** Whether nobody answers; asked by those who meet trouble meanwhile. */
  readonly isOut: () => boolean;
  /** Asks whether the outage is over, when there is one; where it is not all wait again. */
  readonly isOver: (signal: AbortSignal) => Promise<boolean>;
  /** Whether nothing has gone well or moved for so long that others should have their turn. */
  readonly lasts: () => boolean;
  /** What is waited for and since when, UTC seconds; null while the batch gets on, or only one recording's own trouble holds it up. */
  readonly waitsFor: () => { readonly failure: FailureAnswer; readonly since: number } | null;
};

/** Whether what is known to be good answers. False, too, where the signal ended the asking. */
export type Answers = (signal: AbortSignal) => Promise<boolean>;

/** How often one is tried though it may be to blame. */
const mostTries = 5;

/** `clock` is in ms and need not be the time of day; `now` is UTC seconds. */
export function watchTrouble(times: BatchTimes, clock: () => number, now: () => number): Trouble {
  const { firstWait, longestWait, patience } = times;
  /** Tries of those in trouble; `since`: how often anything had gone well at the last. */
  const tries = new Map<number, { readonly all: number; readonly counted: number; readonly since: number }>();
  /** Who has met it since anything went well. */
  const troubled = new Set<number>();
  let answers: Answers | null = null;
  let waitedFor: ReturnType<Trouble['waitsFor']> = null;
  let waits = 0;
  let until = 0;
  let since: number | null = null;
  let last = 0;
  let passes = 0;

  const startOver = () => {
    waits = 0;
    since = null;
    until = 0;
  };
  const holdBack = () => {
    const time = clock();
    // So long without a try is no trouble that lasted: the machine slept.
    if (time - last > patience) since = null;
    last = time;
    since ??= time;
    // Many in flight meet it together: that is one trouble.
    if (time < until) return;
    until = time + Math.min(longestWait, firstWait * 2 ** waits);
    waits += 1;
  };
  const lasts = () => since !== null && clock() - since > patience;
  const waitFor = (failure: Failure) => {
    const { code, facts } = failure;
    waitedFor ??= { failure: { code, facts }, since: now() };
  };

  return {
    outage: (failure, asked) => {
      holdBack();
      answers = asked;
      waitFor(failure);
    },
    met: (place, failure, left) => {
      holdBack();
      troubled.add(place);
      const before = tries.get(place) ?? { all: 0, counted: 0, since: -1 };
      const counts = passes > before.since || troubled.size === 1;
      if (!counts) waitFor(failure);
      const after = { all: before.all + 1, counted: before.counted + (counts ? 1 : 0), since: passes };
      tries.set(place, after);
      const hopeless = after.all >= mostTries && troubled.size >= left && lasts();
      if (after.counted < mostTries && !hopeless) return 'again';
      tries.delete(place);
      troubled.delete(place);
      return 'failed';
    },
    passed: () => {
      passes += 1;
      troubled.clear();
      answers = null;
      waitedFor = null;
      startOver();
    },
    moved: () => {
      if (since !== null) since = clock();
    },
    startOver,
    wait: () => Math.max(0, until - clock()),
    isOut: () => answers !== null,
    isOver: async (signal) => {
      const asked = answers;
      if (asked === null) return true;
      const over = await asked(signal);
      // Somebody else heard it first, or there is another outage by now.
      if (asked !== answers || signal.aborted) return answers === null;
      if (!over) {
        holdBack();
        return false;
      }
      answers = null;
      waitedFor = null;
      startOver();
      return true;
    },
    lasts,
    waitsFor: () => waitedFor,
  };
}
