import type { SimulatedRecording } from './recording-at.ts';

/** The `status` a GET shows at a time (UTC seconds); `removedAt` is null while the recording is held. */
export function statusOf(recording: SimulatedRecording, removedAt: number | null, now: number): string {
  if (removedAt !== null) return 'deleted';
  if (recording.finishedAt === Number.POSITIVE_INFINITY) return 'processing';
  if (now < recording.createdAt + recording.duration) return 'in-progress';
  if (now < recording.finishedAt) return 'processing';
  return recording.errorCode === null ? 'completed' : 'absent';
}
