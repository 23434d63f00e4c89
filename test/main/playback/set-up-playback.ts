import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { limitBandwidth } from '../../../main/batch/limit-bandwidth.ts';
import { unwrapContentKey } from '../../../main/crypto/unwrap-content-key.ts';
import { wrapContentKey } from '../../../main/crypto/wrap-content-key.ts';
import { Failure } from '../../../main/failure.ts';
import { createPlayback, type PlaybackParts } from '../../../main/playback/create-playback.ts';
import type { MediaResponse, Recording, RecordingFacts } from '../../../main/recording.ts';
import { inChunks, sealAsTwilio } from '../sealed/make-sound.ts';

export const accountSid = `AC${'1'.repeat(32)}`;
export const keySid = `CR${'2'.repeat(32)}`;
export const ours = 'f'.repeat(64);
export const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Media = () => Promise<MediaResponse>;
type Held = { recording: Recording; wrap: RecordingFacts['wrap']; media: Media };

export const mediaOf =
  (bytes: Uint8Array, chunk = 65536): Media =>
  async () => ({
    contentType: 'audio/x-wav',
    length: bytes.length,
    chunks: inChunks(bytes, chunk),
  });

/** Playback with a real worker, real keys and a folder of its own over a Twilio made of a map. */
export function setUpPlayback(change: Partial<PlaybackParts> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-playback-'));
  const twilio = new Map<string, Held>();
  const fetched: string[] = [];
  const deeds: string[] = [];
  const positions = new Map<string, number>();
  const told: { sid: string; received: number; expected: number | null }[] = [];
  const bandwidth = limitBandwidth();
  const parts: PlaybackParts = {
    cacheFolder: folder,
    cacheLimit: () => 1e9,
    startWorker: () => new Worker(new URL('../../../main/workers/sealed-audio.ts', import.meta.url)),
    describe: async (sid) => twilio.get(sid) ?? null,
    copiesOf: async () => [],
    fetchMedia: async (recording) => {
      fetched.push(recording.sid);
      const held = twilio.get(recording.sid);
      if (held === undefined) throw new Failure('recording-gone');
      return held.media();
    },
    unwrap: async (wrap) => {
      if (wrap.keySid !== keySid && wrap.fingerprint !== ours) throw new Failure('key-missing');
      return unwrapContentKey(privateKey, wrap.encryptedContentKey);
    },
    sealFor: async () => ({ fingerprint: ours, wrap: (contentKey) => wrapContentKey(publicKey, contentKey) }),
    positions: {
      read: (sid) => positions.get(sid) ?? 0,
      write: (sid, seconds) => void positions.set(sid, seconds),
    },
    note: async (deed, action) => {
      deeds.push(`${deed.what} ${deed.recording} intended`);
      try {
        const result = await action();
        deeds.push(`${deed.what} ${deed.recording} done`);
        return result;
      } catch (error) {
        deeds.push(`${deed.what} ${deed.recording} ${error instanceof Failure ? error.code : 'bug'}`);
        throw error;
      }
    },
    tell: (progress) => void told.push(progress),
    lent: {
      copiesOf: (sid) => parts.copiesOf(sid),
      fetchMedia: async (recording, signal) => bandwidth.through(await parts.fetchMedia(recording, signal), signal),
    },
    ...change,
  };
  const playback = createPlayback(parts);

  const add = (change: Partial<Recording>, wrap: RecordingFacts['wrap'], media: Media): string => {
    const sid = `RE${randomBytes(16).toString('hex')}`;
    twilio.set(sid, { recording: { ...recordingWith(sid), ...change }, wrap, media });
    return sid;
  };
  return {
    playback,
    bandwidth,
    parts,
    folder,
    twilio,
    fetched,
    deeds,
    positions,
    told,
    addPlain: (plain: Uint8Array, change: Partial<Recording> = {}) => add(change, null, mediaOf(plain)),
    addSealed: (
      plain: Uint8Array,
      change: Partial<Recording> = {},
      alter: (sealed: Buffer) => Uint8Array = (b) => b,
    ) => {
      const { sealed, contentKey, iv } = sealAsTwilio(plain);
      const wrap = { encryptedContentKey: wrapContentKey(publicKey, contentKey), iv };
      return add({ encrypted: true, keySid, ...change }, wrap, mediaOf(alter(sealed)));
    },
    add,
    hear: async (token: string, range?: string) =>
      playback.serveAudio(
        new Request(`app://koekura/audio/${token}`, range === undefined ? {} : { headers: { Range: range } }),
      ),
    tearDown: async () => {
      await playback.closeAll();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function recordingWith(sid: string): Recording {
  return {
    id: 1,
    sid,
    account: accountSid,
    call: null,
    conference: null,
    startedAt: 1_790_000_000,
    createdAt: 1_790_000_000,
    from: '+81312345678',
    to: '+819012345678',
    direction: 'inbound',
    duration: 1,
    channels: 1,
    source: 'DialVerb',
    status: 'completed',
    errorCode: null,
    price: null,
    priceUnit: null,
    encrypted: false,
    keySid: null,
    whereabouts: 'twilio',
    held: false,
    archived: 'no',
  };
}
