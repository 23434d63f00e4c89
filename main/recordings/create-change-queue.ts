import { setImmediate, setTimeout } from 'node:timers/promises';

/** Gathers what has changed and takes it in now and then, a little at a time, so that answers never wait long. */
export type ChangeQueue = {
  /** Settles when these ids have been taken in. */
  readonly add: (ids: readonly number[]) => Promise<void>;
};

/** A sync tells of many pages a second: they are gathered for so many ms. */
const gather = 200;
/** So many ids are taken in at once, in a few ms. */
const atOnce = 400;
/** After so many ms without changes the orders nobody has asked for are brought up to date, too. */
const quiet = 1000;

export function createChangeQueue(parts: {
  readonly before: Promise<void>;
  readonly apply: (ids: readonly number[]) => void;
  readonly workAhead: () => boolean;
  readonly stopped: () => boolean;
}): ChangeQueue {
  let pending = new Set<number>();
  let round: Promise<void> | null = null;
  let working = false;
  let last = 0;

  const takeIn = async () => {
    await parts.before;
    const wait = last + gather - performance.now();
    if (wait > 0) await setTimeout(wait);
    const ids = [...pending];
    pending = new Set();
    round = null;
    for (let from = 0; from < ids.length && !parts.stopped(); from += atOnce) {
      parts.apply(ids.slice(from, from + atOnce));
      last = performance.now();
      await setImmediate();
    }
    workInQuiet();
  };

  const workInQuiet = async () => {
    if (working) return;
    working = true;
    while (performance.now() < last + quiet) await setTimeout(quiet, undefined, { ref: false });
    while (!parts.stopped() && pending.size === 0 && parts.workAhead()) await setImmediate();
    working = false;
  };
  parts.before.then(workInQuiet, () => undefined);

  return {
    add: (ids) => {
      for (const id of ids) pending.add(id);
      round ??= takeIn();
      return round;
    },
  };
}
