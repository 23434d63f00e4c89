import type { LedgerFilter } from '../contract.ts';
import { flag, type TimelineColumns } from './timeline-columns.ts';

/** The lines that match, newest first. `hits` marks those with the text that is searched, where one is. */
export function matchLines(columns: TimelineColumns, filter: LedgerFilter, hits: Uint8Array | null): Uint32Array {
  const { at } = columns;
  const order = columns.newestFirst();
  const whats = idsOf(columns, filter.whats);
  const accounts = idsOf(columns, filter.accounts);
  const outcomes = idsOf(columns, filter.outcomes);
  const from = filter.from ?? 0;
  const to = filter.to ?? Number.POSITIVE_INFINITY;
  const [ours, twilios] = [wants(filter, 'koekura'), wants(filter, 'twilio')];

  const only = filter.number === undefined ? null : columns.lineFrom(filter.number);

  const found = new Uint32Array(order.length);
  let count = 0;
  for (let place = 0; place < order.length; place += 1) {
    const line = order[place] as number;
    if (filter.number !== undefined && line !== only) continue;
    const time = at.time[line] as number;
    const flags = at.flags[line] as number;
    if (time < from || time > to) continue;
    if (!((flags & flag.twilio) === 0 ? ours : twilios)) continue;
    if (filter.outside === true && (flags & flag.outside) === 0) continue;
    if (whats !== null && !whats.has(at.what[line] as number)) continue;
    if (accounts !== null && !accounts.has(at.account[line] as number)) continue;
    if (outcomes !== null && !outcomes.has(at.outcome[line] as number)) continue;
    if (hits !== null && hits[line] !== 1) continue;
    found[count] = line;
    count += 1;
  }
  return found.subarray(0, count);
}

/** No choice is no narrowing: null. */
function idsOf(columns: TimelineColumns, words: readonly string[] | undefined): ReadonlySet<number> | null {
  if (words === undefined || words.length === 0) return null;
  return new Set(words.map(columns.idOf).filter((id) => id !== null));
}

function wants({ sources }: LedgerFilter, source: 'koekura' | 'twilio'): boolean {
  return sources === undefined || sources.length === 0 || sources.includes(source);
}
