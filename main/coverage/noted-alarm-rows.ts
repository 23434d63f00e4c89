import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** What is known of an alarm: how many alerts or recordings, and when the newest of them was (UTC seconds). */
export type AlarmSize = { readonly count: number; readonly newest: number };
export type NotedAlarm = AlarmSize & { readonly at: number; readonly by: string; readonly remark: string };
/** `recordings`: of a key's alarm all that were ever seen, 16 bytes of SID each. */
export type KeptAlarm = NotedAlarm & { readonly recordings: Uint8Array };

/** What was noted last. Whether that is still all there is, only what was noted one by one can say. */
export function readNoted(record: RecordHandle, about: string, account: string | null): KeptAlarm | null {
  const row = prepared<KeptAlarm>(
    record,
    `SELECT count, newest, noted_at AS at, noted_by AS "by", remark, recordings FROM noted_alarm
     WHERE about = ? AND account = ?`,
  );
  return onDisk(() => row.get(about, account ?? '')) ?? null;
}

export function putNoted(record: RecordHandle, about: string, account: string | null, noted: KeptAlarm): void {
  const put = prepared(
    record,
    `INSERT OR REPLACE INTO noted_alarm (about, account, count, newest, noted_at, noted_by, remark, recordings)
     VALUES (@about, @account, @count, @newest, @at, @by, @remark, @recordings)`,
  );
  onDisk(() => put.run({ about, account: account ?? '', ...noted }));
}

/** What was noted before stays noted: an alert that goes and comes back is no new one. */
export function noteAlerts(
  record: RecordHandle,
  { account, code }: { readonly account: string; readonly code: number },
  since: number,
  at: number,
): void {
  const put = prepared(
    record,
    `INSERT INTO noted_alert SELECT sid, ? FROM encryption_alert WHERE account = ? AND code = ? AND at >= ?
     ON CONFLICT DO NOTHING`,
  );
  onDisk(() => put.run(at, account, code, since));
}
