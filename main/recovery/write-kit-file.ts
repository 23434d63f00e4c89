import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { wipe } from '../crypto/wipe.ts';
import { fileFailure } from '../file-failure.ts';
import { type Cost, saltBytes } from '../keys/backup-form.ts';
import { checkValue, deriveBackupKeys } from '../keys/backup-keys.ts';
import { digestBytes, type KitDescription, kitPreamble, kitStart, lengthBytes } from './kit-form.ts';
import type { KitLine } from './kit-lines.ts';
import { sealChunk } from './seal-chunk.ts';

/** What a kit is closed with; `cost`: what guessing its passphrase shall take. */
export type KitSeal = { readonly about: KitDescription; readonly passphrase: string; readonly cost: Cost };

/** Text gathered into one chunk, in characters. */
const chunkText = 2 ** 20;

/**
 * Writes a kit to a new file, line by line, and flushes it; `lines` may give null where a chunk is to end. Memory is
 * constant. Gives the bytes written and the file's SHA-256. Fails with disk-full or disk-refused; what was begun then
 * lies there still. For a worker: it works synchronously.
 */
export async function writeKitFile(
  path: string,
  { about, passphrase, cost }: KitSeal,
  lines: Iterable<KitLine | null>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const salt = randomBytes(saltBytes);
  const { sealing, checking } = await deriveBackupKeys(passphrase, salt, cost);
  const preamble = kitPreamble(cost, salt);
  const start = kitStart(preamble, checkValue(checking, preamble), about);
  try {
    return writing(path, (put) => {
      put(start);
      let number = 0;
      let text = '';
      const end = (last: boolean) => {
        const plain = Buffer.from(text, 'utf8');
        const packed = gzipSync(plain);
        const sealed = sealChunk({ sealing, start }, number, last, packed);
        wipe(plain, packed);
        const length = Buffer.alloc(lengthBytes);
        length.writeUInt32BE(sealed.length);
        put(length);
        put(sealed);
        number += 1;
        text = '';
      };
      for (const line of lines) {
        if (line !== null) text += `${JSON.stringify(line)}\n`;
        if (line === null || text.length >= chunkText) end(false);
      }
      end(true);
    });
  } catch (error) {
    throw fileFailure(error);
  } finally {
    wipe(sealing, checking);
  }
}

/** Only where nothing lies yet: in a folder shared with others a link could wait under the name. */
function writing(path: string, work: (put: (bytes: Uint8Array) => void) => void) {
  const file = openSync(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const whole = createHash('sha256');
    let bytes = 0;
    const put = (piece: Uint8Array) => {
      for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
      whole.update(piece);
      bytes += piece.length;
    };
    work((piece) => {
      hash.update(piece);
      put(piece);
    });
    put(hash.digest().subarray(0, digestBytes));
    fsyncSync(file);
    return { bytes, sha256: whole.digest('hex') };
  } finally {
    closeSync(file);
  }
}
