import { readdir, stat } from 'node:fs/promises';
import { Failure, isFailure } from '../failure.ts';

/** The names that are taken in a folder. Fails with export-folder-missing {folder}. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw missing(folder, error);
  }
}

/** What a write failed with; where its folder is gone, that is said instead. */
export async function blameFolder(folder: string, error: unknown): Promise<unknown> {
  if (!isFailure(error, 'disk-refused')) return error;
  try {
    const found = await stat(folder);
    return found.isDirectory() ? error : missing(folder, error);
  } catch {
    return missing(folder, error);
  }
}

const missing = (folder: string, cause: unknown) => new Failure('export-folder-missing', { folder }, { cause });
