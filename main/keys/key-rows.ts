import type { Key } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** What the record holds of a key: its public half and what is known about it. */
export type KeyRow = {
  readonly fingerprint: string;
  readonly name: string;
  readonly bits: number;
  readonly publicHalf: Uint8Array;
  readonly origin: Key['origin'];
  readonly addedAt: number;
  readonly backedUpAt: number | null;
};

const columns = `fingerprint, name, bits, public_half AS publicHalf, origin, added_at AS addedAt,
  backed_up_at AS backedUpAt`;

/** All keys, the oldest first. */
export function readKeyRows(record: RecordHandle): readonly KeyRow[] {
  return prepared<KeyRow>(record, `SELECT ${columns} FROM private_key ORDER BY added_at, name`).all();
}

export function readKeyRow(record: RecordHandle, fingerprint: string): KeyRow | null {
  return prepared<KeyRow>(record, `SELECT ${columns} FROM private_key WHERE fingerprint = ?`).get(fingerprint) ?? null;
}

/** Adds a key, or renames the one there is: what else is known of it stays, but for a backup that has been tried since. */
export function putKeyRow(record: RecordHandle, row: KeyRow): void {
  const put = prepared(
    record,
    `INSERT INTO private_key (fingerprint, name, bits, public_half, origin, added_at, backed_up_at)
     VALUES (@fingerprint, @name, @bits, @publicHalf, @origin, @addedAt, @backedUpAt)
     ON CONFLICT (fingerprint) DO UPDATE
     SET name = excluded.name, backed_up_at = coalesce(excluded.backed_up_at, backed_up_at)`,
  );
  onDisk(() => put.run(row));
}

export function renameKeyRow(record: RecordHandle, fingerprint: string, name: string): void {
  const rename = prepared(record, 'UPDATE private_key SET name = ? WHERE fingerprint = ?');
  onDisk(() => rename.run(name, fingerprint));
}

export function writeBackedUpAt(record: RecordHandle, fingerprint: string, backedUpAt: number): void {
  const write = prepared(record, 'UPDATE private_key SET backed_up_at = ? WHERE fingerprint = ?');
  onDisk(() => write.run(backedUpAt, fingerprint));
}

/** What the key was shown to open stays remembered. */
export function deleteKeyRow(record: RecordHandle, fingerprint: string): void {
  onDisk(() => prepared(record, 'DELETE FROM private_key WHERE fingerprint = ?').run(fingerprint));
}

/** The name of an account that seals with this key, or null. */
export function readSealingAccount(record: RecordHandle, fingerprint: string): string | null {
  const row = prepared<{ name: string }>(record, 'SELECT name FROM account WHERE sealing_key = ? LIMIT 1');
  return row.get(fingerprint)?.name ?? null;
}
