import { canonicalJson } from './canonical-json.ts';
import { beforeFirst, hashEntry } from './chain.ts';

/** A row of the ledger as it is stored. */
export type LedgerRow = { readonly number: number; readonly entry: string; readonly hash: Uint8Array };

/**
 * What the chain shows: how many entries fit from the first on, the hash of the last of them, and the first number that
 * does not fit. A ledger cut at its end still fits; only a head kept elsewhere tells that (`entries` and `head`).
 */
export type Verdict = { readonly entries: number; readonly head: string; readonly firstMisfit: number | null };

/** Walks the chain in the order of the numbers. */
export function verifyChain(rows: Iterable<LedgerRow>): Verdict {
  let head = beforeFirst;
  let entries = 0;
  const verdict = (firstMisfit: number | null) => ({ entries, head: Buffer.from(head).toString('hex'), firstMisfit });
  for (const row of rows) {
    const expected = entries + 1;
    const hash = hashEntry(head, row.entry);
    const fits = row.number === expected && Buffer.compare(hash, row.hash) === 0 && numberOf(row.entry) === expected;
    if (!fits) return verdict(expected);
    head = hash;
    entries = expected;
  }
  return verdict(null);
}

/** The number an entry gives itself, if it is spelt canonically. */
function numberOf(entry: string): number | null {
  try {
    const value = JSON.parse(entry);
    return canonicalJson(value) === entry ? value.number : null;
  } catch {
    return null;
  }
}
