import type { RecordHandle } from './handles.ts';
import { prepared } from './prepared.ts';

/** How far our clock and Twilio's may be apart, seconds. */
const leeway = 300;

/** Whether Twilio may have done at `at` (UTC seconds) what this program asked it to remove. */
export function askedBefore(record: RecordHandle, recording: string, at: number): boolean {
  return firstAsked(record, recording) <= at + leeway;
}

/**
 * Twilio's events of a removal can be fetched before this program knows that the removal was its own: once it does, they
 * are no longer another's.
 */
export function claimEvents(record: RecordHandle, recording: string): void {
  // Of most there are none yet.
  const known = "SELECT 1 FROM monitor_event WHERE resource = ? AND type = 'recording.deleted' AND outside = 1 LIMIT 1";
  if (prepared(record, known).get(recording) === undefined) return;
  prepared(
    record,
    `UPDATE monitor_event SET outside = 0
     WHERE resource = ? AND type = 'recording.deleted' AND outside = 1 AND at + ${leeway} >= ?`,
  ).run(recording, firstAsked(record, recording));
}

/** When the removal was asked for, or its intent written where an answer was lost and asked for later; never is infinity. */
function firstAsked(record: RecordHandle, recording: string): number {
  const asked = prepared<{ askedAt: number; begunAt: number | null }>(
    record,
    `SELECT removal.asked_at AS askedAt,
       CASE WHEN json_valid(ledger.entry) THEN json_extract(ledger.entry, '$.time') END AS begunAt
     FROM removal LEFT JOIN ledger ON ledger.number = removal.intent WHERE removal.recording = ?`,
  ).get(recording);
  if (asked === undefined) return Number.POSITIVE_INFINITY;
  return Math.min(asked.askedAt, asked.begunAt ?? asked.askedAt);
}
