import { close, fsync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { fileFailure, onFiles } from '../file-failure.ts';
import type { RecordHandle } from './handles.ts';

/** Commits whose way to the disk the main thread need not stand still for. */
export type CommitBehind = {
  /** What `work` commits is safe from the end of the program at once, from a power cut only when `reached` resolves. */
  readonly commit: <T>(work: () => T) => T;
  /** All that was committed before lies on the disk. Fails with 'disk-full' or 'disk-refused'. */
  readonly reached: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Under synchronous FULL SQLite flushes its log within each commit, some milliseconds in which nothing else is done. Under
 * NORMAL it leaves that out and nothing more: so the same flush can be done beside, on the same file. The log stays that
 * file as long as the record is open, and SQLite holds no lock on it that closing it here could drop.
 */
export function commitBehind(record: RecordHandle): CommitBehind {
  let log: number | null = null;
  return {
    commit: (work) => {
      record.pragma('synchronous = NORMAL');
      try {
        return work();
      } finally {
        record.pragma('synchronous = FULL');
      }
    },
    reached: async () => {
      // Windows flushes only what is open for writing.
      log ??= onFiles(() => openSync(`${record.name}-wal`, 'r+'));
      const open = log;
      await promisify(fsync)(open).catch((error: unknown) => {
        throw fileFailure(error);
      });
    },
    close: async () => {
      if (log !== null) await promisify(close)(log);
      log = null;
    },
  };
}
