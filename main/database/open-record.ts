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

/** The file whose lock says that a program has this record open: empty, and left lying when the program ends. */
export const lockPath = (path: string): string => `${path.replace(/\.db$/, '')}.lock`;

/**
 * Opens the record, making it where there is none. What is committed has reached the disk (synchronous FULL). No other
 * program can open it meanwhile: it is held by an exclusive lock on a file beside it, which the operating system takes
 * back when the program ends, however it ends; so that threads of ours may read the record itself. A damaged file is
 * left as it lies: nothing in it can be had again, so only the user may set it aside (`setRecordAside`).
 * Throws 'record-corrupt', 'database-newer', 'disk-full', or 'disk-refused' (`reason: 'in-use'` for a second program).
 */
export function openRecord(path: string): RecordHandle {
  let record: Database.Database | undefined;
  try {
    onFiles(() => accessSync(dirname(path)));
    record = new Database(path, { timeout: 500 });
    hold(record, lockPath(path));
    record.pragma('main.journal_mode = WAL');
    record.pragma('synchronous = FULL');
    // A batch writes some megabytes a second: moved over less often, it waits less for the disk.
    record.pragma('wal_autocheckpoint = 4000');
    record.pragma('foreign_keys = ON');
    if (record.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Failure('record-corrupt');
    migrate(record, recordMigrations);
    return record as RecordHandle;
  } catch (error) {
    record?.close();
    if (isDamage(error)) throw new Failure('record-corrupt', {}, { cause: error });
    throw asDiskFailure(error);
  }
}

/** Attached, so that the lock is held exactly as long as the record is open. Before anything of the record is touched. */
function hold(record: Database.Database, lock: string): void {
  record.prepare('ATTACH ? AS program').run(lock);
  // Exclusive mode never gives up a lock it took; with its journal in memory nothing lies beside it.
  record.pragma('program.locking_mode = EXCLUSIVE');
  record.pragma('program.journal_mode = MEMORY');
  record.exec('BEGIN EXCLUSIVE; COMMIT');
}
