import { Failure } from '../failure.ts';
import type { Http, HttpStream } from '../http/http.ts';
import { readBody } from '../http/read-body.ts';
import type { MediaResponse, Recording } from '../recording.ts';
import { accountSidOf } from './account-sid-of.ts';
import { readTwilioError } from './read-twilio-error.ts';
import { translateAnswer } from './translate-answer.ts';
import { twilioOrigin } from './twilio-hosts.ts';
import type { TwilioLogin } from './twilio-login.ts';

const largestError = 64 * 1024;
const finished: ReadonlySet<string> = new Set(['completed', 'deleted', 'failed', 'unknown']);

/**
 * The media of a recording as it lies at Twilio, sealed or plain WAV. The URL is made of account and SID: `media_url` may
 * lead into somebody's bucket. `.wav` always, because `.mp3` does not exist for sealed media. Two channels are asked for
 * where there are two and Twilio could mix them down, which it cannot with sealed media.
 * Throws 'recording-gone', 'recording-unfinished', 'recording-absent', 'recording-elsewhere', 'media-not-audio' and what
 * any request throws.
 */
export async function fetchMedia(
  http: Http,
  login: TwilioLogin,
  override: URL | null,
  recording: Recording,
  signal: AbortSignal,
): Promise<MediaResponse> {
  if (recording.status === 'absent') throw absent(recording);
  if (recording.whereabouts === 'elsewhere') throw new Failure('recording-elsewhere');
  const origin = twilioOrigin('api', login.region, override);
  const ask = (channels: string): Promise<HttpStream> =>
    http.stream({
      method: 'GET',
      url: `${origin}/2010-04-01/Accounts/${accountSidOf(recording.account)}/Recordings/${recording.sid}.wav${channels}`,
      accept: 'audio/x-wav, */*;q=0.5',
      credential: { user: login.user, secret: login.secret, origins: new Set([origin]) },
      pace: accountSidOf(login.account),
      lane: 'user',
      signal,
    });
  const both = !recording.encrypted && recording.channels === 2;
  let answer = await ask(both ? '?RequestedChannels=2' : '');
  if (both && answer.status === 400) {
    answer.discard();
    answer = await ask('');
  }
  const contentType = answer.headers['content-type'] ?? '';
  if (answer.status === 200 && isAudio(contentType)) {
    return { contentType, length: lengthOf(answer), chunks: answer.chunks };
  }
  throw await translate(answer, contentType, recording);
}

function isAudio(contentType: string): boolean {
  return /^(audio\/|application\/octet-stream|binary\/octet-stream|$)/i.test(contentType);
}

function lengthOf({ headers }: HttpStream): number | null {
  const length = Number(headers['content-length'] ?? Number.NaN);
  return Number.isSafeInteger(length) && length >= 0 ? length : null;
}

/** An error page is never sound, whatever status it comes with. */
async function translate(answer: HttpStream, contentType: string, recording: Recording): Promise<Failure> {
  const body = await readBody(answer.chunks, largestError).catch(() => new Uint8Array());
  const { code } = readTwilioError(answer.headers, body);
  if (answer.status === 404 || code === 20404) {
    const unfinished = !finished.has(recording.status);
    return new Failure(unfinished ? 'recording-unfinished' : 'recording-gone', { status: recording.status });
  }
  if (answer.status >= 400 || code !== null) return translateAnswer(answer, body);
  return new Failure('media-not-audio', { contentType });
}

function absent({ errorCode }: Recording): Failure {
  return new Failure('recording-absent', errorCode === null ? {} : { errorCode });
}
