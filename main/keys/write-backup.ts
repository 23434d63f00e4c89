import { createCipheriv, randomBytes } from 'node:crypto';
import { wipe } from '../crypto/wipe.ts';
import {
  type BackupDescription,
  backupCost,
  backupHeader,
  backupPreamble,
  finishBackup,
  ivBytes,
  saltBytes,
  tagBytes,
} from './backup-form.ts';
import { checkValue, deriveBackupKeys } from './backup-keys.ts';

/** A backup of one private key (PKCS#8, DER) under a passphrase: the bytes of the file. */
export async function writeBackup(
  privateHalf: Uint8Array,
  about: BackupDescription,
  passphrase: string,
): Promise<Uint8Array> {
  const salt = randomBytes(saltBytes);
  const iv = randomBytes(ivBytes);
  const { sealing, checking } = await deriveBackupKeys(passphrase, salt, backupCost);
  const preamble = backupPreamble(backupCost, salt);
  const header = backupHeader(preamble, checkValue(checking, preamble), iv, about);
  const cipher = createCipheriv('aes-256-gcm', sealing, iv, { authTagLength: tagBytes }).setAAD(header);
  const sealed = Buffer.concat([cipher.update(privateHalf), cipher.final(), cipher.getAuthTag()]);
  wipe(sealing, checking);
  return finishBackup(header, sealed);
}
