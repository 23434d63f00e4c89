import type { Batch, BatchOptions, BatchOutcome, CallAnswer, CallInput } from '../contract.ts';

/** The plans being carried out. Every call but `list`, `start` and `defaults` fails with batch-unknown. */
export type Batches = {
  readonly list: () => readonly Batch[];
  /**
   * Begins to carry a plan out; resolves once the batch stands in the record. Nothing is begun when it fails: with
   * plan-unknown, plan-drifted {count}, nothing-to-do, count-mistyped {count} (`typed` must be the plan's `doable.count`),
   * archive-unknown, ledger-altered, malformed-call (an export without its options), disk-full or disk-refused.
   */
  readonly start: (input: CallInput<'batches.start'>) => Promise<Batch>;
  readonly pause: (batch: string) => Promise<void>;
  readonly resume: (batch: string) => Promise<void>;
  readonly cancel: (batch: string) => Promise<void>;
  readonly callOff: (batch: string) => Promise<void>;
  /** What failed is tried again; fails with nothing-to-do. */
  readonly retry: (batch: string) => Promise<void>;
  readonly read: (batch: string) => Batch;
  readonly rows: (
    batch: string,
    outcomes: readonly BatchOutcome[] | null,
    offset: number,
    limit: number,
  ) => CallAnswer<'batches.rows'>;
  readonly reasons: (batch: string) => CallAnswer<'batches.reasons'>['reasons'];
  /** Pieces of the CSV report: a line for each recording. */
  readonly report: (batch: string) => Iterable<string>;
  readonly defaults: () => BatchOptions;
  /** Whether a batch works, so that quitting would break it off. */
  readonly working: () => boolean;
  /** The machine was asleep, or the screen locked: what waits tries again at once. What has stopped waits for its user. */
  readonly wake: () => void;
  /** Ends what is under way and keeps what is known; a batch that worked goes on at the next start. */
  readonly close: () => Promise<void>;
};
