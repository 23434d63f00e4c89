import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountSid, recordingSid } from '../recording.ts';
import { exportOptions } from './export-calls.ts';
import { planKind } from './plan-calls.ts';
import { call, id, nothing, reason, stretch } from './words.ts';

/** Batches: plans being carried out, and what became of each recording. */

/** What became of one recording. `copied`, `exported`, `removed`: as planned; `kept`: refused for a reason; `failed`: may be tried again. */
export const outcome = z.enum(['waiting', 'working', 'copied', 'exported', 'removed', 'kept', 'failed', 'cancelled']);
export type BatchOutcome = z.infer<typeof outcome>;

/** Local hours of the day between which a batch may work; 22 to 6 spans midnight. Null: at any hour. */
const hours = z.object({ from: z.int().min(0).max(23), to: z.int().min(0).max(23) });

const batchOptions = z.object({
  /** Requests in flight at once, at most. */
  ceiling: z.int().min(1).max(200),
  /** Bytes a second for media, at most; null: as fast as it goes. */
  bandwidth: z.int().min(1024).nullable(),
  hours: hours.nullable(),
  /** Seconds from the start until the first removal, in which removing can be called off. */
  grace: z
    .int()
    .min(0)
    .max(30 * 86_400),
  /** Removes transcriptions and add-on results with the recording. */
  withDerived: z.boolean(),
  /** Why recordings may be removed though no verified copy exists; null: never. */
  withoutCopy: reason.nullable(),
  export: exportOptions.nullable(),
});
export type BatchOptions = z.infer<typeof batchOptions>;

const counts = z.object({
  planned: z.int(),
  waiting: z.int(),
  copied: z.int(),
  exported: z.int(),
  removed: z.int(),
  kept: z.int(),
  failed: z.int(),
  cancelled: z.int(),
});

const batch = z.object({
  batch: id,
  plan: id,
  kind: planKind,
  archive: id.nullable(),
  accounts: z.array(accountSid),
  options: batchOptions,
  /** `queued`: another is before it; `grace`: only removing is left and waits; `hours`: outside its hours; `waiting`: what it needs does not answer (`waiting`); it goes on by itself; `stopped`: by an error all would meet (`failure`). */
  state: z.enum(['queued', 'running', 'waiting', 'grace', 'hours', 'paused', 'stopped', 'cancelled', 'finished']),
  /** Finished with an outcome for every recording, none of them failed or cancelled. What was kept has its reason. */
  whole: z.boolean(),
  counts,
  bytes: z.int(),
  /** Transcriptions and add-on results removed with their recordings. */
  derived: z.int(),
  startedAt: z.int().nullable(),
  finishedAt: z.int().nullable(),
  /** When removing begins or began, UTC seconds; null when nothing is removed or it was called off. */
  removingFrom: z.int().nullable(),
  calledOff: z.boolean(),
  /** Recordings a second lately, and seconds left at that rate. */
  rate: z.number().nullable(),
  left: z.int().nullable(),
  failure: failure.nullable(),
  /** What it waits for to answer again, and since when, UTC seconds. */
  waiting: z.object({ failure, since: z.int() }).nullable(),
});
export type Batch = z.infer<typeof batch>;

const batchRow = z.object({
  sid: recordingSid,
  account: accountSid,
  outcome,
  /** Why it was kept or failed. */
  failure: failure.nullable(),
  at: z.int().nullable(),
});
export type BatchRow = z.infer<typeof batchRow>;

export const batchCalls = {
  'batches.list': call(nothing, z.object({ batches: z.array(batch) })),
  /** `typed` is the number of recordings the user typed to confirm a removal: the plan's `doable.count`; null where nothing is removed. */
  'batches.start': call(z.object({ plan: id, options: batchOptions, typed: z.int().nullable() }), batch),
  'batches.pause': call(z.object({ batch: id }), nothing),
  'batches.resume': call(z.object({ batch: id }), nothing),
  'batches.cancel': call(z.object({ batch: id }), nothing),
  /** No further recording is removed; archiving goes on. */
  'batches.call-off': call(z.object({ batch: id }), nothing),
  'batches.retry': call(z.object({ batch: id }), nothing),
  'batches.rows': call(
    z.object({ batch: id, outcomes: z.array(outcome).nullable(), ...stretch }),
    z.object({ rows: z.array(batchRow), matching: z.int() }),
  ),
  /** Why recordings were kept or failed, with how many for each reason. */
  'batches.reasons': call(
    z.object({ batch: id }),
    z.object({ reasons: z.array(z.object({ outcome, failure, count: z.int() })) }),
  ),
  /** A report of every outcome (CSV) where the user chooses. */
  'batches.save-report': call(z.object({ batch: id }), z.object({ saved: z.boolean() })),
  'batches.defaults': call(nothing, batchOptions),
  /** The answer to batches.quit-asked: quits though a batch works. It goes on at the next start. */
  'batches.quit-anyway': call(nothing, nothing),
} as const;

export const batchEvents = {
  'batches.changed': batch,
  /** The user wants to quit while a batch works. */
  'batches.quit-asked': nothing,
} as const;
