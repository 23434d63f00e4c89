import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { Failure } from './failure.ts';
import { fileFailure } from './file-failure.ts';
import { kitMagic } from './keys/backup-form.ts';
import { largestKeyFile } from './keys/find-key.ts';

/** The whole of a small file. Fails with `nothing-chosen` (no path), `key-too-large`, `backup-is-kit` for a recovery kit of that size, or `disk-refused`. */
export async function readKeyFile(path: string | null): Promise<Buffer> {
  if (path === null) throw new Failure('nothing-chosen');
  return onOpenFile(path, 'r', async (file) => {
    // Read to its end, not to the size it claims: what is dropped may come through a pipe.
    const bytes = Buffer.alloc(largestKeyFile + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = (await file.read(bytes, length, bytes.length - length, null)).bytesRead;
    }
    if (length > largestKeyFile) {
      throw new Failure(bytes.subarray(0, kitMagic.length).equals(kitMagic) ? 'backup-is-kit' : 'key-too-large');
    }
    return bytes.subarray(0, length);
  });
}

/** Writes beside the target, flushes, renames, reads back. Fails with `disk-full` or `disk-refused`; then nothing is left. */
export async function writeKeyFile(path: string, bytes: Uint8Array): Promise<void> {
  // A name nobody can foresee, and only if it is new: in a folder shared with others a link could wait under it.
  const part = `${path}.${randomBytes(8).toString('hex')}.part`;
  try {
    await onOpenFile(part, 'wx', async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
    await rename(part, path);
    if (!(await readFile(path)).equals(bytes)) throw new Failure('disk-refused', { problem: 'read back differs' });
  } catch (error) {
    await rm(part, { force: true });
    throw fileFailure(error);
  }
}

async function onOpenFile<Result>(
  path: string,
  flags: string,
  work: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  try {
    const file = await open(path, flags, 0o600);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileFailure(error);
  }
}
