import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fileFailure } from '../file-failure.ts';

/** Writes a report piece by piece to where the user said, whole or not at all. Fails with disk-full, disk-refused. */
export async function writeReport(path: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  // A name nobody can foresee, and only if it is new: in a folder shared with others a link could wait under it.
  const part = `${path}.${randomBytes(8).toString('hex')}.part`;
  try {
    await pipeline(pieces, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw fileFailure(error);
  }
}
