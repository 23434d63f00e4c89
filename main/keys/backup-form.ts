import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../failure.ts';

/**
 * The form of a key backup, version 1: docs/key-backup-format.md. All of it before the sealed key is authenticated with
 * it; the digest at the end, which every version keeps, tells damage from a wrong passphrase without one.
 */
const backupVersion = 1;
export const saltBytes = 16;
const checkBytes = 32;
export const ivBytes = 12;
export const tagBytes = 16;
const digestBytes = 32;
const magic = Buffer.from('KOEKURA KEY\n', 'ascii');
/** What a recovery kit begins with (docs/kit-format.md). */
export const kitMagic: Uint8Array = Buffer.from('KOEKURA KIT\n', 'ascii');

/** scrypt's cost as it is written now: 128 MiB and some tenths of a second. */
export const backupCost = { logN: 17, r: 8, p: 1 } as const;
/** What a file may ask for, in bytes: eight times what is written now. */
const mostMemory = 2 ** 30;
export type Cost = { readonly logN: number; readonly r: number; readonly p: number };

/** Whether a file that begins so is a key backup. */
export const isKeyBackup = (start: Uint8Array): boolean => magic.equals(start.subarray(0, magic.length));

/** What can be read without the passphrase. */
const description = z.object({
  name: z.string().min(1).max(64),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  bits: z.int(),
  madeAt: z.int(),
});
export type BackupDescription = z.infer<typeof description>;

/** Where things begin: magic, version, cost, salt, check, IV, length of the description, description, sealed key, digest. */
const costAt = magic.length + 1;
const saltAt = costAt + 3;
const checkAt = saltAt + saltBytes;
const ivAt = checkAt + checkBytes;
const descriptionAt = ivAt + ivBytes + 2;

/** Bounds, so that a file cannot ask for all the memory there is: scrypt takes 128 · N · r bytes. */
export function isCostBearable({ logN, r, p }: Cost): boolean {
  if (logN < 14 || logN > 20 || r < 1 || r > 16 || p < 1 || p > 4) return false;
  return 128 * 2 ** logN * r <= mostMemory;
}

/** The bytes before the check value, which is taken over them. */
export function backupPreamble(cost: Cost, salt: Uint8Array): Uint8Array {
  return Buffer.concat([magic, Uint8Array.of(backupVersion, cost.logN, cost.r, cost.p), salt]);
}

/** Everything before the sealed key. */
export function backupHeader(
  preamble: Uint8Array,
  check: Uint8Array,
  iv: Uint8Array,
  about: BackupDescription,
): Uint8Array {
  const text = Buffer.from(JSON.stringify(about), 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([preamble, check, iv, length, text]);
}

/** The whole file. */
export function finishBackup(header: Uint8Array, sealedKey: Uint8Array): Uint8Array {
  const body = Buffer.concat([header, sealedKey]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

/** A backup taken apart; `sealedKey` ends with its tag. */
export type BackupParts = {
  readonly cost: Cost;
  readonly preamble: Uint8Array;
  readonly salt: Uint8Array;
  readonly check: Uint8Array;
  readonly iv: Uint8Array;
  readonly header: Uint8Array;
  readonly sealedKey: Uint8Array;
  readonly about: BackupDescription;
};

/** Takes a file apart. Fails with backup-is-kit, backup-damaged {reason}, or backup-newer {version} when it is whole but later. */
export function takeBackupApart(file: Uint8Array): BackupParts {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.subarray(0, magic.length).equals(kitMagic)) throw new Failure('backup-is-kit');
  if (!bytes.subarray(0, magic.length).equals(magic)) throw damaged('not a Koekura key backup');
  const end = bytes.length - digestBytes;
  if (end < magic.length + 1) throw damaged('cut short');
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!timingSafeEqual(digest, bytes.subarray(end))) throw damaged('altered or cut short');
  const version = bytes[magic.length] ?? 0;
  if (version > backupVersion) throw new Failure('backup-newer', { version });
  if (version !== backupVersion || end < descriptionAt + tagBytes) throw damaged('malformed');

  const sealedAt = descriptionAt + bytes.readUInt16BE(descriptionAt - 2);
  if (sealedAt + tagBytes > end) throw damaged('malformed');
  const [logN = 0, r = 0, p = 0] = bytes.subarray(costAt, saltAt);
  if (!isCostBearable({ logN, r, p })) throw damaged('malformed');
  return {
    cost: { logN, r, p },
    preamble: bytes.subarray(0, checkAt),
    salt: bytes.subarray(saltAt, checkAt),
    check: bytes.subarray(checkAt, ivAt),
    iv: bytes.subarray(ivAt, ivAt + ivBytes),
    header: bytes.subarray(0, sealedAt),
    sealedKey: bytes.subarray(sealedAt, end),
    about: readDescription(bytes.subarray(descriptionAt, sealedAt)),
  };
}

function readDescription(bytes: Uint8Array): BackupDescription {
  try {
    return description.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw damaged('malformed');
  }
}

export function damaged(reason: string): Failure {
  return new Failure('backup-damaged', { reason });
}
