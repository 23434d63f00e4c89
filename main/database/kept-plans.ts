import { onDisk } from './disk-failure.ts';
import type { RecordHandle } from './handles.ts';
import { prepared } from './prepared.ts';

/** A plan as the record keeps it; `summary` is JSON, as the contract has it. */
export type KeptPlan = {
  readonly id: string;
  readonly kind: string;
  readonly madeAt: number;
  readonly digest: string;
  readonly summary: string;
};

export function putPlan(record: RecordHandle, { id, kind, madeAt, digest, summary }: KeptPlan): void {
  const put = prepared(record, 'INSERT INTO plan (id, kind, made_at, digest, summary) VALUES (?, ?, ?, ?, ?)');
  onDisk(() => put.run(id, kind, madeAt, digest, summary));
}

export function readPlan(record: RecordHandle, id: string): KeptPlan | null {
  const row = prepared<KeptPlan>(record, 'SELECT id, kind, made_at AS madeAt, digest, summary FROM plan WHERE id = ?');
  return onDisk(() => row.get(id)) ?? null;
}

/** Forgets the plan unless a batch carries it out. */
export function dropPlan(record: RecordHandle, id: string): void {
  onDisk(() => prepared(record, 'DELETE FROM plan WHERE id = ? AND id NOT IN (SELECT plan FROM batch)').run(id));
}

/** Forgets plans made before a second that no batch carries out. */
export function dropStalePlans(record: RecordHandle, madeBefore: number): void {
  const drop = prepared(record, 'DELETE FROM plan WHERE made_at < ? AND id NOT IN (SELECT plan FROM batch)');
  onDisk(() => drop.run(madeBefore));
}

/** The digests of all plans there are. */
export function readPlanDigests(record: RecordHandle): ReadonlySet<string> {
  const rows = prepared<{ digest: string }>(record, 'SELECT DISTINCT digest FROM plan');
  return new Set(onDisk(() => rows.all()).map(({ digest }) => digest));
}

export function isArchiveKnown(record: RecordHandle, archive: string): boolean {
  return onDisk(() => prepared(record, 'SELECT 1 FROM archive WHERE id = ?').get(archive) !== undefined);
}
