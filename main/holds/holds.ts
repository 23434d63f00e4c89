import type { HeldBy, Hold } from '../contract.ts';
import type { Selection } from '../recording.ts';

/** Holds: reasons why recordings must not be removed. Several may keep one recording. */
export type Holds = {
  /** Whether some hold keeps the recording now, straight from the record: to be asked at the very moment of removal. */
  readonly isHeld: (recording: string) => boolean;
  /** The reasons of the holds that keep it now, oldest first; none when it is free. */
  readonly reasonsOf: (recording: string) => readonly string[];
  readonly list: () => readonly Hold[];
  /** Every hold the recording is or was under, newest first. */
  readonly of: (recording: string) => readonly HeldBy[];
  /** Fails with nothing-to-do when the selection holds no recording; the rest as the ledger and the disk do. */
  readonly place: (selection: Selection, reason: string) => Promise<Hold>;
  /** Fails with hold-unknown, nothing-to-do. */
  readonly extend: (hold: string, selection: Selection) => Promise<Hold>;
  /** Lifts the whole hold (null), or the selected recordings from it; gives how many it let go. Fails with hold-unknown, forbidden-by-policy. */
  readonly lift: (hold: string, selection: Selection | null, reason: string) => Promise<number>;
};
