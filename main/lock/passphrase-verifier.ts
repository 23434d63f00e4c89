import { randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { wipe } from '../crypto/wipe.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import { Failure } from '../failure.ts';
import { backupCost, isCostBearable, saltBytes } from '../keys/backup-form.ts';
import { checkValue, deriveBackupKeys } from '../keys/backup-keys.ts';

/**
 * What tells the lock's passphrase from another without holding it: an HMAC under a key that scrypt makes of it, at the
 * cost of a recovery kit. It stands in the record, with the settings, and is in no kit: it locks this machine's program.
 */
const verifier = z.object({
  logN: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  check: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Verifier = z.infer<typeof verifier>;

const setting = 'lock';
const purpose = Buffer.from('KOEKURA LOCK\n', 'ascii');

export async function makeVerifier(passphrase: string): Promise<Verifier> {
  const salt = randomBytes(saltBytes);
  const check = await checkOf(passphrase, salt, backupCost);
  return { ...backupCost, salt: salt.toString('hex'), check: check.toString('hex') };
}

/** Takes as long for a wrong passphrase as for the right one. */
export async function fitsVerifier({ salt, check, ...cost }: Verifier, passphrase: string): Promise<boolean> {
  return timingSafeEqual(await checkOf(passphrase, Buffer.from(salt, 'hex'), cost), Buffer.from(check, 'hex'));
}

/** Null where none was set. Fails with record-corrupt for what is none: it must not count as no lock. */
export function readVerifier(record: RecordHandle): Verifier | null {
  const stored = readSetting(record, setting);
  if (stored === null) return null;
  const read = verifier.safeParse(stored);
  if (!read.success || !isCostBearable(read.data)) throw new Failure('record-corrupt');
  return read.data;
}

/** Null: no lock from now on. */
export function writeVerifier(record: RecordHandle, kept: Verifier | null): void {
  writeSetting(record, setting, kept);
}

async function checkOf(passphrase: string, salt: Buffer, cost: Parameters<typeof deriveBackupKeys>[2]) {
  const { sealing, checking } = await deriveBackupKeys(passphrase, salt, cost);
  try {
    return Buffer.from(checkValue(checking, Buffer.concat([purpose, salt])));
  } finally {
    wipe(sealing, checking);
  }
}
