import { link, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFailure } from '../file-failure.ts';

/**
 * Gives a whole file its name, never over another: false where something of that name lies there. A hard link does both
 * in one step; file systems without links (exFAT, many shares) get an empty file of our own first, noted with `claim`,
 * which is then replaced. Flushed. Fails with disk-full, disk-refused.
 */
export async function placeExport(part: string, path: string, claim: Claim): Promise<boolean> {
  try {
    return (await linked(part, path)) ? await flushed(path) : await placeWithoutLinks(part, path, claim);
  } catch (error) {
    if (isThere(error)) return false;
    throw fileFailure(error);
  }
}

/** Notes the name of a file that is still empty, and strikes it out. */
export type Claim = { readonly note: (path: string) => void; readonly strikeOut: (path: string) => void };

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

/** As placeExport, on file systems without hard links. */
export async function placeWithoutLinks(part: string, path: string, claim: Claim): Promise<boolean> {
  claim.note(path);
  try {
    await (await open(path, 'wx')).close();
    try {
      await rename(part, path);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return await flushed(path);
  } catch (error) {
    if (isThere(error)) return false;
    throw fileFailure(error);
  } finally {
    claim.strikeOut(path);
  }
}

/** How file systems say that they have no links. */
const cannotLink = ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'EISDIR', 'UNKNOWN'];

/** Makes a name last. */
async function flushed(path: string): Promise<true> {
  if (process.platform === 'win32') return true;
  const handle = await open(dirname(path), 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some shares cannot flush a folder; the file itself was.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EBADF', 'EACCES'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
  return true;
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
const isThere = (error: unknown) => codeOf(error) === 'EEXIST';
