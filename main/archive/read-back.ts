import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { isWithoutKey } from '../keys/open-wrap.ts';
import type { RecordingFacts } from '../recording.ts';
import { checkBelongs } from '../sealed/check-belongs.ts';
import type { Checked } from '../sealed/check-sealed.ts';
import { type NamedWrap, openFirstWrap } from '../sealed/open-first-wrap.ts';
import type { Opening } from '../sealed/sealed-audio-messages.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import { secondsOf } from '../sealed/wav-shape.ts';
import { type ArchiveEnvelope, parseArchiveEnvelope } from './archive-envelope.ts';
import type { ArchiveStore, Placed } from './archive-store.ts';
import type { VerifiedCopy } from './archives.ts';
import { checkShape } from './check-shape.ts';
import { folderFailure, systemCode } from './folder-failure.ts';
import { copyNames, type Located } from './layout.ts';
import { readSmall } from './read-small.ts';

export type Unwrapped = { readonly contentKey: Uint8Array; readonly fingerprint: string };

export type ReadBackTools = {
  readonly audio: SealedAudio;
  /** Fails as `openWrap` does. */
  readonly unwrap: (wrap: NamedWrap) => Promise<Unwrapped>;
};

/**
 * Reads a copy whole from where it lies, and believes nothing else: bytes as the envelope says, a key that opens it, the
 * tag, the WAV, channels and length. `wrap` is what Twilio told, null when that is not known or it was plain. Fails with
 * copy-missing, envelope-malformed, archive-newer, audio-damaged, audio-not-wav, archive-content-differs when it changed
 * meanwhile, keychain-…, archive-…, cancelled.
 */
export async function readBack(
  tools: ReadBackTools,
  store: ArchiveStore,
  located: Located,
  wrap: RecordingFacts['wrap'],
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<Omit<VerifiedCopy, 'archive' | 'verifiedAt'>> {
  const names = copyNames(located);
  const before = await lookAtBoth(store, names, signal);
  const envelope = await readEnvelopeAt(store, names.envelope, signal);
  checkBelongs(envelope, { sid: located.recording, account: located.account }, wrap);
  const opener = await openFirstWrap(tools.unwrap, envelope.wraps).catch(nullWithoutKey);
  try {
    const opening = opener && { contentKey: opener.contentKey, iv: envelope.iv };
    const checked = await checkAt(tools.audio, store, names.audio, opening, signal, told);
    compareBytes(envelope, checked);
    const { metadata } = envelope;
    if (checked.shape !== null) checkShape(located.recording, metadata, checked.shape);
    const after = await lookAtBoth(store, names, signal);
    for (const part of ['audio', 'envelope'] as const)
      if (before[part].version !== after[part].version)
        throw new Failure('archive-content-differs', { name: names[part] });
    const { size, sha256, shape } = checked;
    return {
      ...located,
      seconds: metadata.duration ?? (shape === null ? 0 : Math.round(secondsOf(shape))),
      channels: metadata.channels ?? shape?.channels ?? null,
      size,
      sha256,
      keySid: metadata.keySid,
      fingerprint: opener?.fingerprint ?? null,
      versions: { audio: after.audio.version, envelope: after.envelope.version },
    };
  } finally {
    if (opener !== null) wipe(opener.contentKey);
  }
}

/** Fails with copy-missing {name}, envelope-malformed, archive-newer. */
export async function readEnvelopeAt(store: ArchiveStore, name: string, signal: AbortSignal): Promise<ArchiveEnvelope> {
  const bytes = await readSmall(store, name, signal);
  if (bytes === null) throw new Failure('copy-missing', { name });
  return parseArchiveEnvelope(bytes);
}

/** For what a key of the ring may open: null when none does. A keychain that cannot be asked is no answer. */
export function nullWithoutKey(error: unknown): null {
  if (isWithoutKey(error)) return null;
  throw error;
}

type Both = { readonly audio: Placed; readonly envelope: Placed };
async function lookAtBoth(
  store: ArchiveStore,
  names: { readonly audio: string; readonly envelope: string },
  signal: AbortSignal,
): Promise<Both> {
  const [audio, envelope] = await Promise.all([store.look(names.audio, signal), store.look(names.envelope, signal)]);
  if (envelope === null) throw new Failure('copy-missing', { name: names.envelope });
  if (audio === null) throw new Failure('copy-missing', { name: names.audio });
  return { audio, envelope };
}

/** Reads it in the worker; what lies in a folder is opened there by its path. */
export async function checkAt(
  audio: SealedAudio,
  store: ArchiveStore,
  name: string,
  opening: Opening,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<Checked> {
  const path = store.pathOf(name);
  try {
    if (path !== null) return await audio.check(path, opening, signal, told);
    return await audio.checkChunks(store.read(name, signal), opening, signal, told);
  } catch (error) {
    throw systemCode(error) === 'ENOENT' ? new Failure('copy-missing', { name }) : folderFailure(error);
  }
}

function compareBytes({ recording, size, sha256 }: ArchiveEnvelope, found: Checked): void {
  const facts = { recording, expectedBytes: size, foundBytes: found.size };
  if (found.size !== size) throw new Failure('audio-damaged', { ...facts, check: 'length' });
  if (found.sha256 !== sha256) throw new Failure('audio-damaged', { ...facts, check: 'hash' });
}
