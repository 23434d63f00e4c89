import type { Columns } from './columns.ts';
import { kindFlags } from './kind-flags.ts';
import { numberNeedle, sidNeedle, sidTerm } from './search-term.ts';
import { type SidTest, sidTest, sidWords } from './sid-search.ts';

/**
 * Takes out of `mask` what `term` is no part of: neither of a number, nor of a recording, call or key SID.
 * Only what is still in the mask is looked at, and SIDs only where neither number nor key has it.
 */
export function searchMask(columns: Columns, mask: Uint8Array, term: string): void {
  const needle = numberNeedle(term);
  const lower = sidTerm(term);
  const numbers = needle === null ? new Uint8Array(columns.numbers.highestCode() + 1) : columns.numbers.find(needle);
  const kinds = kindFlags(columns, (kind) => kind.keySid?.toLowerCase().includes(lower) ?? false);
  const ofRecording = sidTest(sidNeedle('RE', lower));
  const ofCall = sidTest(sidNeedle('CA', lower));

  const asked = Uint8Array.from(mask);
  keepNumbersOrKinds(columns, mask, numbers, kinds);
  if (ofRecording !== null) addSids(columns, asked, mask, ofRecording, 0);
  if (ofCall !== null) addSids(columns, asked, mask, ofCall, sidWords);

  for (const [slot, { sid, call }] of columns.unusualSids) {
    if (asked[slot] !== 1) continue;
    const inNumber =
      (numbers[columns.from[slot] as number] as number) | (numbers[columns.to[slot] as number] as number);
    const inSid = sid.toLowerCase().includes(lower) || (call?.toLowerCase().includes(lower) ?? false);
    mask[slot] = inSid ? 1 : inNumber | (kinds[columns.kinds[slot] as number] as number);
  }
}

function keepNumbersOrKinds(columns: Columns, mask: Uint8Array, numbers: Uint8Array, kinds: Uint8Array): void {
  const { from, to, kinds: kindOf } = columns;
  for (let slot = 0; slot < mask.length; slot += 1) {
    mask[slot] =
      (mask[slot] as number) &
      ((numbers[from[slot] as number] as number) |
        (numbers[to[slot] as number] as number) |
        (kinds[kindOf[slot] as number] as number));
  }
}

function addSids(columns: Columns, asked: Uint8Array, mask: Uint8Array, test: SidTest, offset: number): void {
  const { sids } = columns;
  const stride = 2 * sidWords;
  for (let slot = 0; slot < mask.length; slot += 1) {
    if (asked[slot] === 1 && mask[slot] === 0 && test(sids, slot * stride + offset)) mask[slot] = 1;
  }
}
