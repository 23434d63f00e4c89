import { kindFlags } from './kind-flags.ts';
import type { Columns } from './list-columns.ts';
import { numberNeedle, sidNeedle, sidTerm } from './search-term.ts';

/**
 * Takes out of `mask` what `term` is no part of: neither of a number, nor of a recording, call or key SID.
 * Only what is still in the mask is looked at, and SIDs only where neither number nor key has it.
 */
export function searchMask(columns: Columns, mask: Uint8Array, term: string): void {
  const needle = numberNeedle(term);
  const lower = sidTerm(term);
  const numbers = needle === null ? new Uint8Array(columns.numbers.highestCode() + 1) : columns.numbers.find(needle);
  const kinds = kindFlags(columns, (kind) => kind.keySid?.toLowerCase().includes(lower) ?? false);

  const asked = mask.slice();
  const undecided =
    numbers.includes(1) || kinds.includes(1) ? keepNumbersOrKinds(columns, mask, numbers, kinds) : asked;
  if (undecided === asked) mask.fill(0);
  columns.sids.mark(undecided, mask, sidNeedle('RE', lower), sidNeedle('CA', lower));

  for (const [slot, { sid, call }] of columns.unusualSids) {
    if (asked[slot] !== 1) continue;
    const inNumber =
      (numbers[columns.from[slot] as number] as number) | (numbers[columns.to[slot] as number] as number);
    const inSid = sid.toLowerCase().includes(lower) || (call?.toLowerCase().includes(lower) ?? false);
    mask[slot] = inSid ? 1 : inNumber | (kinds[columns.kinds[slot] as number] as number);
  }
}

/** Gives those that were in the mask and are no longer. */
function keepNumbersOrKinds(columns: Columns, mask: Uint8Array, numbers: Uint8Array, kinds: Uint8Array): Uint8Array {
  const { from, to, kinds: kindOf } = columns;
  const taken = new Uint8Array(mask.length);
  for (let slot = 0; slot < mask.length; slot += 1) {
    const before = mask[slot] as number;
    const holds =
      (numbers[from[slot] as number] as number) |
      (numbers[to[slot] as number] as number) |
      (kinds[kindOf[slot] as number] as number);
    mask[slot] = before & holds;
    taken[slot] = before & ~holds;
  }
  return taken;
}
