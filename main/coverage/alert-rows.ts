import type { FailureAnswer, RecordingAlert } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { withoutFlush } from '../database/without-flush.ts';
import { type AlarmSize, type NotedAlarm, readNoted } from './noted-alarm-rows.ts';

/** Keeps what is not kept yet; gives how many that were. What a power cut takes is fetched again. */
export function keepAlerts(record: RecordHandle, alerts: readonly RecordingAlert[]): number {
  if (alerts.length === 0) return 0;
  const put = prepared(
    record,
    `INSERT INTO encryption_alert (sid, account, at, code, resource) VALUES (@sid, @account, @at, @code, @recording)
     ON CONFLICT DO NOTHING`,
  );
  const write = () => alerts.reduce((kept, alert) => kept + put.run(alert).changes, 0);
  return withoutFlush(record, () => record.transaction(write).immediate());
}

/** Alerts of one code in an account, and when the newest was (UTC seconds). */
export type AlertKind = { readonly account: string; readonly code: RecordingAlert['code'] } & AlarmSize;
export type AlertAlarm = AlertKind & { readonly noted: NotedAlarm | null };

/** Alerts since a second (UTC), what is newest first. `noted`: somebody took note of each of them. */
export function readAlarms(record: RecordHandle, since: number): readonly AlertAlarm[] {
  const rows = prepared<AlertKind & { readonly unnoted: number }>(
    record,
    `SELECT account, code, count(*) AS count, max(at) AS newest, count(*) - count(noted_alert.sid) AS unnoted
     FROM encryption_alert LEFT JOIN noted_alert USING (sid) WHERE at >= ?
     GROUP BY account, code ORDER BY newest DESC, account, code`,
  );
  return onDisk(() => rows.all(since)).map(({ unnoted, ...kind }) => ({
    ...kind,
    noted: unnoted > 0 ? null : readNoted(record, String(kind.code), kind.account),
  }));
}

/** How far the fetching of an account's alerts came (`to`), when it was tried last, and what kept it from it. UTC seconds. */
export type AlertState = { readonly to: number; readonly at: number; readonly failure: FailureAnswer | null };

export function readAlertState(record: RecordHandle, account: string): AlertState | null {
  const row = prepared<{ to: number; at: number; failure: string | null }>(
    record,
    'SELECT fetched_to AS "to", fetched_at AS at, failure FROM alert_state WHERE account = ?',
  );
  const found = onDisk(() => row.get(account));
  return found === undefined ? null : { ...found, failure: found.failure === null ? null : JSON.parse(found.failure) };
}

export function noteAlertState(record: RecordHandle, account: string, { to, at, failure }: AlertState): void {
  const put = prepared(
    record,
    `INSERT INTO alert_state (account, fetched_to, fetched_at, failure) VALUES (?, ?, ?, ?)
     ON CONFLICT (account) DO UPDATE SET fetched_to = excluded.fetched_to, fetched_at = excluded.fetched_at,
       failure = excluded.failure`,
  );
  withoutFlush(record, () => put.run(account, to, at, failure === null ? null : JSON.stringify(failure)));
}
