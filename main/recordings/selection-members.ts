import type { Members } from './index-questions.ts';
import type { Columns } from './list-columns.ts';
import { bytesOfSid, isUsualSid } from './packed-sids.ts';

/** The recordings in these slots, as they go to the main thread. */
export function membersOf(columns: Columns, slots: Uint32Array): Members {
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
