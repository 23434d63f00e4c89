import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PolicyTrouble } from './policy-trouble.ts';
import { whatIsUntrustworthy } from './what-is-untrustworthy.ts';

/** More than any policy or bundle of certificates needs, bytes. */
const mostBytes = 1_048_576;

/** Whose files are believed: only what root alone can write, or, in development, anybody's. */
export type Trust = 'root' | 'anybody';

/** The file's bytes, null when there is none. Throws PolicyTrouble: unreadable, not-trusted, malformed (too large). */
export async function readTrusted(path: string, trust: Trust): Promise<Buffer | null> {
  try {
    // Asked first: a link that leads nowhere is not the same as no policy.
    await lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new PolicyTrouble('unreadable', codeOf(error), { cause: error });
  }
  let file: FileHandle | undefined;
  try {
    const real = await realpath(path);
    // What is read is what was looked at. Opening a pipe without O_NONBLOCK would wait for its other end.
    file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK);
    const { uid, mode, size, isFile } = await ownershipOf(file);
    if (!isFile) throw new PolicyTrouble('unreadable', 'not a file');
    const wrong = trust === 'root' ? whatIsUntrustworthy([{ path, uid, mode }, ...(await foldersAbove(real))]) : null;
    if (wrong !== null) throw new PolicyTrouble('not-trusted', wrong);
    if (size > mostBytes) throw new PolicyTrouble('malformed', `${size} bytes`);
    return await file.readFile();
  } catch (error) {
    if (error instanceof PolicyTrouble) throw error;
    throw new PolicyTrouble('unreadable', codeOf(error), { cause: error });
  } finally {
    await file?.close();
  }
}

async function ownershipOf(file: FileHandle) {
  const found = await file.stat();
  return { uid: found.uid, mode: found.mode, size: found.size, isFile: found.isFile() };
}

async function foldersAbove(path: string) {
  const folders: string[] = [];
  for (let folder = dirname(path); !folders.includes(folder); folder = dirname(folder)) folders.push(folder);
  return Promise.all(
    folders.map(async (folder) => {
      const { uid, mode } = await stat(folder);
      return { path: folder, uid, mode };
    }),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
