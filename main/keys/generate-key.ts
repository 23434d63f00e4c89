import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { keyFingerprint } from './key-fingerprint.ts';
import type { ParsedKey } from './parse-private-key.ts';

const generate = promisify(generateKeyPair);

/** Twilio takes exactly 2048 bits (70102) and the exponent 65537 (70103). */
const bits = 2048;
const publicExponent = 65_537;

/** A new pair, made off the main thread. The private half is the caller's to wipe. */
export async function generateKey(): Promise<ParsedKey> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: bits,
    publicExponent,
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const privateHalf = Uint8Array.from(privateKey);
  privateKey.fill(0);
  const publicHalf = Uint8Array.from(publicKey);
  return { privateHalf, publicHalf, fingerprint: keyFingerprint(publicHalf), bits };
}
