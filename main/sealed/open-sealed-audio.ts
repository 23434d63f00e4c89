import { closeSync, fstatSync, openSync } from 'node:fs';
import { tagBytes } from '../crypto/gcm-form.ts';
import { wipe } from '../crypto/wipe.ts';
import { onFiles } from '../file-failure.ts';
import { type BlockFingerprints, takeFingerprints } from './block-fingerprints.ts';
import type { Peaks } from './take-peaks.ts';
import { takeShape } from './take-shape.ts';
import { type SealedFile, verifySealed } from './verify-sealed.ts';
import type { WavShape } from './wav-shape.ts';

/** A recording whose tag has been verified, held open for its ranges. `length` is of the plain WAV, in bytes. */
export type OpenSealed = {
  readonly file: SealedFile;
  readonly contentKey: Uint8Array;
  readonly iv: Uint8Array;
  readonly fingerprints: BlockFingerprints;
  readonly length: number;
};

/**
 * Verifies the sealed file at `path` whole, taking fingerprints and peaks in the same pass. Takes the content key over
 * and wipes it when it fails. Fails with audio-damaged, audio-not-wav, cancelled, disk-refused.
 */
export async function openSealedAudio(
  path: string,
  contentKey: Uint8Array,
  iv: Uint8Array,
  signal: AbortSignal,
): Promise<{ readonly open: OpenSealed; readonly shape: WavShape; readonly peaks: Peaks }> {
  const descriptor = onFiles(() => openSync(path, 'r'));
  const file = { descriptor, size: fstatSync(descriptor).size };
  const length = Math.max(0, file.size - tagBytes);
  const fingerprints = takeFingerprints(length);
  const open = { file, contentKey, iv, fingerprints, length };
  const taker = takeShape(length);
  try {
    await verifySealed(file, contentKey, iv, { cipher: fingerprints.take, plain: taker.feed }, signal);
    return { open, ...taker.finish() };
  } catch (error) {
    closeSealedAudio(open);
    throw error;
  } finally {
    taker.wipe();
  }
}

/** Wipes content key and fingerprints and lets the file go. */
export function closeSealedAudio(open: OpenSealed): void {
  wipe(open.contentKey);
  open.fingerprints.wipe();
  closeSync(open.file.descriptor);
}
