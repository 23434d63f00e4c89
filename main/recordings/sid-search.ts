import { contains, type DigitNeedle, markBeginnings, prepareDigits } from './digit-search.ts';
import type { SidNeedle } from './search-term.ts';

/** Words of a SID's 32 digits. */
export const sidWords = 8;
const stride = 2 * sidWords;
const digitsOf = (text: string) => [...text].map((digit) => Number.parseInt(digit, 16));

/**
 * Sets to 1 in `found` what is 1 in `asked` and whose recording SID or call SID matches its needle. `sids`: sixteen words
 * a slot, the recording's SID and then the call's.
 */
export function markSids(
  sids: Uint16Array,
  asked: Uint8Array,
  found: Uint8Array,
  ofRecording: SidNeedle,
  ofCall: SidNeedle,
): void {
  if (ofRecording.beginnings.includes('') || ofCall.beginnings.includes('')) {
    for (let slot = 0; slot < asked.length; slot += 1) found[slot] = (found[slot] as number) | (asked[slot] as number);
    return;
  }
  for (const [offset, { beginnings }] of [[0, ofRecording] as const, [sidWords, ofCall] as const]) {
    for (const beginning of beginnings) markBeginnings(sids, { stride, offset }, asked, found, digitsOf(beginning));
  }
  if (ofRecording.inside === null) return;
  const digits = digitsOf(ofRecording.inside);
  if (digits.length === 2) markPairs(sids, asked, found, digits);
  else markInside(sids, asked, found, prepareDigits(digits));
}

function markInside(sids: Uint16Array, asked: Uint8Array, found: Uint8Array, needle: DigitNeedle): void {
  const { suspects } = needle;
  const at = (place: number) => suspects[sids[place] as number] as number;
  for (let slot = 0, from = 0; slot < asked.length; slot += 1, from += stride) {
    if (asked[slot] === 0) continue;
    const first =
      at(from) | at(from + 1) | at(from + 2) | at(from + 3) | at(from + 4) | at(from + 5) | at(from + 6) | at(from + 7);
    const second =
      at(from + 8) |
      at(from + 9) |
      at(from + 10) |
      at(from + 11) |
      at(from + 12) |
      at(from + 13) |
      at(from + 14) |
      at(from + 15);
    const either = first | second;
    if (either === 0) continue;
    const holds =
      either > 1 ||
      (first !== 0 && contains(sids, from, sidWords, needle)) ||
      (second !== 0 && contains(sids, from + sidWords, sidWords, needle));
    if (holds) found[slot] = 1;
  }
}

/** Two digits lie in one word (4), or end one word (1) and begin the next (2): three bits a word, eight words at once. */
function markPairs(sids: Uint16Array, asked: Uint8Array, found: Uint8Array, [left, right]: readonly number[]): void {
  const table = new Uint8Array(65_536);
  for (let word = 0; word < 65_536; word += 1) {
    const [a, b, c, d] = [(word >>> 4) & 15, word & 15, word >>> 12, (word >>> 8) & 15];
    const whole = (a === left && b === right) || (b === left && c === right) || (c === left && d === right);
    table[word] = (d === left ? 1 : 0) | (a === right ? 2 : 0) | (whole ? 4 : 0);
  }
  const at = (place: number) => table[sids[place] as number] as number;
  const eight = (from: number) =>
    at(from) |
    (at(from + 1) << 3) |
    (at(from + 2) << 6) |
    (at(from + 3) << 9) |
    (at(from + 4) << 12) |
    (at(from + 5) << 15) |
    (at(from + 6) << 18) |
    (at(from + 7) << 21);
  const hit = (all: number) => (all & 0o44444444) | (all & (all >>> 4) & 0o11111111);
  for (let slot = 0, from = 0; slot < asked.length; slot += 1, from += stride) {
    if (asked[slot] === 1 && (hit(eight(from)) !== 0 || hit(eight(from + sidWords)) !== 0)) found[slot] = 1;
  }
}
