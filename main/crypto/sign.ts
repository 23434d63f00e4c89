import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

/** Ed25519 (RFC 8032), for the ledger's head, manifests and certificates. Public keys are 32 bytes, signatures 64. */

/** What signs: the seed (32 bytes) stays with who made it. */
export type SigningKey = { readonly publicKey: Uint8Array; readonly sign: (bytes: Uint8Array) => Uint8Array };

/** DER before the 32 bytes of a key (RFC 8410, sections 4 and 7). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** A fresh seed, the caller's to keep and to wipe. */
export function makeSigningSeed(): Uint8Array<ArrayBuffer> {
  const der = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  const seed = Uint8Array.from(der.subarray(privatePrefix.length));
  der.fill(0);
  return seed;
}

/** The key a seed stands for. Throws RangeError when it has not 32 bytes. */
export function openSigningKey(seed: Uint8Array): SigningKey {
  if (seed.length !== 32) throw new RangeError('an Ed25519 seed has 32 bytes');
  const der = Buffer.concat([privatePrefix, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  const publicDer = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: Uint8Array.from(publicDer.subarray(publicPrefix.length)),
    sign: (bytes) => Uint8Array.from(sign(null, bytes, key)),
  };
}

/** Whether `signature` was made over `bytes` by the owner of `publicKey`; false also for what is no key or signature. */
export function isSignedBy(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    return verify(null, bytes, publicKeyOf(publicKey), signature);
  } catch {
    return false;
  }
}

/** PEM, for those who check without us: `openssl pkeyutl -verify -rawin` takes it. */
export function signingKeyPem(publicKey: Uint8Array): string {
  return publicKeyOf(publicKey).export({ format: 'pem', type: 'spki' }) as string;
}

function publicKeyOf(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' });
}
