import type { BatchTimes } from './batch-parts.ts';

/**
 * Trouble that may pass (offline, busy, unwell) befalls a recording, but is mostly not about it. All wait, longer each
 * time; a recording that meets it again and again while others go well has failed; when nothing goes well for long the
 * batch stops.
 */
export type Trouble = {
  /** What the recording's trouble means for it. */
  readonly met: (place: number) => 'again' | 'failed' | 'stop';
  readonly passed: () => void;
  /** Nothing is known to go well, but it is worth a try at once. */
  readonly startOver: () => void;
  /** Milliseconds until anything is to be tried again. */
  readonly wait: () => number;
};

const mostTries = 5;

export function watchTrouble({ firstWait, longestWait, patience }: BatchTimes, clock: () => number): Trouble {
  /** `since`: how often anything had gone well when it was met first. */
  const tries = new Map<number, { readonly count: number; readonly since: number }>();
  /** Who has met it since anything went well. */
  const troubled = new Set<number>();
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

  return {
    met: (place) => {
      const now = clock();
      // So long without a try is no trouble that lasted: the machine slept.
      if (now - last > patience) since = null;
      last = now;
      since ??= now;
      if (now - since > patience) return 'stop';
      // Many in flight meet it together: that is one trouble.
      if (now >= until) {
        until = now + Math.min(longestWait, firstWait * 2 ** waits);
        waits += 1;
      }
      troubled.add(place);
      const before = tries.get(place) ?? { count: 0, since: passes };
      // What many meet with nothing going well meanwhile is no fault of any of them, however often they try.
      const counts = before.count === 0 || passes > before.since || troubled.size === 1;
      const count = before.count + (counts ? 1 : 0);
      tries.set(place, { ...before, count });
      if (count < mostTries || passes === 0) return 'again';
      tries.delete(place);
      return 'failed';
    },
    passed: () => {
      passes += 1;
      troubled.clear();
      startOver();
    },
    startOver,
    wait: () => Math.max(0, until - clock()),
  };
}
