import { randomBytes } from 'node:crypto';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';

/** Files that were read and not yet imported: nothing of them leaves main. */
export type PendingKeys = {
  /** Takes the bytes over and gives the token they are asked for by. */
  readonly put: (bytes: Uint8Array) => string;
  /** The bytes, still held, their time begun anew. Fails with nothing-chosen when they are gone. */
  readonly look: (pending: string) => Uint8Array;
  readonly discard: (pending: string) => void;
  readonly discardAll: () => void;
};

/** Each is wiped when it is discarded, and `patience` milliseconds after it was last looked at. */
export function createPendingKeys(patience: number): PendingKeys {
  const held = new Map<string, { readonly bytes: Uint8Array; timer: NodeJS.Timeout }>();

  const discard = (pending: string) => {
    const entry = held.get(pending);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    wipe(entry.bytes);
    held.delete(pending);
  };
  const wait = (pending: string) => setTimeout(() => discard(pending), patience).unref();

  return {
    put: (bytes) => {
      const pending = randomBytes(16).toString('hex');
      held.set(pending, { bytes, timer: wait(pending) });
      return pending;
    },
    look: (pending) => {
      const entry = held.get(pending);
      if (entry === undefined) throw new Failure('nothing-chosen');
      clearTimeout(entry.timer);
      entry.timer = wait(pending);
      return entry.bytes;
    },
    discard,
    discardAll: () => {
      for (const pending of [...held.keys()]) discard(pending);
    },
  };
}
