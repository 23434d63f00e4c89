import { type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { openingKeyFrom, sealingKeyBytes, sealingKeyOf } from '../crypto/seal-to-key.ts';
import { wipe } from '../crypto/wipe.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import { Failure } from '../failure.ts';
import { backupCost, type Cost, isCostBearable, saltBytes } from '../keys/backup-form.ts';
import { checkValue, deriveBackupKeys } from '../keys/backup-keys.ts';

/**
 * What tells the lock's passphrase from another without holding it: an HMAC under a key that scrypt makes of it, at the
 * cost of a recovery kit. It stands in the record, with the settings, and is in no kit: it locks this machine's program.
 * `sealsFor` is the public half of a key that only the passphrase brings back: for what is in memory alone while locked.
 */
const verifier = z.object({
  logN: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  check: z.string().regex(/^[0-9a-f]{64}$/),
  sealsFor: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Verifier = z.infer<typeof verifier>;

const setting = 'lock';
const purpose = Buffer.from('KOEKURA LOCK\n', 'ascii');
/** What a key for the secrets of a session is derived under, from a lock's passphrase and from a vault's key. */
export const sessionPurpose = 'KOEKURA SESSION';

export async function makeVerifier(passphrase: string): Promise<Verifier> {
  const salt = randomBytes(saltBytes);
  const { check, key } = await derive(passphrase, salt, backupCost);
  return {
    ...backupCost,
    salt: salt.toString('hex'),
    check: check.toString('hex'),
    sealsFor: Buffer.from(sealingKeyBytes(key)).toString('hex'),
  };
}

/** The key that opens what was sealed; null for a wrong passphrase, which takes as long as the right one. */
export async function openVerifier(
  { salt, check, sealsFor: _, ...cost }: Verifier,
  passphrase: string,
): Promise<KeyObject | null> {
  const derived = await derive(passphrase, Buffer.from(salt, 'hex'), cost);
  return timingSafeEqual(derived.check, Buffer.from(check, 'hex')) ? derived.key : null;
}

export function sealingKey({ sealsFor }: Verifier): KeyObject {
  return sealingKeyOf(Buffer.from(sealsFor, 'hex'));
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

async function derive(passphrase: string, salt: Buffer, cost: Cost) {
  const { sealing, checking } = await deriveBackupKeys(passphrase, salt, cost);
  try {
    const check = Buffer.from(checkValue(checking, Buffer.concat([purpose, salt])));
    return { check, key: openingKeyFrom(sealing, sessionPurpose) };
  } finally {
    wipe(sealing, checking);
  }
}
