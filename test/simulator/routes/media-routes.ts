import type { FaultBoard } from '../faults/fault-board.ts';
import { mediaFaultsFor } from '../faults/media-faults-for.ts';
import { type ByteStream, cutOut } from '../media/byte-stream.ts';
import { sentMedia, storedMedia } from '../media/recording-media.ts';
import { silentMp3 } from '../media/silent-mp3.ts';
import { errorReply, notFound, type TwilioError } from '../wire/error-reply.ts';
import { type Reply, reply } from '../wire/reply.ts';
import type { SimulatedRecording } from '../world/recording-at.ts';
import { statusOf } from '../world/recording-status.ts';
import { namedRecording } from './named-recording.ts';
import { type Ask, type Route, v2010 } from './route.ts';

const mp3OfEncrypted: TwilioError = {
  status: 400,
  code: 16109,
  message: 'Cannot fetch an encrypted recording as .mp3; request it as .wav or without an extension',
};
const dualOfMono: TwilioError = {
  status: 400,
  code: 16113,
  message: 'Dual-channel download was requested of a mono recording',
};

function orderedError(status: string | null, path: string): TwilioError | null {
  if (status === '401') return { status: 401, code: 20003, message: 'Authenticate' };
  if (status === '500') return { status: 500, code: 20500, message: 'Internal Server Error' };
  return status === '404' ? notFound(path) : null;
}

/** The whole media, or with the fault media-range the part a Range header asks for. */
function send(ask: Ask, media: ByteStream, contentType: string, faults: FaultBoard): Reply {
  const headers = { 'Content-Type': faults.text('media-type') ?? contentType };
  const range = /^bytes=(\d*)-(\d*)$/.exec(faults.isOn('media-range') ? (ask.headers.range ?? '') : '');
  if (!range || (range[1] === '' && range[2] === '')) return reply(200, headers, media);
  const suffix = range[1] === '';
  const start = suffix ? Math.max(0, media.length - Number(range[2])) : Number(range[1]);
  const end = suffix || range[2] === '' ? media.length : Math.min(media.length, Number(range[2]) + 1);
  if (start >= end) return reply(416, { 'Content-Range': `bytes */${media.length}` }, '');
  return reply(
    206,
    { ...headers, 'Content-Range': `bytes ${start}-${end - 1}/${media.length}` },
    cutOut(media, start, end),
  );
}

/** A connection that breaks or goes silent after so many bytes, though Content-Length promised them all. */
function interrupted(answer: Reply, faults: FaultBoard): Reply {
  const cut = faults.count('media-cut');
  const stall = faults.count('media-stall');
  const after = cut ?? stall;
  if (after === null || typeof answer.body === 'string') return answer;
  const { body } = answer;
  const shortened = { length: body.length, chunks: cutOut(body, 0, after).chunks };
  return { ...answer, body: shortened, ending: cut !== null ? 'cut' : 'stalled' };
}

/** What is served at `path`, credentials already settled; also the answer of the second origin after a redirect. */
export function mediaReply(ask: Ask, recording: SimulatedRecording, extension: string | undefined): Reply {
  const { simulation, tenant, path } = ask;
  const faults = mediaFaultsFor(recording.sid, simulation.faults);
  const requested = ask.query.get('RequestedChannels');
  const encrypted = recording.keySid !== null;
  const isMp3 = extension === '.mp3';
  if (isMp3 && encrypted)
    return errorReply(faults.text('mp3-answer') === '404' ? notFound(path) : mp3OfEncrypted, path);
  if (requested === '2' && recording.channels === 1) return errorReply(dualOfMono, path);
  if (isMp3) return send(ask, silentMp3(recording.duration), 'audio/mpeg', faults);
  const channels = requested === '1' && !encrypted ? 1 : recording.channels;
  const media = sentMedia(storedMedia(tenant, recording, channels, faults), faults);
  const answer = interrupted(send(ask, media, 'audio/x-wav', faults), faults);
  return faults.isOn('media-no-length')
    ? { ...answer, headers: { ...answer.headers, 'Transfer-Encoding': 'chunked' } }
    : answer;
}

function answer(ask: Ask): Reply {
  const { simulation, tenant, path } = ask;
  const [, sid, extension] = ask.caught;
  const recording = namedRecording(ask, sid as string, false);
  const faults = mediaFaultsFor(sid as string, simulation.faults);
  const ordered = orderedError(faults.text('media-error'), path);
  if (ordered) return errorReply(ordered, path);
  const isHeld = recording && !recording.storedElsewhere;
  if (!isHeld || statusOf(recording, null, simulation.clock.now()) !== 'completed')
    return errorReply(notFound(path), path);
  const redirect = faults.text('media-redirect');
  if (redirect) {
    const query = new URLSearchParams(ask.query);
    query.set('account', tenant.name);
    query.set('signature', 'not-a-real-signature');
    const location = `${simulation.secondOrigin()}/media/${recording.sid}${extension ?? ''}?${query}`;
    return reply(Number(redirect), { Location: location }, '');
  }
  return mediaReply(ask, recording, extension);
}

export const mediaRoutes: readonly Route[] = [
  { method: 'GET', pattern: v2010('/Recordings/{Re}(.wav|.mp3)?'), kind: 'media', answer },
];
