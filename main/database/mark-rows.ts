import { onDisk } from './disk-failure.ts';
import type { RecordHandle } from './handles.ts';
import { preparedRaw } from './prepared.ts';

/**
 * What the record adds to a recording: a row a copy, one row without an archive where there is none. `holds`: the ids of
 * those that keep it now, as JSON. `sound`: read back whole, and no fault found since. `openers`: the fingerprints of the
 * keys that are known to open it, as JSON.
 */
export type MarkRow = readonly [
  recording: string,
  holds: string,
  archive: string | null,
  sound: 0 | 1,
  openers: string | null,
];

const select = (recordings: string) => `SELECT marked.recording,
  (SELECT json_group_array(hold) FROM
    (SELECT hold FROM held WHERE held.recording = marked.recording AND lifted_at IS NULL ORDER BY hold)),
  archive, verified_at IS NOT NULL AND fault IS NULL, (SELECT json_group_array(fingerprint) FROM
    (SELECT copy.fingerprint WHERE copy.fingerprint IS NOT NULL UNION SELECT fingerprint FROM copy_wrap
     WHERE copy_wrap.recording = copy.recording AND copy_wrap.archive = copy.archive ORDER BY 1))
  FROM (${recordings}) AS marked LEFT JOIN copy ON copy.recording = marked.recording ORDER BY marked.recording, archive`;

/** The rows of the next `limit` recordings after `after` that are held or have a copy, in the order of their SIDs. Throws 'disk-refused'. */
export function marksAfter(record: RecordHandle, after: string, limit: number): MarkRow[] {
  const recordings = `SELECT recording FROM held WHERE lifted_at IS NULL AND recording > @after
    UNION SELECT recording FROM copy WHERE recording > @after ORDER BY recording LIMIT @limit`;
  return onDisk(() => preparedRaw<MarkRow>(record, select(recordings)).all({ after, limit }));
}

/** The rows of one recording, held or not. Throws 'disk-refused'. */
export function marksOf(record: RecordHandle, recording: string): MarkRow[] {
  return onDisk(() => preparedRaw<MarkRow>(record, select('SELECT ? AS recording')).all(recording));
}
