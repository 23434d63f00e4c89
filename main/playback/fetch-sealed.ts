import { randomBytes } from 'node:crypto';
import { contentKeyBytes, ivBytes } from '../crypto/gcm-form.ts';
import { wipe } from '../crypto/wipe.ts';
import type { Recording } from '../recording.ts';
import { checkTwilioWrap } from '../sealed/envelope.ts';
import { receiveOnce, startingOver } from '../sealed/receive-media.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import type { Seal, Stored } from '../sealed/store-sealed.ts';
import type { PlaybackParts, Wanted } from './playback-parts.ts';
import type { Opener, SealedCache } from './sealed-cache.ts';

/** Progress is for eyes: told this often at most, in ms, and at the end. */
const tellingPause = 100;

/** Brings a recording from Twilio into the cache and says how it opens. Plain media is sealed as it arrives. */
export async function fetchSealed(
  parts: PlaybackParts,
  cache: SealedCache,
  audio: SealedAudio,
  { recording, wrap }: Wanted,
  signal: AbortSignal,
): Promise<Opener> {
  const { sid, account } = recording;
  const path = cache.pathOf(sid);
  const download = (seal: Seal) => storeOnce(parts, audio, recording, path, seal, signal);

  if (recording.encrypted) {
    const { wrap: checked, iv } = checkTwilioWrap(recording.keySid, wrap);
    // Without its key an hour of ciphertext is not worth fetching: that is said at once.
    const { key: keySid, encryptedContentKey } = checked;
    wipe(await parts.unwrap({ keySid, fingerprint: null, encryptedContentKey }));
    const stored = await startingOver(() => download(null), signal);
    const envelope = { recording: sid, account, wraps: [checked], iv, ...stored };
    return keep(cache, sid, { kind: 'wrapped', envelope });
  }
  const sealing = await parts.sealFor(account);
  return startingOver(async () => {
    // Fresh for every attempt: never two texts under one key and IV.
    const seal = { contentKey: randomBytes(contentKeyBytes), iv: randomBytes(ivBytes) };
    try {
      const stored = await download(seal);
      if (sealing === null)
        return await keep(cache, sid, { kind: 'this-run', contentKey: new Uint8Array(seal.contentKey), iv: seal.iv });
      const wraps = [{ key: sealing.fingerprint, encryptedContentKey: sealing.wrap(seal.contentKey) }];
      const envelope = { recording: sid, account, wraps, iv: seal.iv, ...stored };
      return await keep(cache, sid, { kind: 'wrapped', envelope });
    } finally {
      wipe(seal.contentKey);
    }
  }, signal);
}

async function keep(cache: SealedCache, sid: string, opener: Opener): Promise<Opener> {
  await cache.put(sid, opener);
  return opener;
}

async function storeOnce(
  parts: PlaybackParts,
  audio: SealedAudio,
  recording: Recording,
  path: string,
  seal: Seal,
  signal: AbortSignal,
): Promise<Stored> {
  const media = await parts.fetchMedia(recording, signal);
  const { sid } = recording;
  let toldAt = Number.NEGATIVE_INFINITY;
  const told = (received: number) => {
    if (received !== media.length && performance.now() - toldAt < tellingPause) return;
    toldAt = performance.now();
    parts.tell({ sid, received, expected: media.length });
  };
  told(0);
  return receiveOnce(sid, media, (marked) => audio.store(path, marked, seal, signal, told), signal);
}
