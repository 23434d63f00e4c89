import type { SyncPass } from './sync-pass.ts';

/** Where the recordings of a pass are: moved by those who fetch and store them, followed by the calls. */
export type SyncFront = {
  /** The oldest recording stored. */
  readonly backTo: () => number | null;
  /** Whether a page of recordings lies waiting to be stored. */
  readonly busy: () => boolean;
  readonly done: () => boolean;
  /** The next move. Rejects when the recordings will not come any further, which must not be taken for their end. */
  readonly moved: () => Promise<void>;
  readonly arrived: () => void;
  readonly stored: (backTo: number | null) => void;
  readonly finish: () => void;
  readonly fail: (error: unknown) => void;
};

export function createSyncFront(pass: SyncPass): SyncFront {
  let backTo = pass.backTo;
  let waiting = 0;
  let done = false;
  let move = Promise.withResolvers<void>();
  const moved = (): void => {
    move.resolve();
    move = Promise.withResolvers();
  };
  return {
    backTo: () => backTo,
    busy: () => waiting > 0,
    done: () => done,
    moved: () => move.promise,
    arrived: () => {
      waiting += 1;
    },
    stored: (to) => {
      waiting -= 1;
      backTo = to;
      moved();
    },
    finish: () => {
      done = true;
      moved();
    },
    fail: (error) => {
      // Nobody may be waiting.
      move.promise.catch(() => {});
      move.reject(error);
    },
  };
}
