import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** What is known of an alarm: how many alerts or recordings, and when the newest of them was (UTC seconds). */
export type AlarmSize = { readonly count: number; readonly newest: number };
export type NotedAlarm = AlarmSize & { readonly at: number; readonly by: string; readonly remark: string };

/** What was noted of an alarm, as long as there is no more of it than there was then; else null. */
export function readNoted(
  record: RecordHandle,
  about: string,
  account: string | null,
  { count, newest }: AlarmSize,
): NotedAlarm | null {
  const row = prepared<NotedAlarm>(
    record,
    `SELECT count, newest, noted_at AS at, noted_by AS "by", remark FROM noted_alarm WHERE about = ? AND account = ?`,
  );
  const noted = onDisk(() => row.get(about, account ?? '')) ?? null;
  return noted === null || count > noted.count || newest > noted.newest ? null : noted;
}

export function putNoted(record: RecordHandle, about: string, account: string | null, noted: NotedAlarm): void {
  const put = prepared(
    record,
    `INSERT OR REPLACE INTO noted_alarm (about, account, count, newest, noted_at, noted_by, remark)
     VALUES (@about, @account, @count, @newest, @at, @by, @remark)`,
  );
  onDisk(() => put.run({ about, account: account ?? '', ...noted }));
}
