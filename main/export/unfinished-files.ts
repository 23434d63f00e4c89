import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import type { Claim } from './place-export.ts';

export type Unfinished = { readonly id: number; readonly path: string; readonly batch: string };

/** The files that are being written. What this program has not noted here, it never removes. */
export type UnfinishedFiles = {
  /** On the disk before the file is made. Fails with disk-full, disk-refused. */
  readonly note: (path: string, batch: string) => void;
  /** For a file that is whole and in its place, or gone. */
  readonly strikeOut: (path: string) => void;
  /** For a name that is taken with an empty file before the whole one comes. */
  readonly claimFor: (batch: string) => Claim;
  /** Removes what is noted and strikes it out; false, and still noted, where it cannot be got at. */
  readonly remove: (path: string) => Promise<boolean>;
  /** Of one batch, but for what waits for its zip. */
  readonly of: (batch: string) => readonly Unfinished[];
  /** What an export that was killed left half-written: not what is being written now, nor waits for its zip. */
  readonly leftovers: () => Promise<readonly Unfinished[]>;
};

const notWaiting = `NOT EXISTS (SELECT 1 FROM exported
  WHERE exported.batch = unfinished_export.batch AND exported.path = unfinished_export.path AND exported.packed = 0)`;

export function unfinishedFiles(record: RecordHandle, now: () => number): UnfinishedFiles {
  const atWork = new Set<string>();
  const list = (condition: string, ...values: readonly string[]): Unfinished[] =>
    prepared<Unfinished>(
      record,
      `SELECT id, path, batch FROM unfinished_export WHERE ${condition} AND ${notWaiting} ORDER BY id`,
    )
      .all(...values)
      .filter(({ path }) => !atWork.has(path));
  const strikeOut = (path: string) => {
    onDisk(() => prepared(record, 'DELETE FROM unfinished_export WHERE path = ?').run(path));
    atWork.delete(path);
  };
  const note = (path: string, batch: string) => {
    const sql = `INSERT INTO unfinished_export (path, batch, begun_at) VALUES (?, ?, ?)
                 ON CONFLICT (path) DO UPDATE SET batch = excluded.batch, begun_at = excluded.begun_at`;
    onDisk(() => prepared(record, sql).run(path, batch, now()));
    atWork.add(path);
  };
  return {
    note,
    strikeOut,
    claimFor: (batch) => ({ note: (path) => note(path, batch), strikeOut }),
    remove: async (path) => {
      atWork.delete(path);
      try {
        const left = await lookAt(path);
        if (left === 'unknown') return false;
        if (left === 'half') await rm(path, { force: true });
      } catch {
        return false;
      }
      strikeOut(path);
      return true;
    },
    of: (batch) => list('batch = ?', batch),
    leftovers: async () => {
      const found = await Promise.all(
        list('1').map(async (one) => {
          const left = await lookAt(one.path);
          return left === 'half' || left === 'unknown' ? [one] : [];
        }),
      );
      return found.flat();
    },
  };
}

/** Only a name that was claimed can be whole: every other is of a `.part`. Without its folder, nobody can say. */
async function lookAt(path: string): Promise<'half' | 'whole' | 'gone' | 'unknown'> {
  const found = await stat(path).catch(() => null);
  if (found !== null) return path.endsWith('.part') || found.size === 0 ? 'half' : 'whole';
  return (await stat(dirname(path)).catch(() => null)) === null ? 'unknown' : 'gone';
}
