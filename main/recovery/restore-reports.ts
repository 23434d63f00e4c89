import { type KitCounts, type RestoreReport, restoreReport } from '../contract/recovery-calls.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { ReadableRecord, RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import type { KitTable } from './kit-tables.ts';

/** What became of the restores of this profile: one a kit. */

export function putReport(record: RecordHandle, report: RestoreReport): void {
  const put = prepared(
    record,
    `INSERT INTO recovery_restore (kit, begun_at, finished_at, report) VALUES (?, ?, ?, ?)
     ON CONFLICT (kit) DO UPDATE SET begun_at = excluded.begun_at, finished_at = excluded.finished_at,
     report = excluded.report`,
  );
  onDisk(() => put.run(report.kit, report.begunAt, report.finishedAt, JSON.stringify(report)));
}

/** The last restore, finished or interrupted; null where none was begun. */
export function readLastReport(record: ReadableRecord): RestoreReport | null {
  const sql = 'SELECT report FROM recovery_restore ORDER BY begun_at DESC, kit LIMIT 1';
  const row = prepared<{ report: string }>(record, sql).get();
  return row === undefined ? null : restoreReport.parse(JSON.parse(row.report));
}

const names: Partial<Record<KitTable, keyof KitCounts>> = {
  account: 'accounts',
  pairing: 'pairings',
  archive: 'archives',
  hold: 'holds',
  held: 'held',
  copy: 'copies',
  batch: 'batches',
  removal: 'removals',
  event: 'events',
  attestation: 'attestations',
};

/** Counts by table as the window has them. */
export function kitCounts(of: (table: KitTable) => number, keys: number, entries: number): KitCounts {
  const named = Object.entries(names).map(([table, name]) => [name, of(table as KitTable)]);
  return { ...(Object.fromEntries(named) as Omit<KitCounts, 'keys' | 'entries'>), keys, entries };
}
