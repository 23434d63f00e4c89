import { Failure } from '../failure.ts';
import type { MediaResponse } from '../recording.ts';

/** A download that breaks is begun again so often before it is given up. */
const mostAttempts = 3;

/** A break in the middle of a download; what it broke with is its cause. */
class BrokenDownload extends Error {}

/** Begins `attempt` again when its download broke in the middle; anything else it fails with is final. */
export async function startingOver<Result>(attempt: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (let left = mostAttempts - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof BrokenDownload)) throw error;
      if (left === 0 || signal.aborted) throw error.cause;
    }
  }
}

/** One attempt, within `startingOver`: tells a download that broke from everything else that fails. */
export async function receiveOnce<Result>(
  recording: string,
  media: MediaResponse,
  store: (media: MediaResponse) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  let broken: unknown = null;
  const chunks = markBreaks(media.chunks, (error) => (broken = error));
  try {
    return await store({ ...media, chunks });
  } catch (error) {
    if (signal.aborted) throw new Failure('cancelled');
    const short = error instanceof Failure && error.facts.check === 'length';
    if (short) throw new BrokenDownload('short', { cause: new Failure(error.code, { ...error.facts, recording }) });
    throw broken === null ? error : new BrokenDownload('broken', { cause: broken });
  }
}

async function* markBreaks(
  chunks: MediaResponse['chunks'],
  broke: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    broke(error);
    throw error;
  }
}
