import { renameSync } from 'node:fs';
import { link, lstat } from 'node:fs/promises';
import { systemCode } from './folder-failure.ts';
import { underLock } from './under-lock.ts';

/**
 * Where a file system has no hard links. Windows calls it EISDIR (libuv's word for ERROR_INVALID_FUNCTION) or UNKNOWN;
 * exFAT under Linux says EPERM, network shares any of these.
 */
const withoutLinks = ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EISDIR', 'EMLINK', 'UNKNOWN'];

/**
 * Gives a staged file its place, in one step, unless something lies there: then it says `taken` and changes nothing. Its
 * staged name may stay, for the caller to remove. rename() replaces what it finds, so a hard link is made, which refuses.
 * Where there are none, looking and renaming are held together by a lock file that every Koekura heeds.
 */
export async function placeFile(staged: string, target: string, lock: string): Promise<'placed' | 'taken'> {
  try {
    await link(staged, target);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return 'taken';
    if (code === null || !withoutLinks.includes(code)) throw error;
    return renameIfFree(staged, target, lock);
  }
  return 'placed';
}

/** As placeFile, on file systems without hard links. */
export function renameIfFree(staged: string, target: string, lock: string): Promise<'placed' | 'taken'> {
  return underLock(lock, async (mustBeOurs) => {
    if (await exists(target)) return 'taken';
    mustBeOurs();
    // Not a moment later: whoever cleared the lock away may be about to put something here.
    renameSync(staged, target);
    return 'placed';
  });
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
