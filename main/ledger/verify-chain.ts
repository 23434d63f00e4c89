import { canonicalJson, type Json } from './canonical-json.ts';
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
  const chain = walkChain();
  for (const row of rows) if (!chain.take(row)) break;
  return chain.verdict();
}

/** The same, row by row: `take` says whether the row fits; after one that does not, nothing is to be taken any more. */
export function walkChain() {
  let head = beforeFirst;
  let entries = 0;
  let firstMisfit: number | null = null;
  return {
    take: ({ number, entry, hash }: LedgerRow): boolean => {
      const expected = entries + 1;
      const found = hashEntry(head, entry);
      const fits = number === expected && Buffer.compare(found, hash) === 0 && numberOf(entry) === expected;
      if (!fits) {
        firstMisfit = expected;
        return false;
      }
      head = found;
      entries = expected;
      return true;
    },
    head: (): Uint8Array => head,
    verdict: (): Verdict => ({ entries, head: Buffer.from(head).toString('hex'), firstMisfit }),
  };
}

/** The number an entry gives itself, if it is spelt canonically. */
function numberOf(entry: string): number | null {
  try {
    const value = JSON.parse(entry);
    return isCanonical(value, entry) ? value.number : null;
  } catch {
    return null;
  }
}

/** As `canonicalJson(value) === text`, quicker for what every entry is: names in order, spelt as JSON.stringify spells them. */
function isCanonical(value: Json, text: string): boolean {
  if (inOrder(value) && JSON.stringify(value) === text && text.isWellFormed()) return true;
  return canonicalJson(value) === text;
}

function inOrder(value: Json): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return false;
  let before = '';
  for (const name in value) {
    if (name < before || !inOrder((value as Record<string, Json>)[name] ?? null)) return false;
    before = name;
  }
  return true;
}
