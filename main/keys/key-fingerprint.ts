import type { KeyObject } from 'node:crypto';
import { sha256 } from '../crypto/sha256.ts';

/** The public half as SubjectPublicKeyInfo, DER (RFC 5280). */
export function publicHalfOf(publicKey: KeyObject): Uint8Array {
  return publicKey.export({ type: 'spki', format: 'der' });
}

/** What a key is known by: SHA-256 of its SubjectPublicKeyInfo, 64 hexadecimal digits. */
export function keyFingerprint(publicHalf: Uint8Array): string {
  return sha256(publicHalf);
}
