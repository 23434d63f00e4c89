import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { beforeFirst, hashEntry } from './chain.ts';
import type { LedgerRow } from './verify-chain.ts';

/** Adds one entry at the end of the chain and gives its number. Fails with disk-full or disk-refused. */
export function appendEntry(record: RecordHandle, content: { readonly [name: string]: Json }): number {
  const append = () => {
    const last = prepared<Pick<LedgerRow, 'number' | 'hash'>>(
      record,
      'SELECT number, hash FROM ledger ORDER BY number DESC LIMIT 1',
    ).get();
    const number = (last?.number ?? 0) + 1;
    const entry = canonicalJson({ ...content, number });
    const hash = hashEntry(last?.hash ?? beforeFirst, entry);
    prepared(record, 'INSERT INTO ledger (number, entry, hash) VALUES (?, ?, ?)').run(number, entry, hash);
    return number;
  };
  // Inside a transaction of the caller's it is written, or not, with everything else there.
  return record.inTransaction ? append() : onDisk(() => record.transaction(append).immediate());
}

/** The rows from the first on. While they are read nothing else may be asked of the handle. */
export function eachRow(record: RecordHandle): IterableIterator<LedgerRow> {
  return record.prepare<[], LedgerRow>('SELECT number, entry, hash FROM ledger ORDER BY number').iterate();
}

/** The entries from the last on, as far back as the caller asks; what is not JSON is passed over, `verifyChain` names it. */
export function* eachEntryBackwards(record: RecordHandle): IterableIterator<Record<string, unknown>> {
  const rows = record.prepare<[], string>('SELECT entry FROM ledger ORDER BY number DESC').pluck();
  for (const text of rows.iterate()) {
    const entry = parsed(text);
    if (entry !== null) yield entry;
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
