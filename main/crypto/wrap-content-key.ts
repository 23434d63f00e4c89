import { constants, type KeyObject, publicEncrypt } from 'node:crypto';

/** Wraps a content key for the holder of the private half, as Twilio does: RSAES-OAEP, SHA-256, MGF1-SHA-256, empty label. */
export function wrapContentKey(publicKey: KeyObject, contentKey: Uint8Array): Uint8Array {
  return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, contentKey);
}
