import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { startOpening, startSealing } from './content-cipher.ts';
import { ivBytes, tagBytes } from './gcm-form.ts';
import { wipe } from './wipe.ts';

/**
 * Sealing bytes for who holds a private key: X25519 (RFC 7748) with a key pair made for each message, HKDF-SHA-256
 * (RFC 5869) over what the two agree on, AES-256-GCM. Who seals cannot open again.
 */
export type SealedToKey = { readonly madeFor: KeyObject; readonly ephemeral: KeyObject; readonly sealed: Uint8Array };

/** DER before the 32 bytes of a key (RFC 8410, sections 4 and 7). */
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
/** Each message has a key of its own, so that its IV need not be another. */
const iv = new Uint8Array(ivBytes);

/** The private key that `secret` stands for; `purpose` keeps it apart from what else the secret is used for. */
export function openingKeyFrom(secret: Uint8Array, purpose: string): KeyObject {
  const seed = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32));
  const der = Buffer.concat([privatePrefix, seed]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    wipe(seed, der);
  }
}

/** The 32 bytes of the public half. */
export function sealingKeyBytes(key: KeyObject): Uint8Array {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return Uint8Array.from(half.export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length));
}

export function sealingKeyOf(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: 'der', type: 'spki' });
}

export function sealToKey(madeFor: KeyObject, plain: Uint8Array): SealedToKey {
  const { privateKey, publicKey: ephemeral } = generateKeyPairSync('x25519');
  const key = agreedKey(privateKey, madeFor, ephemeral, madeFor);
  const cipher = startSealing(key, iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.finish()]);
  wipe(key);
  return { madeFor, ephemeral, sealed };
}

/** What was sealed, the caller's to wipe; null for another key, and for what was altered. */
export function openSealedToKey({ madeFor, ephemeral, sealed }: SealedToKey, privateKey: KeyObject): Uint8Array | null {
  const key = agreedKey(privateKey, ephemeral, ephemeral, madeFor);
  const cipher = startOpening(key, iv);
  const plain = cipher.update(sealed.subarray(0, -tagBytes));
  wipe(key);
  if (cipher.finish(sealed.subarray(-tagBytes))) return plain;
  wipe(plain);
  return null;
}

/** Bound to both public halves, as HPKE (RFC 9180) does it. */
function agreedKey(privateKey: KeyObject, publicKey: KeyObject, ephemeral: KeyObject, madeFor: KeyObject): Uint8Array {
  const agreed = diffieHellman({ privateKey, publicKey });
  const both = Buffer.concat([sealingKeyBytes(ephemeral), sealingKeyBytes(madeFor)]);
  try {
    return new Uint8Array(hkdfSync('sha256', agreed, both, 'KOEKURA SEALED TO A KEY', 32));
  } finally {
    wipe(agreed);
  }
}
