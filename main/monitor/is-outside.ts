import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import type { MonitorEvent } from '../twilio/parse-event.ts';

/** How far our clock and Twilio's may be apart, seconds. */
const leeway = 300;

/**
 * Whether an event tells of a removal this program did not do. Ours is one that is under way, or that was asked for, or
 * begun, before Twilio did it: the intent is always written first, so no event can be ahead of it.
 */
export function isOutside(record: RecordHandle, { type, resource, at }: MonitorEvent): boolean {
  if (type === 'recording.bulk-delete.created') return true;
  if (type !== 'recording.deleted' || resource === null) return false;
  return !isUnderWay(record, resource) && !(firstAsked(record, resource) <= at + leeway);
}

function isUnderWay(record: RecordHandle, recording: string): boolean {
  const sql = `SELECT 1 FROM batch JOIN journal ON journal.batch = batch.number AND journal.step = 'removing'
    WHERE journal.recording = ? LIMIT 1`;
  return prepared(record, sql).get(recording) !== undefined;
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
