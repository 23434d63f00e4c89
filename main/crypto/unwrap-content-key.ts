import { constants, type KeyObject, privateDecrypt } from 'node:crypto';
import { Failure } from '../failure.ts';
import { contentKeyBytes } from './gcm-form.ts';
import { wipe } from './wipe.ts';

/**
 * The content key (32 bytes) from its wrapped form: RSAES-OAEP, SHA-256 for both hash and MGF1, empty label.
 * Fails with key-does-not-fit, or with envelope-malformed when what was wrapped is no AES-256 key.
 */
export function unwrapContentKey(privateKey: KeyObject, encryptedContentKey: Uint8Array): Uint8Array {
  const contentKey = openWrap(privateKey, encryptedContentKey);
  if (contentKey.length === contentKeyBytes) return contentKey;
  const found = contentKey.length;
  wipe(contentKey);
  throw new Failure('envelope-malformed', { field: 'contentKey', expectedBytes: contentKeyBytes, foundBytes: found });
}

function openWrap(privateKey: KeyObject, encryptedContentKey: Uint8Array): Uint8Array {
  try {
    // Node takes the MGF1 hash from oaepHash.
    return privateDecrypt(
      { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
      encryptedContentKey,
    );
  } catch {
    // OpenSSL and BoringSSL word this differently and rightly say little: the reason is not to be branched on.
    throw new Failure('key-does-not-fit');
  }
}
