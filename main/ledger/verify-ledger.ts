import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadableRecord } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import type { Told } from '../database/record-messages.ts';
import { createCheck, type Finding, type Held } from './check-ledger.ts';
import { readCheckpoints } from './checkpoint-rows.ts';
import type { LedgerRow } from './verify-chain.ts';

/** Rows between two looks at what else was asked: some 10 ms. */
const stretch = 2000;
/** Before any number an entry can have. */
const beforeAll = Number.MIN_SAFE_INTEGER;

/**
 * Checks the whole ledger, a stretch at a time, so that pages are answered meanwhile. Entries that come while it is
 * under way are checked with the rest.
 */
export async function verifyLedger(record: ReadableRecord, held: Held, told: Told): Promise<Finding> {
  const check = createCheck(readCheckpoints(record), held);
  const total = prepared<{ total: number }>(record, 'SELECT ifnull(max(number), 0) AS total FROM ledger').get();
  const rows = prepared<LedgerRow>(
    record,
    `SELECT number, entry, hash FROM ledger WHERE number > ? ORDER BY number LIMIT ${stretch}`,
  );
  let done = 0;
  for (let from = beforeAll; ; ) {
    const next = rows.all(from);
    const last = next.at(-1);
    if (last === undefined || !check.take(next)) return check.finding();
    from = last.number;
    done += next.length;
    told(done, Math.max(done, total?.total ?? 0));
    await nextTurn();
  }
}
