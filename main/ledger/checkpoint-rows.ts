import { onDisk } from '../database/disk-failure.ts';
import type { ReadableRecord, RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { type Checkpoint, isTrulySigned } from './signed-head.ts';

/** A key that has signed this ledger. */
export type KnownKey = { readonly publicKey: string; readonly keptIn: 'keychain' | 'session' };

/** The key that signs now, or null where none was ever made. */
export function readCurrentKey(record: ReadableRecord): KnownKey | null {
  const sql = 'SELECT public_key AS publicKey, kept_in AS keptIn FROM ledger_key ORDER BY number DESC LIMIT 1';
  return prepared<KnownKey>(record, sql).get() ?? null;
}

/** Makes it the key that signs now. */
export function putKey(record: RecordHandle, { publicKey, keptIn }: KnownKey, madeAt: number): void {
  const put = prepared(
    record,
    `INSERT INTO ledger_key (number, public_key, kept_in, made_at)
     VALUES ((SELECT ifnull(max(number), 0) + 1 FROM ledger_key), ?, ?, ?)
     ON CONFLICT (public_key) DO UPDATE SET number = excluded.number, kept_in = excluded.kept_in`,
  );
  onDisk(() => put.run(publicKey, keptIn, madeAt));
}

/** The hash of an entry, or null where there is none. */
export function readHash(record: ReadableRecord, number: number): Uint8Array | null {
  return prepared<{ hash: Uint8Array }>(record, 'SELECT hash FROM ledger WHERE number = ?').get(number)?.hash ?? null;
}

/** The last entry's number and hash; null of an empty ledger. */
export function readLast(record: ReadableRecord): { readonly number: number; readonly head: Uint8Array } | null {
  const sql = 'SELECT number, hash AS head FROM ledger ORDER BY number DESC LIMIT 1';
  return prepared<{ number: number; head: Uint8Array }>(record, sql).get() ?? null;
}

export function readCheckpoints(record: ReadableRecord): readonly Checkpoint[] {
  return prepared<Checkpoint>(
    record,
    `SELECT number, head, signed_at AS signedAt, public_key AS publicKey, signature
     FROM ledger_checkpoint ORDER BY number`,
  ).all();
}

export function putCheckpoint(record: RecordHandle, checkpoint: Checkpoint): void {
  const put = prepared(
    record,
    `INSERT OR REPLACE INTO ledger_checkpoint (number, head, signed_at, public_key, signature)
     VALUES (@number, @head, @signedAt, @publicKey, @signature)`,
  );
  onDisk(() => put.run(checkpoint));
}

/** Forgets the checkpoints that do not fit the ledger, or their own key; gives how many. Only ever on the user's word. */
export function dropUnfitCheckpoints(record: RecordHandle): number {
  const unfit = readCheckpoints(record).filter((checkpoint) => {
    const hash = readHash(record, checkpoint.number);
    return hash === null || Buffer.compare(hash, checkpoint.head) !== 0 || !isTrulySigned(checkpoint);
  });
  const drop = prepared(record, 'DELETE FROM ledger_checkpoint WHERE number = ?');
  onDisk(() => {
    for (const { number } of unfit) drop.run(number);
  });
  return unfit.length;
}
