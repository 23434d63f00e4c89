import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** What a batch has written of one recording. `path`: of the file, or of what waits for its zip (`packed` 0). */
export type ExportedRow = {
  readonly batch: string;
  readonly recording: string;
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** JSON: what the manifest says of it. */
  readonly facts: string;
  readonly packed: 0 | 1;
};

/** The token that stands for a folder, in this run and the next. */
export function keepFolder(record: RecordHandle, path: string, token: string, now: number): string {
  const insert = `INSERT INTO export_folder (token, path, chosen_at) VALUES (?, ?, ?)
                  ON CONFLICT (path) DO UPDATE SET chosen_at = excluded.chosen_at RETURNING token`;
  return onDisk(() => prepared<{ token: string }>(record, insert).get(token, path, now)?.token ?? token);
}

export function readFolder(record: RecordHandle, token: string): string | null {
  const found = prepared<{ path: string }>(record, 'SELECT path FROM export_folder WHERE token = ?').get(token);
  return found?.path ?? null;
}

export function readExported(record: RecordHandle, batch: string, recording: string): ExportedRow | null {
  const sql = 'SELECT * FROM exported WHERE batch = ? AND recording = ?';
  return prepared<ExportedRow>(record, sql).get(batch, recording) ?? null;
}

/** By name. */
export function readExportedOf(record: RecordHandle, batch: string): ExportedRow[] {
  return prepared<ExportedRow>(record, 'SELECT * FROM exported WHERE batch = ? ORDER BY name').all(batch);
}

export function keepExported(record: RecordHandle, row: ExportedRow): void {
  const sql = `INSERT OR REPLACE INTO exported (batch, recording, name, path, size, sha256, facts, packed)
               VALUES (@batch, @recording, @name, @path, @size, @sha256, @facts, @packed)`;
  onDisk(() => prepared(record, sql).run(row));
}

export function dropExported(record: RecordHandle, batch: string, recording: string): void {
  onDisk(() => prepared(record, 'DELETE FROM exported WHERE batch = ? AND recording = ?').run(batch, recording));
}

/** What waited for the zip lies in it now. */
export function markPacked(record: RecordHandle, batch: string, zip: string): void {
  prepared(record, 'UPDATE exported SET packed = 1, path = ? WHERE batch = ? AND packed = 0').run(zip, batch);
}
