import type { SimulatedRecording } from './recording-at.ts';

/** The `status` a GET shows at a time (UTC seconds); `removedAt` is null while the recording is held. */
export function statusOf(recording: SimulatedRecording, removedAt: number | null, now: number): string {
  const { createdAt, duration, finishedAt, errorCode } = recording;
  if (removedAt !== null) return 'deleted';
  if (now >= finishedAt) return errorCode === null ? 'completed' : 'absent';
  return now < createdAt + duration ? 'in-progress' : 'processing';
}
