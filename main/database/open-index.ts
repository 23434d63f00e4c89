import { accessSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Failure, isFailure } from '../failure.ts';
import { onFiles } from '../file-failure.ts';
import { condemned } from './condemned.ts';
import { asDiskFailure, isDamage } from './disk-failure.ts';
import type { ReadableIndex, WritableIndex } from './handles.ts';
import { indexMigrations } from './index-schema.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { setAside } from './set-aside.ts';

/**
 * Opens the index for its one writer, making it where there is none. A damaged one, or one that a later program has
 * written, is kept beside it as `….damaged-<time>` and a fresh one made: `rebuilt` is then true and everything is to be
 * fetched again. Call it before any `openIndexForReading`. Throws 'disk-full', 'disk-refused'.
 */
export function openIndex(path: string): { index: WritableIndex; rebuilt: boolean } {
  if (!condemned(path)) {
    try {
      return { index: open(path), rebuilt: false };
    } catch (error) {
      if (!isDamage(error) && !isFailure(error, 'database-newer')) throw asDiskFailure(error);
    }
  }
  setAside(path);
  try {
    return { index: open(path), rebuilt: true };
  } catch (error) {
    throw asDiskFailure(error);
  }
}

function open(path: string): WritableIndex {
  onFiles(() => accessSync(dirname(path)));
  const index = new Database(path, { timeout: 5000 });
  try {
    index.pragma('journal_mode = WAL');
    index.pragma('synchronous = NORMAL');
    index.pragma('wal_autocheckpoint = 16000');
    index.pragma('cache_size = -32768');
    // A forgotten account's telephone numbers are overwritten, not only unlinked.
    index.pragma('secure_delete = ON');
    migrate(index, indexMigrations);
    // Reads the schema and a page of each table: cheap, and finds what a torn file most often shows.
    for (const table of ['kind', 'number', 'recording', 'wrap', 'sighting', 'sync_state']) {
      index.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get();
    }
    return index as WritableIndex;
  } catch (error) {
    index.close();
    throw error;
  }
}

/** Opens the index for looking things up, beside its writer. Throws 'disk-refused' where `openIndex` has not been before. */
export function openIndexForReading(path: string): ReadableIndex {
  if (!existsSync(path)) throw new Failure('disk-refused', { reason: 'cannot-open', code: 'ENOENT' });
  let index: Database.Database | undefined;
  try {
    index = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
    index.pragma('cache_size = -32768');
    const found = schemaVersion(index);
    if (found !== indexMigrations.length) throw new Failure('disk-refused', { reason: 'cannot-open', code: 'schema' });
    return index as ReadableIndex;
  } catch (error) {
    index?.close();
    throw asDiskFailure(error);
  }
}
