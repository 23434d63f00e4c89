import { z } from 'zod';
import { drillTry } from '../contract/recovery-calls.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { ReadableRecord, RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** A drill as the record has it; `at` in UTC seconds. */
export type Drill = {
  readonly kit: string;
  readonly at: number;
  readonly passed: boolean;
  readonly tries: readonly z.infer<typeof drillTry>[];
};
type Row = Omit<Drill, 'passed' | 'tries'> & { readonly passed: number; readonly tries: string };

export function putDrill(record: RecordHandle, { kit, at, passed, tries }: Drill): void {
  const put = prepared(record, 'INSERT INTO recovery_drill (kit, at, passed, tries) VALUES (?, ?, ?, ?)');
  onDisk(() => put.run(kit, at, passed ? 1 : 0, JSON.stringify(tries)));
}

/** The last drill of all, or null. */
export function readLastDrill(record: ReadableRecord): Drill | null {
  const sql = 'SELECT kit, at, passed, tries FROM recovery_drill ORDER BY number DESC LIMIT 1';
  return toDrill(prepared<Row>(record, sql).get());
}

/** When a drill was last passed, or null. */
export function readLastPassed(record: ReadableRecord): number | null {
  const sql = 'SELECT max(at) AS at FROM recovery_drill WHERE passed = 1';
  return prepared<{ at: number | null }>(record, sql).get()?.at ?? null;
}

function toDrill(row: Row | undefined): Drill | null {
  if (row === undefined) return null;
  return { ...row, passed: row.passed === 1, tries: z.array(drillTry).parse(JSON.parse(row.tries)) };
}
