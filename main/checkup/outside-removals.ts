import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** Removals at Twilio that this program did not do, since a second (UTC). */
export function outsideRemovals(
  record: RecordHandle,
  account: string,
  since: number,
): { readonly count: number; readonly newestAt: number } {
  const sql = `SELECT count(*) AS count, ifnull(max(at), 0) AS newestAt FROM monitor_event
    WHERE account = ? AND outside = 1 AND at >= ?`;
  const row = prepared<{ count: number; newestAt: number }>(record, sql);
  return onDisk(() => row.get(account, since)) ?? { count: 0, newestAt: 0 };
}
