import { createCipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { ivBytes, tagBytes } from './gcm-form.ts';
import { wipe } from './wipe.ts';

export const fingerprintBytes = tagBytes;

/** A key for the fingerprints of one opening. As a KeyObject: with raw bytes Node takes three times as long per block. */
export function newFingerprintKey(): KeyObject {
  const bytes = randomBytes(32);
  const key = createSecretKey(bytes);
  wipe(bytes);
  return key;
}

/**
 * A keyed fingerprint of one block of ciphertext and its number (GMAC, NIST SP 800-38D): 16 bytes that nobody without
 * the in-memory key can match with other bytes. The number is the nonce: used once to take it, and again only to
 * compare, which reveals nothing, as fingerprints never leave memory.
 */
export function fingerprintBlock(key: KeyObject, number: number, block: Uint8Array): Uint8Array {
  const nonce = Buffer.alloc(ivBytes);
  nonce.writeUInt32BE(number, ivBytes - 4);
  const mac = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  mac.setAAD(block);
  mac.final();
  return mac.getAuthTag();
}
