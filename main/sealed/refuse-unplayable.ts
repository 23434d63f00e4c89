import { Failure } from '../failure.ts';
import type { Recording } from '../recording.ts';

/**
 * Fails when Twilio has no media for it, with recording-absent, recording-elsewhere, recording-gone or
 * recording-unfinished. Statuses are an open set: one we do not know is asked for.
 */
export function refuseUnplayable({ sid, status, errorCode, whereabouts }: Recording): void {
  const facts = { recording: sid, status };
  if (status === 'deleted') throw new Failure('recording-gone', facts);
  if (status === 'absent' || status === 'failed')
    throw new Failure('recording-absent', errorCode === null ? facts : { ...facts, errorCode });
  if (whereabouts === 'elsewhere') throw new Failure('recording-elsewhere', facts);
  if (unfinished.includes(status)) throw new Failure('recording-unfinished', facts);
  if (whereabouts === 'nowhere') throw new Failure('recording-gone', facts);
}

const unfinished = ['in-progress', 'paused', 'stopped', 'processing'];
