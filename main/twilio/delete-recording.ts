import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import type { HttpAnswer } from '../http/http.ts';
import type { Asking } from './ask-through-sdk.ts';
import { type Attempt, deleteResource, saysDeleted } from './delete-resource.ts';
import { fetchRecording } from './fetch-one.ts';
import { isNotFound, translateAnswer } from './translate-answer.ts';

/** How often a DELETE is sent when what came of it is not known and the recording is still there; waits in ms. */
const mostTries = 3;
const firstWait = 200;
const permission = '/twilio/voice/recordings/delete';

/**
 * What became of it. `answer`: 204; 404, it was gone; 0, the answer was lost, and asked afterwards Twilio had it no more.
 * Not settled: it was sent, and nobody knows; `recordingIsGone` tells when Twilio can be asked again.
 */
export type Deletion =
  | { readonly settled: true; readonly answer: 0 | 204 | 404 }
  | { readonly settled: false; readonly trouble: Failure };

/**
 * Deletes one recording. Fails, nothing being deleted, with what `lastWord` throws, 'not-removable' {status},
 * 'twilio-permission-missing' {permission}, 'twilio-wrong-secret', 'twilio-suspended', 'twilio-busy', 'offline' and the
 * other failures of a request that did not arrive.
 */
export async function deleteRecording(asking: Asking, sid: string, lastWord: () => void): Promise<Deletion> {
  let doubtful = false;
  for (let tries = 1; ; tries++) {
    const attempt = await deleteResource(asking, `/Recordings/${sid}.json`, lastWord);
    const { answer } = attempt;
    if (answer !== null && saysDeleted(answer)) return { settled: true, answer: 204 };
    if (answer !== null && isNotFound(answer)) return { settled: true, answer: doubtful ? 0 : 404 };
    // Any other 2xx or 404 is no answer of Twilio's: a gateway's page, which tells nothing of the recording.
    if (answer !== null && answer.status >= 300 && answer.status < 500 && answer.status !== 404)
      return refused(asking, sid, answer);
    doubtful = true;
    const trouble = troubleOf(attempt);
    try {
      if (await recordingIsGone(asking, sid)) return { settled: true, answer: 0 };
    } catch (error) {
      if (error instanceof Failure) return { settled: false, trouble };
      throw error;
    }
    if (tries === mostTries) return { settled: false, trouble };
    await sleep(firstWait * 2 ** tries * Math.random());
  }
}

/** Whether Twilio has it no more, or only its metadata. */
export async function recordingIsGone(asking: Asking, sid: string): Promise<boolean> {
  const found = await fetchRecording(asking, sid);
  return found === null || found.status === 'deleted';
}

function troubleOf(attempt: Attempt): Failure {
  if (attempt.answer === null) return attempt.trouble;
  const { status } = attempt.answer;
  if (status < 500) return new Failure('twilio-answer-strange', { status });
  return translateAnswer(attempt.answer, attempt.answer.body);
}

/** Twilio says no: what for shows in what else it lets us see. */
async function refused(asking: Asking, sid: string, answer: HttpAnswer): Promise<Deletion> {
  const told = translateAnswer(answer, answer.body);
  if (answer.status === 400 || answer.status === 409) {
    const found = await fetchRecording(asking, sid);
    if (found === null || found.status === 'deleted') return { settled: true, answer: 404 };
    throw new Failure('not-removable', { status: found.status });
  }
  const aboutRights = ['twilio-wrong-secret', 'twilio-refused'].includes(told.code);
  if (!aboutRights || (answer.status !== 401 && answer.status !== 403)) throw told;
  // A wrong secret and a key without the permission are answered alike: who may read is not wrong.
  const reads = await fetchRecording(asking, sid).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Failure) return false;
      throw error;
    },
  );
  throw reads ? new Failure('twilio-permission-missing', { permission }) : told;
}
