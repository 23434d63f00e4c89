import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { asDiskFailure, isDamage } from './disk-failure.ts';

const mark = (path: string) => `${path}.condemned`;

/** Whether the index at `path` was found damaged while in use; asking takes the mark away. */
export function condemned(path: string): boolean {
  const found = existsSync(mark(path));
  if (found) rmSync(mark(path), { force: true });
  return found;
}

/**
 * Does `work` on an index. Damage deep in the file shows only when it is read, with others at work on it: then the file
 * is marked, and the next start sets it aside and fetches everything anew. Throws 'disk-full', 'disk-refused'.
 */
export function onIndex<T>(index: Database.Database, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isDamage(error)) writeFileSync(mark(index.name), '');
    throw asDiskFailure(error);
  }
}
