import { z } from 'zod';
import { Failure } from '../failure.ts';
import { type Cost, damaged, isCostBearable, ivBytes, kitMagic, saltBytes, tagBytes } from '../keys/backup-form.ts';

/**
 * The form of a recovery kit, version 1: docs/kit-format.md. The start of the file is that of a key backup. Then come
 * chunks, each sealed by itself with its number and whether it is the last, so that none can be moved, taken out or cut
 * off; and at the end a digest, which every version keeps: it tells damage from a wrong passphrase, and both from a file
 * that was altered by somebody who mended the digest.
 */
export const kitVersion = 1;
const checkBytes = 32;
export const digestBytes = 32;

/** Where things begin: magic, version, cost, salt, check value, length of the description, description, chunks. */
export const costAt = kitMagic.length + 1;
export const saltAt = costAt + 3;
export const checkAt = saltAt + saltBytes;
const lengthAt = checkAt + checkBytes;
export const descriptionAt = lengthAt + 2;
/** Enough of the file to hold everything before the chunks, in bytes. */
export const longestStart = descriptionAt + 65_535;

/** Before each chunk its length, four bytes. A chunk holds some 1 MiB of text, packed; never more than this. */
export const lengthBytes = 4;
export const largestChunk = 16 * 2 ** 20;
/** What one chunk may unpack to. */
export const largestText = 64 * 2 ** 20;

/** What can be read without the passphrase. */
const description = z.object({ kit: z.uuid(), madeAt: z.int(), keys: z.int() });
export type KitDescription = z.infer<typeof description>;

/** The bytes the check value is taken over. */
export function kitPreamble({ logN, r, p }: Cost, salt: Uint8Array): Uint8Array {
  return Buffer.concat([kitMagic, Uint8Array.of(kitVersion, logN, r, p), salt]);
}

/** Everything before the chunks; each is authenticated with it. */
export function kitStart(preamble: Uint8Array, check: Uint8Array, about: KitDescription): Uint8Array {
  const text = Buffer.from(JSON.stringify(about), 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([preamble, check, length, text]);
}

/** The IV of a chunk: its number in eleven bytes, from 0, and a byte that is 1 for the last. The key is this file's own. */
export function chunkIv(number: number, last: boolean): Uint8Array {
  const iv = Buffer.alloc(ivBytes);
  iv.writeUIntBE(number, ivBytes - 7, 6);
  iv[ivBytes - 1] = last ? 1 : 0;
  return iv;
}

/** A kit's start, taken apart; `start` is all of it. */
export type KitStart = {
  readonly cost: Cost;
  readonly preamble: Uint8Array;
  readonly salt: Uint8Array;
  readonly check: Uint8Array;
  readonly start: Uint8Array;
  readonly about: KitDescription;
};

/** Takes the start of a kit's file apart, whose digest fitted. Fails with backup-damaged, or backup-newer {version}. */
export function takeStartApart(bytes: Uint8Array): KitStart {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = file[kitMagic.length] ?? 0;
  if (version > kitVersion) throw new Failure('backup-newer', { version });
  if (version !== kitVersion || file.length < descriptionAt) throw damaged('malformed');
  const end = descriptionAt + file.readUInt16BE(lengthAt);
  if (end > file.length) throw damaged('malformed');
  const [logN = 0, r = 0, p = 0] = file.subarray(costAt, saltAt);
  if (!isCostBearable({ logN, r, p })) throw damaged('malformed');
  return {
    cost: { logN, r, p },
    preamble: file.subarray(0, checkAt),
    salt: file.subarray(saltAt, checkAt),
    check: file.subarray(checkAt, lengthAt),
    start: file.subarray(0, end),
    about: readDescription(file.subarray(descriptionAt, end)),
  };
}

function readDescription(bytes: Uint8Array): KitDescription {
  try {
    return description.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw damaged('malformed');
  }
}

/** Least length a sealed chunk can have. */
export const leastChunk = tagBytes;
