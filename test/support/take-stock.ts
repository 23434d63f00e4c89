import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRecord } from '../../main/database/open-record.ts';
import { eachRow } from '../../main/ledger/ledger-rows.ts';
import { verifyChain } from '../../main/ledger/verify-chain.ts';
import { removedOf } from './every-page-of.ts';
import { isHeldAt, isLeftOut, type LifeOrders } from './life-orders.ts';

/** What is true of a batch after all its lives. Every number but `removed` and `kept` must be 0. */
export type Stock = {
  readonly removed: number;
  readonly kept: number;
  /** Without an outcome, or with one that is not true of Twilio. */
  readonly lost: number;
  /** Copies that are not in the archive though the journal says so, or whose bytes are not those noted. */
  readonly copiesLost: number;
  /** Removals with more than one 204, or more than one true outcome in the ledger. */
  readonly repeated: number;
  readonly wronglyRemoved: number;
  readonly ledgerVerifies: boolean;
};

/** Holds journal, ledger, archive and Twilio against each other. */
export async function takeStock(orders: LifeOrders): Promise<Stock> {
  const sids = JSON.parse(readFileSync(join(orders.folder, 'sids.json'), 'utf8')) as string[];
  const gone = await removedOf(orders.remote);
  const record = openRecord(join(orders.folder, 'record.db'));
  const rows = record.prepare('SELECT recording, outcome FROM journal').all() as {
    recording: string;
    outcome: string;
  }[];
  const answers = record.prepare('SELECT recording, answer FROM removal').all() as {
    recording: string;
    answer: number;
  }[];
  const entries = [...eachRow(record)].map(({ entry }) => JSON.parse(entry));
  const ledgerVerifies = verifyChain(eachRow(record)).firstMisfit === null;
  record.close();

  const outcome = new Map(rows.map((row) => [row.recording, row.outcome]));
  const done = new Map<string, number>();
  for (const entry of entries) {
    if (entry.what !== 'remote-copy-removed' || entry.outcome !== 'done') continue;
    done.set(entry.facts.recording, (done.get(entry.facts.recording) ?? 0) + 1);
  }
  let lost = 0;
  let wronglyRemoved = 0;
  let copiesLost = 0;
  for (const [place, sid] of sids.entries()) {
    const planned = !isLeftOut(place, orders);
    const expected = planned && !isHeldAt(place, orders);
    if (gone.has(sid) && !expected) wronglyRemoved += 1;
    if (!planned) continue;
    const is = outcome.get(sid);
    if (is !== (expected ? 'removed' : 'kept') || gone.has(sid) !== expected) lost += 1;
    if (expected && !answers.some(({ recording }) => recording === sid)) lost += 1;
    if (!isCopied(orders.folder, sid)) copiesLost += 1;
  }
  return {
    removed: [...outcome.values()].filter((one) => one === 'removed').length,
    kept: [...outcome.values()].filter((one) => one === 'kept').length,
    lost,
    copiesLost,
    repeated: [...done.values()].filter((count) => count > 1).length,
    wronglyRemoved,
    ledgerVerifies,
  };
}

function isCopied(folder: string, sid: string): boolean {
  try {
    const note = JSON.parse(readFileSync(join(folder, 'archive', `${sid}.json`), 'utf8'));
    return readFileSync(join(folder, 'archive', `${sid}.sealed`)).length === note.size;
  } catch {
    return false;
  }
}
