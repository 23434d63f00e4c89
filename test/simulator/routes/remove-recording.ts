import { errorReply, notFound } from '../wire/error-reply.ts';
import { noContent, type Reply } from '../wire/reply.ts';
import { statusOf } from '../world/recording-status.ts';
import { namedRecording } from './named-recording.ts';
import type { Ask } from './route.ts';

/** Twilio deletes only what is completed; what it says to another attempt is not known, so faults offer the others. */
export function removeRecording(ask: Ask, sid: string): Reply {
  const { faults, clock, history } = ask.simulation;
  const recording = namedRecording(ask, sid, true);
  if (!recording) return errorReply(notFound(ask.path), ask.path);
  const removedAt = ask.tenant.world.removedAt(recording);
  if (removedAt !== null) {
    return faults.text('delete-again') === '204' ? noContent() : errorReply(notFound(ask.path), ask.path);
  }
  const status = statusOf(recording, null, clock.now());
  const unfinished = status === 'in-progress' || status === 'processing';
  const answer = faults.text('delete-unfinished');
  if (unfinished && answer !== '204') {
    const message = 'The recording is not completed and cannot be deleted';
    const error = answer === '400' ? { status: 400, code: 20009, message } : { status: 409, code: 20409, message };
    return errorReply(error, ask.path);
  }
  history.happen({ what: 'recording-removed', account: ask.tenant.name, number: recording.number, at: clock.now() });
  return faults.isOn('delete-answer-lost') ? { ...noContent(), ending: 'cut' } : noContent();
}
