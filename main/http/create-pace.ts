import { Failure } from '../failure.ts';
import type { Lane } from './http.ts';
import { createPaceWindow } from './pace-window.ts';

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
  /** Requests in flight at most, from now on. More than usual is the user's word that the limit may be used to its end. */
  readonly limitTo: (ceiling: number) => void;
  /** How many may be in flight now. */
  readonly width: () => number;
  readonly state: () => { readonly window: number; readonly inFlight: number; readonly waiting: number };
};

/** Requests of one account in flight at most, unless the user says otherwise. */
export const usualCeiling = 20;

type Waiting = { readonly admit: (slot: Slot) => void };

/** One account's pace: who may send now, what the user waits for first. `ceiling`: requests in flight at most. */
export function createPace(ceiling: number): Pace {
  const lanes: Record<Lane, Waiting[]> = { user: [], background: [] };
  const window = createPaceWindow(ceiling, usualCeiling);
  let inFlight = 0;
  let waking = false;

  // One place more for what the user waits for, so that it never stands behind a page that is being read.
  const allowed = (lane: Lane): number => window.width() + (lane === 'user' ? 1 : 0);

  const admitWhoMay = (): void => {
    const wait = window.heldUntil() - performance.now();
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
        window.note(signs, Math.max(atDeparture, inFlight));
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
    limitTo: (most) => {
      window.limitTo(most);
      admitWhoMay();
    },
    width: window.width,
    state: () => ({ window: window.size(), inFlight, waiting: lanes.user.length + lanes.background.length }),
  };
}
