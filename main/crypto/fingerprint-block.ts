import { createCipheriv } from 'node:crypto';
import { ivBytes, tagBytes } from './gcm-form.ts';

export const fingerprintKeyBytes = 32;
export const fingerprintBytes = tagBytes;

/**
 * A keyed fingerprint of one block of ciphertext and its number (GMAC, NIST SP 800-38D): 16 bytes that nobody without
 * the in-memory key can match with other bytes. The key is random per opening and the number is the nonce: each
 * number once per key when taken; taking it again to compare reveals nothing, as fingerprints never leave memory.
 */
export function fingerprintBlock(key: Uint8Array, number: number, block: Uint8Array): Uint8Array {
  const nonce = Buffer.alloc(ivBytes);
  nonce.writeUInt32BE(number, ivBytes - 4);
  const mac = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  mac.setAAD(block);
  mac.final();
  return mac.getAuthTag();
}
