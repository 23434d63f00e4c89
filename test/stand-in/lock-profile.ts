import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const held: Database.Database[] = [];

/** Takes the profile for this process; false when another has it. SQLite's lock ends with the process, however it ends. */
export function lockProfile(folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new Database(join(folder, 'stand-in.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    return false;
  }
  held.push(lock);
  return true;
}
