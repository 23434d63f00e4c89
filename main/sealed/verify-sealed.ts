import { readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { startOpening } from '../crypto/content-cipher.ts';
import { tagBytes } from '../crypto/gcm-form.ts';
import { discard } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { onFiles } from '../file-failure.ts';
import { longestSealed, pieceBytes } from './sealed-form.ts';

/** How many pieces (256 KiB each) are worked through before others get a turn: about two milliseconds. */
const piecesPerTurn = 16;

/** A sealed file in hand: everything is read through this descriptor, so a file put in its place is never seen. */
export type SealedFile = { readonly descriptor: number; readonly size: number };

/**
 * One pass over a sealed file, to its tag. `seeCipher` gets each piece of ciphertext, whole blocks but for the last,
 * before `seePlain` gets the same piece decrypted, which is zeroed afterwards. Nothing seen may be used before this returns.
 * Plain loop, one buffer: streams cost two to eight times as much.
 * Fails with audio-damaged when the tag does not fit, or with cancelled.
 */
export async function verifySealed(
  file: SealedFile,
  contentKey: Uint8Array,
  iv: Uint8Array,
  see: { readonly cipher: (piece: Uint8Array) => void; readonly plain: (piece: Uint8Array) => void },
  signal: AbortSignal,
): Promise<void> {
  const length = file.size - tagBytes;
  if (length < 0 || file.size > longestSealed) throw damaged('length', file.size);
  const opening = startOpening(contentKey, iv);
  const buffer = Buffer.allocUnsafeSlow(pieceBytes);
  for (let at = 0, pieces = 1; at < length; at += pieceBytes, pieces += 1) {
    const piece = readAt(file, buffer.subarray(0, Math.min(pieceBytes, length - at)), at);
    see.cipher(piece);
    const plain = opening.update(piece);
    see.plain(plain);
    discard(plain);
    if (pieces % piecesPerTurn === 0) await setImmediate();
    if (signal.aborted) throw new Failure('cancelled');
  }
  if (!opening.finish(readAt(file, Buffer.alloc(tagBytes), length))) throw damaged('tag', file.size);
}

/** Fills `into` from `position`; a file that has become shorter is damaged. */
export function readAt(file: SealedFile, into: Buffer, position: number): Buffer {
  for (let filled = 0; filled < into.length; ) {
    const read = onFiles(() => readSync(file.descriptor, into, filled, into.length - filled, position + filled));
    if (read === 0) throw damaged('length', position + filled);
    filled += read;
  }
  return into;
}

const damaged = (check: 'length' | 'tag', foundBytes: number) => new Failure('audio-damaged', { check, foundBytes });
