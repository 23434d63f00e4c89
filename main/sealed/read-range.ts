import { decryptAt } from '../crypto/decrypt-at.ts';
import { Failure } from '../failure.ts';
import type { OpenSealed } from './open-sealed-audio.ts';
import { blockBytes, pieceBytes } from './sealed-form.ts';
import { readAt } from './verify-sealed.ts';

/** A range may start in one block and end in another: room for one piece and the rest of its first and last block. */
const scratch = Buffer.allocUnsafeSlow(pieceBytes + 2 * blockBytes);

/**
 * The plain bytes from `offset`, at most 256 KiB of them, in a buffer of their own. Each block of ciphertext they come
 * from is compared with its fingerprint first. Fails with audio-changed; nothing is given out then.
 */
export function readRange(open: OpenSealed, offset: number, length: number): Uint8Array {
  const end = Math.min(offset + length, open.length);
  if (offset < 0 || length > pieceBytes || offset >= end) throw new RangeError('no such range');
  const first = Math.floor(offset / blockBytes);
  const start = first * blockBytes;
  const stop = Math.min(Math.ceil(end / blockBytes) * blockBytes, open.length);
  const ciphertext = readBlocks(open, scratch.subarray(0, stop - start), start);
  if (!open.fingerprints.match(first, ciphertext)) throw new Failure('audio-changed', { at: start });
  return decryptAt(open.contentKey, open.iv, offset, ciphertext.subarray(offset - start, end - start));
}

function readBlocks(open: OpenSealed, into: Buffer, start: number): Buffer {
  try {
    return readAt(open.file, into, start);
  } catch (error) {
    throw new Failure('audio-changed', { at: start }, { cause: error });
  }
}
