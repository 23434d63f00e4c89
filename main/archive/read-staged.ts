import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';

/** A stretch of a staged file, with the hashes that stores tell of what they took. */
export type StagedPiece = {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly md5: string;
};

/** So much is read and hashed at a time, so that nothing else waits long for the main thread. */
const gulp = 256 * 1024;

/**
 * A staged file in pieces of `pieceSize` bytes, numbered from 1; the last may be shorter. Fails with disk-refused when
 * the whole is not what it was said to be: somebody wrote to it since.
 */
export async function* readStaged(
  path: string,
  content: { readonly size: number; readonly sha256: string },
  pieceSize: number,
): AsyncGenerator<StagedPiece> {
  const file = await open(path, 'r').catch((error) => Promise.reject(fileFailure(error)));
  const whole = createHash('sha256');
  try {
    const { size } = await file.stat();
    if (size !== content.size) throw changed();
    for (let number = 1, at = 0; at < size || number === 1; number++) {
      const bytes = Buffer.allocUnsafeSlow(Math.min(pieceSize, size - at));
      const hashes = await fill(file, bytes, at, (part) => void whole.update(part));
      at += bytes.length;
      if (at === size && whole.digest('hex') !== content.sha256) throw changed();
      yield { number, bytes, ...hashes };
    }
  } finally {
    await file.close();
  }
}

const changed = () => new Failure('disk-refused', { problem: 'staged file changed' });

async function fill(file: FileHandle, bytes: Buffer, at: number, take: (part: Uint8Array) => void) {
  const sha = createHash('sha256');
  const md5 = createHash('md5');
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await file
      .read(bytes, filled, Math.min(gulp, bytes.length - filled), at + filled)
      .catch((error) => Promise.reject(fileFailure(error)));
    if (bytesRead === 0) throw changed();
    const part = bytes.subarray(filled, filled + bytesRead);
    for (const hash of [sha, md5]) hash.update(part);
    take(part);
    filled += bytesRead;
  }
  return { sha256: sha.digest('hex'), md5: md5.digest('hex') };
}
