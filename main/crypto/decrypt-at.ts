import { createDecipheriv } from 'node:crypto';
import { ivBytes, longestPlain } from './gcm-form.ts';

const cipherBlock = 16;

/**
 * Decrypts a piece of a GCM message that stands `offset` bytes after its start: AES-256-CTR from the counter
 * IV ‖ 2 + offset / 16, which is what GCM does inside (NIST SP 800-38D, 6.5). It checks nothing: only for a message
 * whose tag was verified, and whose piece was compared with a fingerprint taken then.
 */
export function decryptAt(contentKey: Uint8Array, iv: Uint8Array, offset: number, piece: Uint8Array): Uint8Array {
  if (iv.length !== ivBytes || offset < 0 || offset + piece.length > longestPlain)
    throw new RangeError('outside what GCM can count');
  const counter = Buffer.alloc(cipherBlock);
  counter.set(iv);
  counter.writeUInt32BE(2 + Math.floor(offset / cipherBlock), ivBytes);
  const decipher = createDecipheriv('aes-256-ctr', contentKey, counter);
  decipher.update(Buffer.alloc(offset % cipherBlock));
  return decipher.update(piece);
}
