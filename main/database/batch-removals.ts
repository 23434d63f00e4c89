import type { RecordHandle } from './handles.ts';
import { prepared } from './prepared.ts';
import { type Removal, type RemovalColumns, removalColumns, toRemoval } from './removal-rows.ts';

/** How many of a batch's removals were seen to be gone, called deleted, no longer listed, told of by an event, back. */
export type RemovalCounts = {
  readonly total: number;
  readonly gone: number;
  readonly deleted: number;
  readonly absent: number;
  readonly events: number;
  readonly back: number;
};

export function countRemovals(record: RecordHandle, batch: string): RemovalCounts {
  const counted = prepared<RemovalCounts>(
    record,
    `SELECT count(*) AS total, count(gone_at) AS gone, count(deleted_at) AS deleted, count(absent_at) AS absent,
       count(event) AS events, count(back_at) AS back FROM removal WHERE batch = ?`,
  ).get(batch);
  return counted ?? { total: 0, gone: 0, deleted: 0, absent: 0, events: 0, back: 0 };
}

/** How many removed recordings were seen to be there again, of all batches. */
export function countBack(record: RecordHandle): number {
  const sql = 'SELECT count(*) AS count FROM removal WHERE back_at IS NOT NULL';
  return prepared<{ count: number }>(record, sql).get()?.count ?? 0;
}

/** A stretch of a batch's removals, by SID. */
export function removalsOfBatch(record: RecordHandle, batch: string, offset: number, limit: number): Removal[] {
  const stretch = `SELECT ${removalColumns} FROM removal WHERE batch = ? ORDER BY recording LIMIT ? OFFSET ?`;
  return prepared<RemovalColumns>(record, stretch).all(batch, limit, offset).map(toRemoval);
}

/** All of a batch's removals by SID, in pieces, so that whoever reads them can let others work in between. */
export function* pagesOfRemovals(record: RecordHandle, batch: string, limit: number): Generator<Removal[]> {
  const after = `SELECT ${removalColumns} FROM removal WHERE batch = ? AND recording > ? ORDER BY recording LIMIT ?`;
  let last = '';
  for (;;) {
    const page = prepared<RemovalColumns>(record, after).all(batch, last, limit).map(toRemoval);
    const end = page.at(-1);
    if (end === undefined) return;
    yield page;
    last = end.recording;
  }
}
