import { accessSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '../failure.ts';
import { onFiles } from '../file-failure.ts';
import { asDiskFailure, isDamage } from './disk-failure.ts';
import type { RecordHandle } from './handles.ts';
import { migrate } from './migrate.ts';
import { recordMigrations } from './record-schema.ts';

export type { RecordHandle } from './handles.ts';

/**
 * Opens the record, making it where there is none. What is committed has reached the disk (synchronous FULL), and no
 * other program can open the file meanwhile (exclusive lock). A damaged file is left as it lies: nothing in it can be
 * had again, so only the user may set it aside (`setRecordAside`).
 * Throws 'record-corrupt', 'database-newer', 'disk-full', or 'disk-refused' (`reason: 'in-use'` for a second program).
 */
export function openRecord(path: string): RecordHandle {
  let record: Database.Database | undefined;
  try {
    onFiles(() => accessSync(dirname(path)));
    record = new Database(path, { timeout: 500 });
    // Before the first access, so that WAL keeps its index in memory and the lock is never given up.
    record.pragma('locking_mode = EXCLUSIVE');
    record.pragma('journal_mode = WAL');
    record.pragma('synchronous = FULL');
    record.pragma('foreign_keys = ON');
    record.exec('BEGIN EXCLUSIVE; COMMIT');
    if (record.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Failure('record-corrupt');
    migrate(record, recordMigrations);
    return record as RecordHandle;
  } catch (error) {
    record?.close();
    if (isDamage(error)) throw new Failure('record-corrupt', {}, { cause: error });
    throw asDiskFailure(error);
  }
}
