import type Database from 'better-sqlite3';

declare const purpose: unique symbol;
declare const writing: unique symbol;

/** The record for looking things up, in a worker; from `openRecordForReading`. */
export type ReadableRecord = Database.Database & { readonly [purpose]: 'record' };
/** The record: what cannot be had again. Written in one place only, the main thread; only `openRecord` makes it. */
export type RecordHandle = ReadableRecord & { readonly [writing]: true };
/** The index, for looking things up; from `openIndexForReading`. */
export type ReadableIndex = Database.Database & { readonly [purpose]: 'index' };
/** The index, for its one writer; from `openIndex`. It reads, too. */
export type WritableIndex = ReadableIndex & { readonly [writing]: true };
