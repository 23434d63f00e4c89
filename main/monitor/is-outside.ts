import type { RecordHandle } from '../database/handles.ts';
import { askedBefore } from '../database/own-events.ts';
import { prepared } from '../database/prepared.ts';
import type { MonitorEvent } from '../twilio/parse-event.ts';

/**
 * Whether an event tells of a removal this program did not do. Ours is one that is under way, or that was asked for, or
 * begun, before Twilio did it: the intent is always written first, so no event can be ahead of it.
 */
export function isOutside(record: RecordHandle, { type, resource, at }: MonitorEvent): boolean {
  if (type === 'recording.bulk-delete.created') return true;
  if (type !== 'recording.deleted' || resource === null) return false;
  return !isUnderWay(record, resource) && !askedBefore(record, resource, at);
}

function isUnderWay(record: RecordHandle, recording: string): boolean {
  const sql = `SELECT 1 FROM batch JOIN journal ON journal.batch = batch.number AND journal.step = 'removing'
    WHERE journal.recording = ? LIMIT 1`;
  return prepared(record, sql).get(recording) !== undefined;
}
