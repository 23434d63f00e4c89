import { setImmediate } from 'node:timers/promises';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import type { BatchParts } from './batch-parts.ts';
import { readBatches, type StoredBatch } from './batch-rows.ts';

/** More than is gathered, or lies unflushed in the index's log, at any moment. */
const most = 20_000;
/** Read at a time, the main thread being free in between. */
const slice = 500;

/**
 * Tells the list again what was removed last. The record knows an outcome before the index does: a program that is killed,
 * or a machine that loses power, in between would show as there what is gone, until Twilio is asked.
 */
export async function tellRemovedAgain(
  { record, gone }: Pick<BatchParts, 'record' | 'gone'>,
  signal: AbortSignal,
): Promise<void> {
  let left = most;
  for (const { number } of readBatches(record).filter(removes).toSorted(lastAtWorkFirst)) {
    for (let before = Number.MAX_SAFE_INTEGER, more = true; more && left > 0; ) {
      const rows = removedBefore(record, number, before, Math.min(slice, left));
      for (const { account, recording, back } of rows) if (back === 0) gone(account, recording);
      left -= rows.length;
      before = rows.at(-1)?.place ?? before;
      more = rows.length > 0;
      await setImmediate();
      if (signal.aborted) return;
    }
  }
}

const removes = ({ kind }: StoredBatch): boolean => kind === 'remove' || kind === 'evacuate';

/** What has not come to its end may have worked last. */
function lastAtWorkFirst(one: StoredBatch, other: StoredBatch): number {
  return (other.finishedAt ?? Number.MAX_SAFE_INTEGER) - (one.finishedAt ?? Number.MAX_SAFE_INTEGER);
}

type Removed = { readonly place: number; readonly account: string; readonly recording: string; readonly back: 0 | 1 };

/** Those before a place, the last first; `back`: Twilio was seen to have it all the same. */
function removedBefore(record: RecordHandle, batch: number, before: number, limit: number): Removed[] {
  const sql = `SELECT place, account, recording,
      EXISTS (SELECT 1 FROM removal WHERE removal.recording = journal.recording AND back_at IS NOT NULL) AS back
    FROM journal WHERE batch = ? AND outcome = 'removed' AND place < ? ORDER BY place DESC LIMIT ?`;
  return prepared<Removed>(record, sql).all(batch, before, limit);
}
