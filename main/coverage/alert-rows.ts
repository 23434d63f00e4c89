import type { FailureAnswer, RecordingAlert } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { withoutFlush } from '../database/without-flush.ts';

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

/** Alerts since a second (UTC), newest first, so many at most; and how many there are in all. */
export function readAlerts(
  record: RecordHandle,
  since: number,
  limit: number,
): { readonly alerts: RecordingAlert[]; readonly total: number } {
  const rows = prepared<RecordingAlert>(
    record,
    `SELECT sid, account, at, code, resource AS recording FROM encryption_alert WHERE at >= ?
     ORDER BY at DESC, sid LIMIT ?`,
  );
  const count = prepared<{ total: number }>(record, 'SELECT count(*) AS total FROM encryption_alert WHERE at >= ?');
  return onDisk(() => ({ alerts: rows.all(since, limit), total: count.get(since)?.total ?? 0 }));
}

/** An account's alerts since a second (UTC), by code. */
export function countAlerts(
  record: RecordHandle,
  account: string,
  since: number,
): { readonly code: number; readonly count: number; readonly last: number }[] {
  const rows = prepared<{ code: number; count: number; last: number }>(
    record,
    `SELECT code, count(*) AS count, max(at) AS last FROM encryption_alert WHERE account = ? AND at >= ?
     GROUP BY code ORDER BY code`,
  );
  return onDisk(() => rows.all(account, since));
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
