import { onDisk } from './disk-failure.ts';
import type { RecordHandle } from './handles.ts';

/**
 * Commits `write` without waiting for the disk: for what can be found out again. Whatever is committed with a flush
 * afterwards makes it last, too, since the log is one: there is never the later without the earlier.
 */
export function withoutFlush<Result>(record: RecordHandle, write: () => Result): Result {
  // Within a transaction it is that one's commit that counts, and the setting cannot be changed.
  if (record.inTransaction) return onDisk(write);
  record.pragma('synchronous = NORMAL');
  try {
    return onDisk(write);
  } finally {
    record.pragma('synchronous = FULL');
  }
}
