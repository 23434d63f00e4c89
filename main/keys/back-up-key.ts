import type { KeyObject } from 'node:crypto';
import { timingSafeEqual } from 'node:crypto';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { damaged } from './backup-form.ts';
import type { KeyRow } from './key-rows.ts';
import { readBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

/**
 * The bytes of a backup file that has been read back, opened and tried. Fails with key-missing when the private half
 * is not there.
 */
export async function backUpKey(
  row: KeyRow,
  privateKey: KeyObject | null,
  passphrase: string,
  madeAt: number,
): Promise<Uint8Array> {
  if (privateKey === null) throw new Failure('key-missing', { keySid: row.name });
  const { name, fingerprint, bits } = row;
  const privateHalf = privateKey.export({ type: 'pkcs8', format: 'der' });
  try {
    const file = await writeBackup(privateHalf, { name, fingerprint, bits, madeAt }, passphrase);
    const { key } = await readBackup(file, passphrase);
    const same = key.privateHalf.length === privateHalf.length && timingSafeEqual(key.privateHalf, privateHalf);
    wipe(key.privateHalf);
    if (!same) throw damaged('read back different');
    return file;
  } finally {
    wipe(privateHalf);
  }
}
