import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFailure } from '../file-failure.ts';

type Write = (bytes: Uint8Array) => Promise<void>;

/**
 * Makes a file in pieces beside its place, flushes it, and only then puts it there, over what lay there. Fails with
 * disk-full or disk-refused; then what lay there lies there still, and nothing else is left.
 */
export async function writeWhole(path: string, work: (write: Write) => Promise<void>): Promise<void> {
  const part = `${path}.${randomBytes(8).toString('hex')}.part`;
  try {
    await onFile(part, 'wx', async (file) => {
      await work(async (bytes) => {
        for (let from = 0; from < bytes.length; ) from += (await file.write(bytes, from)).bytesWritten;
      });
      await file.sync();
    });
    await rename(part, path);
    await flushFolderOf(path);
  } catch (error) {
    await rm(part, { force: true });
    throw fileFailure(error);
  }
}

/** So that the new name lasts, too; Windows does that by itself, and opens no folders. */
export async function flushFolderOf(path: string): Promise<void> {
  if (process.platform !== 'win32') await onFile(dirname(path), 'r', (opened) => opened.sync());
}

async function onFile(path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
