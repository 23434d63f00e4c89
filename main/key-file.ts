import { open, readFile, rename, rm } from 'node:fs/promises';
import { Failure } from './failure.ts';

/** No key and no key backup comes near this size; what is larger is something else. */
const mostBytes = 64 * 1024;

/** The whole of a small file. Fails with `nothing-chosen` (no path), `key-unreadable` (too large) or `disk-refused`. */
export async function readKeyFile(path: string | null): Promise<Buffer> {
  if (path === null) throw new Failure('nothing-chosen');
  const file = await open(path, 'r').catch(refused);
  try {
    const bytes = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (bytesRead === 0 || length === bytes.length) break;
    }
    if (length > mostBytes) throw new Failure('key-unreadable', { bytes: length });
    return bytes.subarray(0, length);
  } catch (error) {
    if (error instanceof Failure) throw error;
    refused(error);
  } finally {
    await file.close();
  }
}

/** Writes beside the target, flushes, renames, reads back. Fails with `disk-full` or `disk-refused`; then nothing is left. */
export async function writeKeyFile(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    if (!(await readFile(path)).equals(bytes)) throw new Failure('disk-refused', { problem: 'read back differs' });
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Failure) throw error;
    refused(error);
  }
}

function refused(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  throw new Failure(
    code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'disk-refused',
    { problem: code },
    { cause: error },
  );
}
