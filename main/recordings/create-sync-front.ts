import type { SyncFront } from './sync-calls.ts';
import type { SyncPass } from './sync-pass.ts';

/** Where the recordings of a pass are: moved by those who store them, followed by the calls. */
export function createSyncFront(pass: SyncPass): SyncFront & {
  readonly advance: (backTo: number | null) => void;
  readonly finish: () => void;
  /** The recordings will not come any further: who waits for them is told, and must not take it for their end. */
  readonly fail: (error: unknown) => void;
} {
  let backTo = pass.backTo;
  let done = false;
  let move = Promise.withResolvers<void>();
  const moved = (): void => {
    move.resolve();
    move = Promise.withResolvers();
  };
  return {
    backTo: () => backTo,
    done: () => done,
    moved: () => move.promise,
    advance: (to) => {
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
