import { onDisk } from '../database/disk-failure.ts';
import type { ReadableRecord, RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { withoutFlush } from '../database/without-flush.ts';
import { putKey, readHash, readLast } from '../ledger/checkpoint-rows.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { LedgerRow } from '../ledger/verify-chain.ts';
import type { KitContents } from './kit-lines.ts';
import { insertRow, type KitRow } from './kit-tables.ts';

/**
 * A chain has one past. So a kit's ledger takes the place of the one here only where that tells of nothing but its own
 * beginning; where it tells of more, it stays, and the kit's stays in the kit. `there`: the ledger here is the kit's, and
 * maybe went on.
 */
export type LedgerFate = 'taken' | 'kept' | 'none' | 'there';

/** What a new profile writes by itself, and where its user wants secrets kept: without a keychain that is asked first. */
const beginnings = [
  'run-began',
  'signing-key-made',
  'signing-key-renewed',
  'ledger-accepted',
  'checkpoints-dropped',
  'secrets-moved',
];
const most = 2000;

export function fateOfLedger(record: ReadableRecord, contents: Pick<KitContents, 'ledger'> | null): LedgerFate {
  if (contents === null || contents.ledger.entries === 0) return 'none';
  const { entries, head } = contents.ledger;
  const hash = readHash(record, entries);
  if (hash !== null && Buffer.from(hash).toString('hex') === head) return 'there';
  const own = prepared<{ entry: string }>(record, `SELECT entry FROM ledger ORDER BY number LIMIT ${most}`).all();
  return own.length < most && own.every(({ entry }) => beginnings.includes(whatOf(entry))) ? 'taken' : 'kept';
}

/** Lays entries down where they wait until all are there. `first`: what lies there of an interrupted restore goes. */
export function stageEntries(record: RecordHandle, rows: readonly LedgerRow[], first: boolean): void {
  const put = prepared(record, 'INSERT INTO restored_ledger (number, entry, hash) VALUES (?, ?, ?)');
  const stage = record.transaction(() => {
    if (first) prepared(record, 'DELETE FROM restored_ledger').run();
    for (const { number, entry, hash } of rows) put.run(number, entry, hash);
  });
  // It can be read from the kit again.
  withoutFlush(record, () => stage.immediate());
}

export function stagedHash(record: RecordHandle, number: number): string | null {
  const row = prepared<{ hash: Uint8Array }>(record, 'SELECT hash FROM restored_ledger WHERE number = ?').get(number);
  return row === undefined ? null : Buffer.from(row.hash).toString('hex');
}

/**
 * Puts the staged ledger in the place of the own one, at once and whole, with the fact that says so as its next entry.
 * `signing`: the key that signs from now on.
 */
export function takeLedger(
  record: RecordHandle,
  noteFact: Ledger['noteFact'],
  contents: KitContents,
  keys: readonly KitRow<'ledger_key'>[],
  signing: { readonly publicKey: string; readonly keptIn: 'keychain' | 'session' } | null,
  now: number,
): void {
  const swap = () => {
    const own = readLast(record);
    record.exec(`
      DROP TABLE ledger;
      ALTER TABLE restored_ledger RENAME TO ledger;
      CREATE TABLE restored_ledger (number INTEGER PRIMARY KEY, entry TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
      DELETE FROM ledger_checkpoint;
      DELETE FROM ledger_key;
    `);
    for (const key of keys) record.prepare(insertRow('ledger_key', [])).run(key);
    if (signing !== null) putKey(record, signing, now);
    const { kit, madeAt, ledger } = contents;
    noteFact({
      ...{ what: 'ledger-restored', kit, madeAt, entries: ledger.entries, head: ledger.head },
      ...{ replacedEntries: own?.number ?? 0, replacedHead: Buffer.from(own?.head ?? []).toString('hex') },
    });
  };
  onDisk(() => record.transaction(swap).immediate());
}

function whatOf(entry: string): string {
  try {
    return String((JSON.parse(entry) as { readonly what?: unknown }).what);
  } catch {
    return '';
  }
}
