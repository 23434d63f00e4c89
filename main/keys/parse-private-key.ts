import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Failure } from '../failure.ts';
import { rsaNumbersFit } from './check-rsa-numbers.ts';
import { type FoundKey, findKey } from './find-key.ts';
import { keyFingerprint, publicHalfOf } from './key-fingerprint.ts';
import { turnsAround } from './turns-around.ts';

/** A private key as the ring keeps it: PKCS#8 and SubjectPublicKeyInfo, both DER. The private half is the caller's to wipe. */
export type ParsedKey = {
  readonly privateHalf: Uint8Array<ArrayBuffer>;
  readonly publicHalf: Uint8Array<ArrayBuffer>;
  readonly fingerprint: string;
  readonly bits: number;
};

const least = 2048;
/** What still fits into a Windows credential (2560 bytes) as PKCS#8. */
const most = 4096;

/**
 * Opens what the user chose as a private key and tries it. Null when it needs a passphrase and none was given.
 * Fails as `findKey` does, and with key-wrong-passphrase, key-not-rsa {kind}, key-too-short or key-too-large {bits},
 * or key-unreadable. Meant for the disposable worker: numbers of the key pass through memory that cannot be wiped.
 */
export function parsePrivateKey(bytes: Uint8Array, passphrase: string | null): ParsedKey | null {
  const found = findKey(bytes);
  if (found.form !== 'plain' && passphrase === null) return null;
  const key = openKey(found, passphrase ?? '');
  const bits = checkKind(key);
  if (!rsaNumbersFit(key) || !turnsAround(key)) throw new Failure('key-unreadable', { found: 'damaged key' });

  const publicHalf = Uint8Array.from(publicHalfOf(createPublicKey(key)));
  const exported = key.export({ type: 'pkcs8', format: 'der' });
  const privateHalf = Uint8Array.from(exported);
  exported.fill(0);
  return { privateHalf, publicHalf, fingerprint: keyFingerprint(publicHalf), bits };
}

/** The bits of an RSA key that the ring takes; any other fails with key-not-rsa {kind}, key-too-short or key-too-large {bits}. */
export function checkKind(key: KeyObject): number {
  if (key.asymmetricKeyType !== 'rsa') throw new Failure('key-not-rsa', { kind: key.asymmetricKeyType ?? '?' });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < least) throw new Failure('key-too-short', { bits });
  if (bits > most) throw new Failure('key-too-large', { bits });
  return bits;
}

function openKey(found: FoundKey, passphrase: string): KeyObject {
  try {
    switch (found.form) {
      case 'plain':
        return createPrivateKey({ key: Buffer.from(found.der), format: 'der', type: found.type });
      case 'encrypted':
        return createPrivateKey({ key: Buffer.from(found.der), format: 'der', type: 'pkcs8', passphrase });
      case 'traditional':
        return createPrivateKey({ key: found.pem, passphrase });
    }
  } catch (error) {
    // The scheme is one that can be opened, so a key that does not open has another passphrase.
    if (found.form !== 'plain') throw new Failure('key-wrong-passphrase', {}, { cause: error });
    throw new Failure('key-unreadable', { found: 'damaged key' }, { cause: error });
  }
}
