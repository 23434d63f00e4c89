import { Failure } from '../failure.ts';
import type { Lane } from './http.ts';

/**
 * Twilio limits the requests of an account that are under way at once, and shares that limit with the company's live
 * telephony. So: a window that grows by one request for each window answered and is cut by 15 % on a refusal; after a
 * refusal nothing is sent for a moment and the window is cut once only, or retries become a storm; and one fifth of
 * the limit is left alone, counting what others are doing as Twilio-Concurrent-Requests tells it.
 */
const quiet = 60;
const cut = 0.85;
const share = 0.8;
/** Twilio publishes no limit; this one is hearsay, and holds only until a refusal shows the true one. */
const hearsayLimit = 100;
const firstWindow = 4;

/** What the head of an answer says about pace: `concurrent` is the account's requests under way, `retryAfter` in ms. */
export type PaceSigns = {
  readonly refused: boolean;
  readonly concurrent: number | null;
  readonly retryAfter: number | null;
};
export type Slot = { readonly heard: (signs: PaceSigns) => void; readonly leave: () => void };
export type Pace = {
  /** Waits for its turn; what `again` comes back after a refusal goes before the others of its lane. Throws 'cancelled'. */
  readonly enter: (lane: Lane, again: boolean, signal: AbortSignal) => Promise<Slot>;
  readonly state: () => { readonly window: number; readonly inFlight: number; readonly waiting: number };
};

type Waiting = { readonly admit: (slot: Slot) => void };

/** One account's pace. `ceiling`: requests in flight at most. */
export function createPace(ceiling: number): Pace {
  const lanes: Record<Lane, Waiting[]> = { user: [], background: [] };
  let window = Math.min(firstWindow, ceiling);
  let growing = true;
  let inFlight = 0;
  let others = 0;
  let limit = hearsayLimit;
  let holdUntil = 0;
  let lastCut = Number.NEGATIVE_INFINITY;
  let waking = false;

  const allowed = (lane: Lane): number => {
    const room = Math.floor(limit * share - others);
    const width = Math.max(1, Math.min(ceiling, Math.floor(window), room));
    // One place more for what the user waits for, so that it never stands behind a page that is being read.
    return lane === 'user' ? width + 1 : width;
  };

  const admitWhoMay = (): void => {
    const wait = holdUntil - performance.now();
    if (wait > 0) {
      if (!waking) setTimeout(wake, wait + 1);
      waking = true;
      return;
    }
    for (const lane of ['user', 'background'] as const) {
      while (lanes[lane].length > 0 && inFlight < allowed(lane)) {
        const next = lanes[lane].shift();
        if (next !== undefined) next.admit(occupy());
      }
    }
  };

  const wake = (): void => {
    waking = false;
    admitWhoMay();
  };

  const occupy = (): Slot => {
    inFlight += 1;
    const atDeparture = inFlight;
    let left = false;
    return {
      heard: (signs) => {
        note(signs, Math.max(atDeparture, inFlight));
        admitWhoMay();
      },
      leave: () => {
        if (left) return;
        left = true;
        inFlight -= 1;
        admitWhoMay();
      },
    };
  };

  const note = ({ refused, concurrent, retryAfter }: PaceSigns, ours: number): void => {
    const now = performance.now();
    if (concurrent !== null) others += (Math.max(0, concurrent - ours) - others) * 0.2;
    if (retryAfter !== null) holdUntil = Math.max(holdUntil, now + retryAfter);
    if (!refused) {
      window = Math.min(ceiling, window + (growing ? 1 : 1 / window));
      return;
    }
    growing = false;
    holdUntil = Math.max(holdUntil, now + quiet);
    if (concurrent !== null) limit = Math.max(2, concurrent - 1);
    if (now - lastCut < quiet) return;
    lastCut = now;
    window = Math.max(1, window * cut);
  };

  return {
    enter: (lane, again, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new Failure('cancelled'));
        const giveUp = (): void => {
          lanes[lane] = lanes[lane].filter((other) => other !== waiting);
          reject(new Failure('cancelled'));
        };
        const admit = (slot: Slot): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(slot);
        };
        const waiting: Waiting = { admit };
        signal.addEventListener('abort', giveUp, { once: true });
        if (again) lanes[lane].unshift(waiting);
        else lanes[lane].push(waiting);
        admitWhoMay();
      }),
    state: () => ({ window, inFlight, waiting: lanes.user.length + lanes.background.length }),
  };
}
