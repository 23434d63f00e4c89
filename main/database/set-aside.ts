import { existsSync, renameSync } from 'node:fs';
import { onFiles } from '../file-failure.ts';

const parts = ['-wal', '-shm', '-journal', ''];

/**
 * Renames a database with everything that belongs to it, so that a fresh one can be made in its place and the old one
 * can still be looked into; gives the new path. The main file goes last: until then the old name still finds it.
 */
export function setAside(path: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  let aside = `${path}.damaged-${stamp}`;
  for (let more = 2; existsSync(aside); more += 1) aside = `${path}.damaged-${stamp}-${more}`;
  onFiles(() => {
    for (const part of parts) if (existsSync(path + part)) renameSync(path + part, aside + part);
  });
  return aside;
}

/** Sets the record aside. Only ever on the user's explicit word: it holds what cannot be had again. */
export function setRecordAside(path: string): string {
  return setAside(path);
}
