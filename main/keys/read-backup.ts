import { createDecipheriv, createPrivateKey, createPublicKey, timingSafeEqual } from 'node:crypto';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { type BackupDescription, type BackupParts, damaged, tagBytes, takeBackupApart } from './backup-form.ts';
import { checkValue, deriveBackupKeys } from './backup-keys.ts';
import { keyFingerprint, publicHalfOf } from './key-fingerprint.ts';
import { checkKind, type ParsedKey } from './parse-private-key.ts';
import { turnsAround } from './turns-around.ts';

/**
 * The key in a backup, tried: what its public half closes it opens. The private half is the caller's to wipe.
 * Fails with backup-damaged {reason}, backup-newer {version}, backup-wrong-passphrase, or as `checkKind` does.
 */
export async function readBackup(
  file: Uint8Array,
  passphrase: string,
): Promise<{ readonly about: BackupDescription; readonly key: ParsedKey }> {
  const parts = takeBackupApart(file);
  const { sealing, checking } = await deriveBackupKeys(passphrase, parts.salt, parts.cost);
  try {
    if (!timingSafeEqual(checkValue(checking, parts.preamble), parts.check)) {
      throw new Failure('backup-wrong-passphrase');
    }
    const privateHalf = unseal(parts, sealing);
    return { about: parts.about, key: understandKey(privateHalf, parts.about.fingerprint) };
  } finally {
    wipe(sealing, checking);
  }
}

function unseal({ iv, header, sealedKey }: BackupParts, sealing: Uint8Array): Uint8Array<ArrayBuffer> {
  const decipher = createDecipheriv('aes-256-gcm', sealing, iv, { authTagLength: tagBytes }).setAAD(header);
  decipher.setAuthTag(sealedKey.subarray(-tagBytes));
  const opened = decipher.update(sealedKey.subarray(0, -tagBytes));
  const privateHalf = Uint8Array.from(opened);
  wipe(opened);
  try {
    decipher.final();
    return privateHalf;
  } catch {
    wipe(privateHalf);
    throw damaged('altered');
  }
}

/** The key PKCS#8 DER holds, tried. Fails with backup-damaged when it is not the one of this fingerprint; then it is wiped. */
export function understandKey(privateHalf: Uint8Array<ArrayBuffer>, expected: string): ParsedKey {
  try {
    const key = createPrivateKey({ key: Buffer.from(privateHalf), format: 'der', type: 'pkcs8' });
    const bits = checkKind(key);
    const publicHalf = Uint8Array.from(publicHalfOf(createPublicKey(key)));
    const fingerprint = keyFingerprint(publicHalf);
    if (fingerprint !== expected || !turnsAround(key)) throw damaged('another key than it says');
    return { privateHalf, publicHalf, fingerprint, bits };
  } catch (error) {
    wipe(privateHalf);
    throw error instanceof Failure ? error : damaged('no key in it');
  }
}
