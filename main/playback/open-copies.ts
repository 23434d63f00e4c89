import { wipe } from '../crypto/wipe.ts';
import { Failure, isFailure } from '../failure.ts';
import { checkBelongs } from '../sealed/check-belongs.ts';
import type { Envelope } from '../sealed/envelope.ts';
import { openFirstWrap } from '../sealed/open-first-wrap.ts';
import type { Opened } from '../sealed/sealed-audio-messages.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import type { KeptSound, PlaybackParts, Spoilt, Wanted } from './playback-parts.ts';
import type { SealedCache } from './sealed-cache.ts';

/** What came of trying the copies of a recording: one that is open, or why none is; and those found spoilt on the way. */
export type CopiesTried = {
  readonly opened: { readonly sound: Opened; readonly archive: string } | null;
  readonly failures: readonly Failure[];
  readonly spoilt: readonly Spoilt[];
};

/** What says that a copy itself is not sound, whatever else is. */
const spoiltBy = ['audio-damaged', 'audio-not-wav', 'envelope-malformed', 'copy-missing', 'archive-newer'];

/** Tries the copies in archives one after the other: verified whole, as anything else that is heard. Fails with cancelled. */
export async function openCopies(
  parts: PlaybackParts,
  cache: SealedCache,
  audio: SealedAudio,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<CopiesTried> {
  const failures: Failure[] = [];
  const spoilt: Spoilt[] = [];
  for (const copy of await parts.copiesOf(wanted.recording.sid)) {
    try {
      const sound = await openCopy(parts, cache, audio, wanted, copy, signal);
      return { opened: { sound, archive: copy.archive }, failures, spoilt };
    } catch (error) {
      if (signal.aborted) throw new Failure('cancelled');
      if (!(error instanceof Failure)) throw error;
      failures.push(new Failure(error.code, { ...error.facts, archive: copy.archive }));
      if (!spoiltBy.includes(error.code)) continue;
      copy.noteFault(error);
      spoilt.push({ archive: copy.archive, failure: { code: error.code, facts: { ...error.facts } } });
    }
  }
  return { opened: null, failures, spoilt };
}

async function openCopy(
  parts: PlaybackParts,
  cache: SealedCache,
  audio: SealedAudio,
  { recording, wrap }: Wanted,
  copy: KeptSound,
  signal: AbortSignal,
): Promise<Opened> {
  const envelope = await copy.readEnvelope(signal);
  checkBelongs(envelope, recording, wrap);
  const contentKey = await unwrap(parts, envelope, copy, signal);
  const { sid } = recording;
  try {
    if (copy.path !== null) return await audio.open(copy.path, contentKey, envelope.iv, signal);
    const path = cache.pathOf(sid);
    const told = (received: number) => parts.tell({ sid, received, expected: envelope.size });
    const media = { contentType: 'application/octet-stream', length: envelope.size, chunks: copy.read(signal) };
    const stored = await audio.store(path, media, null, signal, told);
    if (stored.sha256 !== envelope.sha256) throw new Failure('audio-damaged', { check: 'hash', recording: sid });
    await cache.put(sid, { kind: 'wrapped', envelope });
    return await audio.open(path, contentKey, envelope.iv, signal);
  } catch (error) {
    if (copy.path === null && isFailure(error, 'audio-damaged')) cache.remove(sid);
    throw await nameTheGone(error, copy, signal);
  } finally {
    wipe(contentKey);
  }
}

/** Where the envelope's own wraps open with no key here, those of envelopes beside it may. */
async function unwrap(
  parts: PlaybackParts,
  envelope: Envelope,
  copy: KeptSound,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    return await openFirstWrap(parts.unwrap, envelope.wraps);
  } catch (error) {
    const beside = await copy.wrapsBeside(signal);
    if (beside.length === 0) throw error;
    return openFirstWrap(parts.unwrap, beside);
  }
}

/** A file that cannot be opened is missing where the archive is there, and the archive's own trouble where it is not. */
async function nameTheGone(error: unknown, copy: KeptSound, signal: AbortSignal): Promise<unknown> {
  if (!isFailure(error, 'disk-refused')) return error;
  await copy.checkReachable(signal);
  return error.facts.reason === 'ENOENT' ? new Failure('copy-missing') : new Failure('archive-refused', error.facts);
}
