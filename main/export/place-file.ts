import { link, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFailure } from '../file-failure.ts';

/**
 * Gives a whole file its name, never over another: false where something of that name lies there. A hard link does both
 * in one step; file systems without links (exFAT, many shares) get an empty file of our own first, which is then
 * replaced. Flushed. Fails with disk-full, disk-refused.
 */
export async function placeFile(part: string, path: string): Promise<boolean> {
  try {
    if (!(await linked(part, path)) && !(await replacedOurOwn(part, path))) return false;
    await flushFolder(dirname(path));
    return true;
  } catch (error) {
    if (isThere(error)) return false;
    throw fileFailure(error);
  }
}

async function linked(part: string, path: string): Promise<boolean> {
  try {
    await link(part, path);
  } catch (error) {
    if (isThere(error) || !cannotLink.includes(codeOf(error))) throw error;
    return false;
  }
  await unlink(part);
  return true;
}

async function replacedOurOwn(part: string, path: string): Promise<boolean> {
  await (await open(path, 'wx')).close();
  try {
    await rename(part, path);
    return true;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** How file systems say that they have no links. */
const cannotLink = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'EISDIR', 'UNKNOWN'];

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some shares cannot flush a folder; the file itself was.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EBADF', 'EACCES'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
const isThere = (error: unknown) => codeOf(error) === 'EEXIST';
