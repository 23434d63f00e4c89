import type { ReadableRecord, RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { noteRemovalEvent } from '../database/removal-rows.ts';
import { withoutFlush } from '../database/without-flush.ts';
import type { FailureAnswer } from '../failure.ts';
import type { MonitorEvent } from '../twilio/parse-event.ts';
import { isOutside } from './is-outside.ts';

/** Keeps what is not kept yet; gives how many that were. What a power cut takes is fetched again. */
export function keepEvents(record: RecordHandle, account: string, events: readonly MonitorEvent[]): number {
  if (events.length === 0) return 0;
  const put = prepared(
    record,
    `INSERT OR IGNORE INTO monitor_event (sid, account, at, type, resource, actor, source, outside, event)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const write = () => {
    let kept = 0;
    // In the order in which they happened: told newest first, and many may share a second.
    for (const event of events.toReversed().toSorted((a, b) => a.at - b.at)) {
      const { sid, at, type, resource, actor, source, text } = event;
      const outside = isOutside(record, event) ? 1 : 0;
      if (type === 'recording.deleted' && resource !== null && outside === 0) noteRemovalEvent(record, resource, sid);
      kept += put.run(sid, account, at, type, resource, actor, source, outside, text).changes;
    }
    return kept;
  };
  return withoutFlush(record, () => record.transaction(write).immediate());
}

/** Up to when an account's events were fetched (UTC seconds), or null. */
export function fetchedTo(record: ReadableRecord, account: string): number | null {
  const sql = 'SELECT fetched_to AS at FROM monitor_state WHERE account = ?';
  return prepared<{ at: number }>(record, sql).get(account)?.at ?? null;
}

/** The accounts whose events could not be fetched when last tried, and up to when those before were. */
export function fetchingFailed(
  record: ReadableRecord,
): readonly { readonly account: string; readonly fetchedTo: number | null; readonly failure: FailureAnswer }[] {
  const sql = `SELECT account, nullif(fetched_to, 0) AS fetchedTo, failure FROM monitor_state
    WHERE failure IS NOT NULL ORDER BY account`;
  type Row = { readonly account: string; readonly fetchedTo: number | null; readonly failure: string };
  return prepared<Row>(record, sql)
    .all()
    .map((row) => ({ ...row, failure: JSON.parse(row.failure) }));
}

/** Notes how far it came, and what kept it from it. */
export function noteFetched(
  record: RecordHandle,
  state: { readonly account: string; readonly to: number; readonly at: number; readonly failure: FailureAnswer | null },
): void {
  const put = prepared(
    record,
    `INSERT INTO monitor_state (account, fetched_to, fetched_at, failure) VALUES (@account, @to, @at, @failure)
     ON CONFLICT (account) DO UPDATE SET fetched_to = excluded.fetched_to, fetched_at = excluded.fetched_at,
       failure = excluded.failure`,
  );
  const { failure } = state;
  withoutFlush(record, () => put.run({ ...state, failure: failure === null ? null : JSON.stringify(failure) }));
}
