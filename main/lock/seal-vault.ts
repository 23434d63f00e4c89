import { createCipheriv, createDecipheriv, type DecipherGCM, randomBytes, timingSafeEqual } from 'node:crypto';
import { wipe } from '../crypto/wipe.ts';
import { backupCost, ivBytes, saltBytes, tagBytes } from '../keys/backup-form.ts';
import { checkValue, deriveBackupKeys } from '../keys/backup-keys.ts';
import { decodeVault, encodeVault, type VaultContent } from './vault-content.ts';
import {
  finishVault,
  takeVaultApart,
  type VaultParts,
  vaultDamaged,
  vaultHeader,
  vaultPreamble,
} from './vault-form.ts';

/** What a vault is sealed with, kept in memory while it is open: the passphrase itself is not. */
export type VaultKey = { readonly sealing: Uint8Array; readonly preamble: Uint8Array; readonly check: Uint8Array };

/** A key of a new salt, at the cost of a recovery kit. */
export async function makeVaultKey(passphrase: string): Promise<VaultKey> {
  const salt = randomBytes(saltBytes);
  const { sealing, checking } = await deriveBackupKeys(passphrase, salt, backupCost);
  const preamble = vaultPreamble(backupCost, salt);
  const check = checkValue(checking, preamble);
  wipe(checking);
  return { sealing, preamble, check };
}

/** The bytes of the file. A fresh IV each time: the key stays the same until the passphrase changes. */
export function sealVault({ sealing, preamble, check }: VaultKey, content: VaultContent): Uint8Array {
  const iv = randomBytes(ivBytes);
  const header = vaultHeader(preamble, check, iv);
  const plain = encodeVault(content);
  const cipher = createCipheriv('aes-256-gcm', sealing, iv, { authTagLength: tagBytes }).setAAD(header);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  wipe(plain);
  return finishVault(header, sealed);
}

/**
 * The content of a file and its key, the caller's to wipe; null for a wrong passphrase. Fails with vault-damaged {reason}
 * or vault-newer {version}.
 */
export async function unsealVault(
  file: Uint8Array,
  passphrase: string,
): Promise<{ readonly key: VaultKey; readonly content: VaultContent } | null> {
  const parts = takeVaultApart(file);
  const { sealing, checking } = await deriveBackupKeys(passphrase, parts.salt, parts.cost);
  const fits = timingSafeEqual(checkValue(checking, parts.preamble), parts.check);
  wipe(checking);
  if (!fits) {
    wipe(sealing);
    return null;
  }
  try {
    const content = unseal(parts, sealing);
    return {
      key: { sealing, preamble: Uint8Array.from(parts.preamble), check: Uint8Array.from(parts.check) },
      content,
    };
  } catch (error) {
    wipe(sealing);
    throw error;
  }
}

function unseal({ iv, header, sealed }: VaultParts, sealing: Uint8Array): VaultContent {
  const decipher = createDecipheriv('aes-256-gcm', sealing, iv, { authTagLength: tagBytes }).setAAD(header);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(0, -tagBytes));
  try {
    finish(decipher);
    return decodeVault(plain);
  } finally {
    wipe(plain);
  }
}

function finish(decipher: DecipherGCM): void {
  try {
    decipher.final();
  } catch {
    throw vaultDamaged('altered');
  }
}
