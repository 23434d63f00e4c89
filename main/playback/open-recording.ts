import type { OpenRecording } from '../contract.ts';
import { wipe } from '../crypto/wipe.ts';
import { Failure, isFailure } from '../failure.ts';
import { isWithoutKey } from '../keys/open-wrap.ts';
import type { Recording } from '../recording.ts';
import { checkBelongs } from '../sealed/check-belongs.ts';
import { openFirstWrap } from '../sealed/open-first-wrap.ts';
import { refuseCut } from '../sealed/refuse-cut.ts';
import { refuseUnplayable } from '../sealed/refuse-unplayable.ts';
import type { Opened } from '../sealed/sealed-audio-messages.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import { openCopies } from './open-copies.ts';
import type { PlaybackParts, Spoilt, Wanted } from './playback-parts.ts';
import type { Opener, SealedCache } from './sealed-cache.ts';

type Fetch = (wanted: Wanted) => Promise<Opener>;

/** What was opened, and from where. `spoilt`: copies in archives that were found not to be sound on the way. */
export type OpenedFrom = Opened & {
  readonly source: OpenRecording['source'];
  readonly archive: string | null;
  readonly spoilt: readonly Spoilt[];
};

/**
 * From the cache if it is there, else from an archive, else from Twilio; unwrapped, verified whole. What turns out
 * damaged is looked for in the next place, before it is said.
 */
export async function openRecording(
  parts: PlaybackParts,
  cache: SealedCache,
  audio: SealedAudio,
  wanted: Wanted,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<OpenedFrom> {
  const { sid, encrypted } = wanted.recording;
  const cached = cache.find(sid);
  let failure: Failure | null = null;
  if (cached !== null)
    try {
      if (cached.kind === 'wrapped') checkBelongs(cached.envelope, wanted.recording, wanted.wrap);
      const opened = await unlock(parts, cache, audio, sid, cached, signal);
      return { ...opened, source: 'cache', archive: null, spoilt: [] };
    } catch (error) {
      // Plain media was sealed by us: where that key is gone, another place may still have the recording.
      const lost = !encrypted && isWithoutKey(error);
      if (!lost && !isFailure(error, 'audio-damaged') && !isFailure(error, 'envelope-malformed')) throw error;
      failure = error;
    }
  const { opened, failures, spoilt } = await openCopies(parts, cache, audio, wanted, signal);
  if (opened !== null) return { ...opened.sound, source: 'archive', archive: opened.archive, spoilt };
  try {
    refuseUnplayable(wanted.recording);
    return {
      ...(await openFetched(parts, cache, audio, wanted, fetch, signal)),
      source: 'twilio',
      archive: null,
      spoilt,
    };
  } catch (error) {
    // Why a copy that is there did not do says more than why Twilio did not either.
    throw signal.aborted ? error : (failures[0] ?? (isAtTwilio(wanted.recording) ? error : (failure ?? error)));
  }
}

async function openFetched(
  parts: PlaybackParts,
  cache: SealedCache,
  audio: SealedAudio,
  wanted: Wanted,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Opened> {
  const { sid, encrypted } = wanted.recording;
  const fetched = await fetch(wanted);
  try {
    const opened = await unlock(parts, cache, audio, sid, fetched, signal);
    if (encrypted) return opened;
    try {
      refuseCut(wanted.recording, opened.shape);
    } catch (error) {
      await audio.close(opened.handle);
      throw error;
    }
    return opened;
  } catch (error) {
    if (isFailure(error, 'audio-damaged') || isFailure(error, 'audio-not-wav')) cache.remove(sid);
    throw error;
  }
}

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
  const contentKey = await openFirstWrap(parts.unwrap, envelope.wraps);
  try {
    return await audio.open(path, contentKey, envelope.iv, signal);
  } catch (error) {
    if (!isFailure(error, 'audio-damaged')) throw error;
    throw new Failure('audio-damaged', { ...error.facts, recording: sid, expectedBytes: envelope.size });
  } finally {
    wipe(contentKey);
  }
}

function isAtTwilio(recording: Recording): boolean {
  try {
    refuseUnplayable(recording);
    return true;
  } catch {
    return false;
  }
}
