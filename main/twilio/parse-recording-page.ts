import type { RecordingFacts } from '../recording.ts';
import { parsePage } from './parse-page.ts';
import { parseRecording, type RowContext } from './parse-recording.ts';

export type RecordingPage = {
  readonly recordings: readonly RecordingFacts[];
  /** Rows that were no recordings of this account. */
  readonly skipped: number;
  /** Recordings whose envelope cannot be used; they are listed all the same. */
  readonly malformedEnvelopes: number;
};

/** Reads a page of recordings; one bad row costs nothing but itself. Throws 'twilio-answer-strange'. */
export function parseRecordingPage(bytes: Uint8Array, context: RowContext): RecordingPage {
  const rows = parsePage(bytes, 'recordings');
  const recordings = rows.map((row) => parseRecording(row, context)).filter((facts) => facts !== null);
  const malformedEnvelopes = recordings.filter(({ encrypted, wrap }) => encrypted && wrap === null).length;
  return { recordings, skipped: rows.length - recordings.length, malformedEnvelopes };
}
