import type { LedgerEntry, LedgerFilter } from '../contract.ts';
import type { ReadableRecord } from '../database/handles.ts';
import { loadTimeline, nothingLoaded } from './load-timeline.ts';
import { matchLines } from './match-lines.ts';
import { readLines } from './read-lines.ts';
import { createColumns } from './timeline-columns.ts';
import { createTimelineSearch } from './timeline-search.ts';

/** A stretch of what matches, by offset. */
export type Wanted = { readonly filter: LedgerFilter; readonly offset: number; readonly limit: number };

/**
 * The ledger and Twilio's events as one timeline, newest first. Held in columns, which take in what is new before each
 * answer: any page of any filter of a million costs about the same, wherever it lies.
 */
export function openTimeline(record: ReadableRecord) {
  const columns = createColumns();
  const search = createTimelineSearch(record, columns);
  const loaded = nothingLoaded();
  let loading: Promise<void> = Promise.resolve();
  let last: { readonly key: string; readonly lines: Uint32Array } | null = null;

  /** One after the other: two at once would take the same rows in twice. */
  const load = (): Promise<void> => {
    loading = loading.catch(() => undefined).then(() => loadTimeline(record, columns, loaded));
    return loading;
  };

  const matching = (filter: LedgerFilter): Uint32Array => {
    const key = JSON.stringify([filter, loaded.entries, loaded.events, loaded.outside.size]);
    if (last?.key === key) return last.lines;
    const term = filter.search?.trim() ?? '';
    const lines = matchLines(columns, filter, term === '' ? null : search(term, loaded));
    last = { key, lines };
    return lines;
  };

  return {
    page: async ({ filter, offset, limit }: Wanted): Promise<{ entries: LedgerEntry[]; matching: number }> => {
      await load();
      const lines = matching(filter);
      return { entries: readLines(record, columns, lines.subarray(offset, offset + limit)), matching: lines.length };
    },
    /** What there is, the most frequent first. */
    kinds: async (): Promise<{ what: string; count: number }[]> => {
      await load();
      const counts = new Map<number, number>();
      for (let line = 0; line < columns.length(); line += 1) {
        const what = columns.at.what[line] ?? 0;
        counts.set(what, (counts.get(what) ?? 0) + 1);
      }
      return [...counts]
        .map(([what, count]) => ({ what: columns.wordOf(what), count }))
        .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
    },
  };
}
