import { createHash, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import { damaged, isKeyBackup, kitMagic } from '../keys/backup-form.ts';
import { checkValue, deriveBackupKeys } from '../keys/backup-keys.ts';
import {
  digestBytes,
  type KitDescription,
  largestChunk,
  largestText,
  leastChunk,
  lengthBytes,
  longestStart,
  takeStartApart,
} from './kit-form.ts';
import { type ChunkSeal, openChunk } from './seal-chunk.ts';

/** What a file is by its first bytes. Fails with kit-foreign for what is neither, disk-refused for what cannot be read. */
export function tellKit(path: string): 'kit' | 'key-backup' {
  const start = withFile(path, (file) => readAt(file, 0, kitMagic.length));
  if (Buffer.from(kitMagic).equals(start)) return 'kit';
  if (isKeyBackup(start)) return 'key-backup';
  throw new Failure('kit-foreign');
}

/** An opened kit. `lines` reads it from the start, text by text, as often as wanted; `close` wipes its key. */
export type OpenKitFile = {
  readonly about: KitDescription;
  readonly lines: () => Generator<string>;
  readonly close: () => void;
};

/**
 * Opens a kit: its digest over the whole file, its version, the passphrase, in this order, so that each gives its own
 * failure: backup-damaged, backup-newer, backup-wrong-passphrase. `told` hears of the bytes read. For a worker.
 */
export async function openKitFile(
  path: string,
  passphrase: string,
  told: (done: number, total: number) => void,
): Promise<OpenKitFile> {
  const begin = withFile(path, (file) => {
    checkDigest(file, told);
    return readAt(file, 0, Math.min(longestStart, fstatSync(file).size - digestBytes));
  });
  const { cost, salt, preamble, check, start, about } = takeStartApart(begin);
  const { sealing, checking } = await deriveBackupKeys(passphrase, salt, cost);
  const fits = timingSafeEqual(checkValue(checking, preamble), check);
  wipe(checking);
  if (!fits) {
    wipe(sealing);
    throw new Failure('backup-wrong-passphrase');
  }
  return {
    about,
    lines: () => linesOf(path, { sealing, start }),
    close: () => wipe(sealing),
  };
}

function checkDigest(file: number, told: (done: number, total: number) => void): void {
  const end = fstatSync(file).size - digestBytes;
  if (end <= kitMagic.length) throw damaged('cut short');
  const hash = createHash('sha256');
  const piece = Buffer.alloc(4 * 2 ** 20);
  for (let at = 0; at < end; ) {
    const read = readSync(file, piece, 0, Math.min(piece.length, end - at), at);
    if (read === 0) throw damaged('cut short');
    hash.update(piece.subarray(0, read));
    at += read;
    told(at, end);
  }
  if (!timingSafeEqual(hash.digest(), readAt(file, end, digestBytes))) throw damaged('altered or cut short');
}

function* linesOf(path: string, seal: ChunkSeal): Generator<string> {
  const file = onFile(() => openSync(path, 'r'));
  try {
    const end = fstatSync(file).size - digestBytes;
    let number = 0;
    for (let at = seal.start.length; ; number += 1) {
      if (at + lengthBytes > end) throw damaged('cut short');
      const length = readAt(file, at, lengthBytes).readUInt32BE();
      if (length < leastChunk || length > largestChunk) throw damaged('malformed');
      at += lengthBytes;
      if (at + length > end) throw damaged('malformed');
      const last = at + length === end;
      const packed = openChunk(seal, number, last, readAt(file, at, length));
      const plain = unpack(packed);
      wipe(packed);
      // A chunk ends with a line: what is a secret in it is not carried over into the next.
      const text = plain.toString('utf8');
      wipe(plain);
      if (text !== '') yield* text.slice(0, -1).split('\n');
      if (last) return;
      at += length;
    }
  } finally {
    closeSync(file);
  }
}

function unpack(packed: Uint8Array): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: largestText });
  } catch {
    throw damaged('malformed');
  }
}

/** Exactly so many bytes. A file that became shorter meanwhile is cut short. */
function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, length));
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, bytes.length - done, at + done);
    if (read === 0) return bytes.subarray(0, done);
    done += read;
  }
  return bytes;
}

function withFile<Result>(path: string, work: (file: number) => Result): Result {
  return onFile(() => {
    const file = openSync(path, 'r');
    try {
      return work(file);
    } finally {
      closeSync(file);
    }
  });
}

function onFile<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw fileFailure(error);
  }
}
