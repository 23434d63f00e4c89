import { wipe } from '../crypto/wipe.ts';
import { Failure, isFailure } from '../failure.ts';
import type { Recording } from '../recording.ts';
import type { Opened } from '../sealed/sealed-audio-messages.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import { secondsOf, type WavShape } from '../sealed/wav-shape.ts';
import { checkBelongs } from './check-belongs.ts';
import type { PlaybackParts, Wanted } from './playback-parts.ts';
import { refuseUnplayable } from './refuse-unplayable.ts';
import type { Opener, SealedCache } from './sealed-cache.ts';

type Fetch = (wanted: Wanted) => Promise<Opener>;

/**
 * From the cache if it is there, from Twilio if not; unwrapped, verified whole. What turns out damaged in the cache is
 * fetched anew once, as long as Twilio has it, before audio-damaged is said.
 */
export async function openRecording(
  parts: PlaybackParts,
  cache: SealedCache,
  audio: SealedAudio,
  wanted: Wanted,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Opened> {
  const { sid, encrypted } = wanted.recording;
  const cached = cache.find(sid);
  if (cached === null) refuseUnplayable(wanted.recording);
  else
    try {
      if (cached.kind === 'wrapped') checkBelongs(cached.envelope, wanted.recording, wanted.wrap);
      return await unlock(parts, cache, audio, sid, cached, signal);
    } catch (error) {
      // Plain media was sealed by us: where that key is gone, Twilio still has the recording.
      const lost = !encrypted && (isFailure(error, 'key-missing') || isFailure(error, 'key-does-not-fit'));
      if (!lost && !isFailure(error, 'audio-damaged') && !isFailure(error, 'envelope-malformed')) throw error;
      if (!isAtTwilio(wanted.recording)) throw error;
    }
  const fetched = await fetch(wanted);
  try {
    const opened = await unlock(parts, cache, audio, sid, fetched, signal);
    if (encrypted || !isCut(wanted.recording, opened.shape)) return opened;
    await audio.close(opened.handle);
    const { dataOffset, dataLength, missing } = opened.shape;
    const foundBytes = dataOffset + dataLength;
    throw new Failure('audio-damaged', {
      recording: sid,
      check: 'length',
      expectedBytes: foundBytes + missing,
      foundBytes,
    });
  } catch (error) {
    if (isFailure(error, 'audio-damaged') || isFailure(error, 'audio-not-wav')) cache.remove(sid);
    throw error;
  }
}

/** Plain media has no tag: it was cut when its own header and Twilio's metadata both say that there is more of it. */
const isCut = ({ duration }: Recording, shape: WavShape) =>
  shape.missing > 0 && duration !== null && secondsOf(shape) < duration - 1;

async function unlock(
  parts: PlaybackParts,
  cache: SealedCache,
  audio: SealedAudio,
  sid: string,
  opener: Opener,
  signal: AbortSignal,
): Promise<Opened> {
  const path = cache.pathOf(sid);
  if (opener.kind === 'this-run') return audio.open(path, opener.contentKey, opener.iv, signal);
  const { envelope } = opener;
  const contentKey = await unwrapFirst(parts, envelope.wraps);
  try {
    return await audio.open(path, contentKey, envelope.iv, signal);
  } catch (error) {
    if (!isFailure(error, 'audio-damaged')) throw error;
    throw new Failure('audio-damaged', { ...error.facts, recording: sid, expectedBytes: envelope.size });
  } finally {
    wipe(contentKey);
  }
}

/** The first wrap that a key of the ring opens; when none does, what the first failed with. */
async function unwrapFirst(
  parts: PlaybackParts,
  wraps: readonly { readonly key: string; readonly encryptedContentKey: Uint8Array }[],
): Promise<Uint8Array> {
  const failures: unknown[] = [];
  for (const { key, encryptedContentKey } of wraps) {
    const isTwilios = key.startsWith('CR');
    const named = { keySid: isTwilios ? key : null, fingerprint: isTwilios ? null : key };
    try {
      return await parts.unwrap({ ...named, encryptedContentKey });
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0] ?? new Failure('envelope-malformed', { field: 'wraps' });
}

function isAtTwilio(recording: Recording): boolean {
  try {
    refuseUnplayable(recording);
    return true;
  } catch {
    return false;
  }
}
