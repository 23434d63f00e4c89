import Database from 'better-sqlite3';
import { onDisk } from './disk-failure.ts';
import type { ReadableRecord } from './handles.ts';

export type { ReadableRecord } from './handles.ts';

/** Opens the record for looking things up beside the program that writes it. Throws 'disk-refused' where there is none. */
export function openRecordForReading(path: string): ReadableRecord {
  return onDisk(() => {
    const record = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
    record.pragma('query_only = ON');
    record.pragma('mmap_size = 1073741824');
    return record as ReadableRecord;
  });
}
