import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import type { MediaResponse, Recording, RecordingFacts } from '../recording.ts';
import { checkTwilioWrap } from '../sealed/envelope.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import type { Unwrap } from './judge-newest.ts';

/**
 * Opens a recording for good: fetched anew from Twilio, its content key unwrapped by this very key, every byte of it
 * through the cipher to the tag. Nothing of it is kept, in memory or on a disk. Fails as fetching does, with
 * envelope-malformed, key-does-not-fit, key-missing, audio-damaged, audio-not-wav.
 */
export async function proveRecording(
  facts: RecordingFacts,
  fingerprint: string,
  parts: {
    readonly fetchMedia: (recording: Recording, signal: AbortSignal) => Promise<MediaResponse>;
    readonly unwrap: Unwrap;
    readonly startAudio: () => SealedAudio;
  },
  signal: AbortSignal,
): Promise<void> {
  const { wrap, iv } = checkTwilioWrap(facts.keySid, facts.wrap);
  const { encryptedContentKey } = wrap;
  const opened = await parts.unwrap({ keySid: facts.keySid, fingerprint, encryptedContentKey });
  const audio = parts.startAudio();
  try {
    const { contentKey } = opened;
    const media = await parts.fetchMedia(asRecording(facts), signal);
    const { size } = await audio.checkChunks(media.chunks, { contentKey, iv }, signal, () => undefined);
    if (media.length !== null && media.length !== size) {
      throw new Failure('audio-damaged', { check: 'length', foundBytes: size, expectedBytes: media.length });
    }
  } finally {
    wipe(opened.contentKey);
    await audio.stop();
  }
}

/** As the list would show it, had it been read already. */
function asRecording(facts: RecordingFacts): Recording {
  return { ...facts, id: 0, from: null, to: null, direction: null, held: false, archived: 'no' };
}
