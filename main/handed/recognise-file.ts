import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { parseArchiveMarker } from '../archive/archive-marker.ts';
import { Failure, isFailure } from '../failure.ts';
import { isKeyBackup, kitMagic } from '../keys/backup-form.ts';

/** What a file is that somebody opened with Koekura. */
export type Recognised = 'kit' | 'key-backup' | 'archive';

/** Bytes; an archive's marker has some two hundred. */
const longestMarker = 4096;

/**
 * Tells by its first bytes what a file is, whatever it is called. Only a plain file is read, and of it no more than a
 * marker can be long. Fails with file-not-opened {reason}, archive-newer {version}.
 */
export async function recogniseFile(path: string): Promise<Recognised> {
  const start = await startOf(path).catch((error: unknown) => {
    if (error instanceof Failure) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
    throw refusal(code === 'ENOENT' || code === 'ENOTDIR' ? 'file-gone' : 'unreadable', error);
  });
  if (Buffer.from(kitMagic).equals(start.subarray(0, kitMagic.length))) return 'kit';
  if (isKeyBackup(start)) return 'key-backup';
  try {
    parseArchiveMarker(start);
    return 'archive';
  } catch (error) {
    if (isFailure(error, 'archive-other')) throw refusal('not-ours', error);
    throw error;
  }
}

async function startOf(path: string): Promise<Buffer> {
  const there = await lstat(path);
  // A link could lead to another file by the time it is read, and an archive is looked for beside it.
  if (there.isSymbolicLink()) throw refusal('link');
  if (there.isDirectory()) throw refusal('folder');
  if (!there.isFile()) throw refusal('not-a-file');
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    return await readStart(file);
  } finally {
    await file.close();
  }
}

async function readStart(file: FileHandle): Promise<Buffer> {
  const bytes = Buffer.alloc(longestMarker);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}

function refusal(reason: string, cause?: unknown): Failure {
  return new Failure('file-not-opened', { reason }, { cause });
}
