import type { Members } from './index-questions.ts';
import type { Columns } from './list-columns.ts';
import { bytesOfSid, isUsualSid } from './packed-sids.ts';

/** The recordings in these slots, as they go to the main thread. */
export function membersOf(columns: Columns, found: Uint32Array): Members {
  const slots = bySid(columns, found);
  const count = slots.length;
  const words = columns.sids.words();
  const bytes = new Uint8Array(count * bytesOfSid);
  const into = new Uint32Array(bytes.buffer);
  const unusual: (readonly [number, string])[] = [];
  const accounts: string[] = [];
  const codes = new Map<string, number>();
  const accountOf = new Uint32Array(count);
  const seconds = new Float64Array(count);
  for (let place = 0; place < count; place += 1) {
    const slot = slots[place] as number;
    const from = columns.sids.wordOf(slot);
    for (let word = 0; word < 4; word += 1) into[place * 4 + word] = words[from + word] as number;
    const text = columns.unusualSids.get(slot);
    if (text !== undefined && !isUsualSid(text.sid)) unusual.push([place, text.sid]);
    const account = columns.kindOf.get(columns.kinds[slot] as number)?.account ?? '';
    let code = codes.get(account);
    if (code === undefined) {
      code = accounts.push(account) - 1;
      codes.set(account, code);
    }
    accountOf[place] = code;
    seconds[place] = columns.durationValues.value(columns.durations[slot] as number) ?? 0;
  }
  return { sids: { count, bytes, unusual }, accounts, accountOf, seconds };
}

const mostSorted = 2 ** 21;

/**
 * By the first 31 bits of their SIDs, which is near enough: whoever writes them into a table by SID then goes through it
 * once, where the order of time would touch another page with each. The place goes along in the key's low 21 bits.
 */
function bySid(columns: Columns, slots: Uint32Array): Uint32Array {
  if (slots.length > mostSorted) return slots;
  const words = columns.sids.words();
  const keys = new Float64Array(slots.length);
  for (let place = 0; place < slots.length; place += 1) {
    const word = words[columns.sids.wordOf(slots[place] as number)] as number;
    // The bytes of a SID stand in their order, so that its first is the word's last.
    const first = (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
    keys[place] = (first >>> 1) * mostSorted + place;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => slots[key % mostSorted] as number);
}
