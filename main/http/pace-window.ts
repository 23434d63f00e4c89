import type { PaceSigns } from './create-pace.ts';

/**
 * Twilio limits the requests of an account that are under way at once, and shares that limit with the company's live
 * telephony. So: the window doubles until the first refusal, which shows the limit (Twilio-Concurrent-Requests, or else
 * our own number); after that it is remembered, approached, and tried anew by one request in some thousand. A refusal
 * costs one place, and so do a few within a moment; when many come together nothing is sent for a moment and the window
 * is cut once, or retries become a storm. One fifth of the limit is left alone, counting what others do, unless the user
 * has lifted the ceiling and nobody else is seen.
 */
const quiet = 60;
const cut = 0.85;
const share = 0.8;
/** Twilio publishes no limit; this one is hearsay, and holds only until a refusal shows the true one. */
const hearsayLimit = 100;
const firstWindow = 4;
/** Answers for which the limit is tried one higher; the longer nothing was refused, the bolder. */
const probing = 4_000;
/** Refusals fade by this with every answer; above the threshold they are a storm. What was never tried is half a storm. */
const fading = 0.96;
const storm = 2;
const untried = 1.1;

export type PaceWindow = {
  /** Requests in flight that are allowed now, 1 at least. */
  readonly width: () => number;
  /** Nothing is to be sent before this moment, of performance.now(). */
  readonly heldUntil: () => number;
  /** An answer; `ours` is how many of ours were under way with it. */
  readonly note: (signs: PaceSigns, ours: number) => void;
  readonly limitTo: (ceiling: number) => void;
  readonly size: () => number;
};

export function createPaceWindow(firstCeiling: number, usualCeiling: number): PaceWindow {
  let ceiling = firstCeiling;
  let size = Math.min(firstWindow, ceiling);
  let growing = true;
  let others = 0;
  let limit: number | null = null;
  let heldUntil = 0;
  let lastRefusal = Number.NEGATIVE_INFINITY;
  let lastStep = Number.NEGATIVE_INFINITY;
  let refusals = untried;
  let calm = 0;

  const width = (): number => {
    const lifted = ceiling > usualCeiling;
    // What has left us may still be counted there: a few too many are not yet somebody else.
    const seen = lifted && others <= Math.max(2, size * 0.1) ? 0 : others;
    const bearable = limit ?? (lifted ? Number.POSITIVE_INFINITY : hearsayLimit);
    const room = bearable * (lifted && seen === 0 ? 1 : share) - seen;
    return Math.max(1, Math.floor(Math.min(ceiling, size, room)));
  };

  const grow = (concurrent: number | null): void => {
    if (limit !== null && concurrent !== null && concurrent > limit) limit = concurrent;
    if (growing) {
      size = Math.min(ceiling, size + 1);
      return;
    }
    calm += 1;
    const step = (1 + calm / probing) / probing;
    const near = limit !== null && size >= limit * 0.9;
    size = Math.min(ceiling, size + (near ? step : 1 / size));
    if (limit !== null && width() >= Math.floor(limit * share)) limit += step;
  };

  const shrink = (concurrent: number | null, ours: number, now: number): void => {
    growing = false;
    calm = 0;
    const shown = Math.max(2, (concurrent ?? ours + others) - 1);
    const together = now - lastRefusal < quiet;
    // Of several refused together the one that came first says it best.
    limit = together && limit !== null ? Math.min(limit, shown) : shown;
    if (refusals > storm) {
      heldUntil = Math.max(heldUntil, now + quiet);
      if (!together) size = Math.max(1, size * cut);
    } else if (now - lastStep >= quiet) {
      // Back to what went well before: a place too many is often refused twice before it is known.
      size = Math.max(1, Math.min(size - 1, limit));
      lastStep = now;
    }
    lastRefusal = now;
  };

  return {
    width,
    heldUntil: () => heldUntil,
    note: ({ refused, concurrent, retryAfter }, ours) => {
      const now = performance.now();
      refusals = refusals * fading + (refused ? 1 : 0);
      if (concurrent !== null) others += (Math.max(0, concurrent - ours) - others) * 0.2;
      if (retryAfter !== null) heldUntil = Math.max(heldUntil, now + retryAfter);
      if (refused) shrink(concurrent, ours, now);
      else grow(concurrent);
    },
    limitTo: (most) => {
      // A window that had no more room grows into the new one as fast as at first, as long as no limit is known.
      ceiling = most;
      size = Math.min(size, ceiling);
    },
    size: () => size,
  };
}
