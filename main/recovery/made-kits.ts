import { onDisk } from '../database/disk-failure.ts';
import type { ReadableRecord, RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** A kit that was written, read back from the disk and opened. `head`: of the ledger in it; `keys`: fingerprints. */
export type MadeKit = {
  readonly kit: string;
  readonly madeAt: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly entries: number;
  readonly head: string;
  readonly keys: readonly string[];
};

export function putMadeKit(record: RecordHandle, kit: MadeKit): void {
  const put = prepared(
    record,
    `INSERT INTO recovery_kit (id, made_at, bytes, sha256, entries, head, keys)
     VALUES (@kit, @madeAt, @bytes, @sha256, @entries, @head, @keys)`,
  );
  onDisk(() => put.run({ ...kit, keys: JSON.stringify(kit.keys) }));
}

/** The kit made last, or null where none was made here. */
export function readLastKit(record: ReadableRecord): MadeKit | null {
  const row = prepared<Omit<MadeKit, 'keys'> & { keys: string }>(
    record,
    `SELECT id AS kit, made_at AS madeAt, bytes, sha256, entries, head, keys FROM recovery_kit
     ORDER BY made_at DESC, id LIMIT 1`,
  ).get();
  return row === undefined ? null : { ...row, keys: JSON.parse(row.keys) as string[] };
}
