import type Database from 'better-sqlite3';
import { Failure } from '../failure.ts';

/** By its name: this file is read before the window opens, and SQLite is not to be loaded by then. */
function isSqliteError(error: unknown): error is InstanceType<typeof Database.SqliteError> {
  return error instanceof Error && error.name === 'SqliteError';
}

/** Whether SQLite says that the file is damaged, or is no database at all. */
export function isDamage(error: unknown): boolean {
  return isSqliteError(error) && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/**
 * What SQLite threw, as the failure the window has words for: 'disk-full', or 'disk-refused' with `reason` 'in-use'
 * (another program has the file), 'damaged', 'read-only', 'cannot-open' or 'input-output'. Anything else stays as it is.
 */
export function asDiskFailure(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  const { code } = error;
  const refused = (reason: string) => new Failure('disk-refused', { reason, code }, { cause: error });
  if (code.startsWith('SQLITE_FULL')) return new Failure('disk-full', { code }, { cause: error });
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return refused('in-use');
  if (isDamage(error)) return refused('damaged');
  if (code.startsWith('SQLITE_READONLY')) return refused('read-only');
  if (/^SQLITE_(CANTOPEN|PERM|AUTH)/.test(code)) return refused('cannot-open');
  if (code.startsWith('SQLITE_IOERR')) return refused('input-output');
  return error;
}

/** Does `work`; what the disk refuses is thrown as a Failure (see `asDiskFailure`). */
export function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asDiskFailure(error);
  }
}
