import type { RecordHandle } from './handles.ts';

/** Where the user left off in a recording, in seconds; 0 when it was never heard. */
export function readPosition(record: RecordHandle, recording: string): number {
  const seconds = record.prepare('SELECT seconds FROM position WHERE recording = ?').pluck().get(recording);
  return typeof seconds === 'number' ? seconds : 0;
}

/** Remembers where the user left off: a number, nothing of the sound. */
export function writePosition(record: RecordHandle, recording: string, seconds: number, notedAt: number): void {
  record
    .prepare(
      `INSERT INTO position (recording, seconds, noted_at) VALUES (?, ?, ?)
       ON CONFLICT (recording) DO UPDATE SET seconds = excluded.seconds, noted_at = excluded.noted_at`,
    )
    .run(recording, seconds, notedAt);
}
