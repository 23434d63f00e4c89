import type { ReadableRecord } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { grown } from './grow.ts';
import type { Loaded } from './load-timeline.ts';
import { flag, type TimelineColumns } from './timeline-columns.ts';

/**
 * Which lines have a text in them, anywhere: a third of a second for a million entries, measured, and then only what is
 * new is looked through. Upper and lower case count the same in ASCII.
 */
export function createTimelineSearch(record: ReadableRecord, columns: TimelineColumns) {
  let term = '';
  let looked: Pick<Loaded, 'entries' | 'events'> = { entries: 0, events: 0 };
  let hits = new Uint8Array(0);

  const look = (sql: string, from: number, to: number): readonly number[] =>
    prepared<{ number: number }>(record, sql)
      .all(from, to, patternFor(term))
      .map(({ number }) => number);

  /** One byte a line: 1 where `wanted` stands in it. */
  return (wanted: string, loaded: Pick<Loaded, 'entries' | 'events'>): Uint8Array => {
    if (wanted !== term) {
      term = wanted;
      looked = { entries: 0, events: 0 };
      hits = new Uint8Array(0);
    }
    hits = grown(hits, columns.length());
    const entries = "SELECT number FROM ledger WHERE number > ? AND number <= ? AND entry LIKE ? ESCAPE '~'";
    for (const number of look(entries, looked.entries, loaded.entries)) {
      const line = columns.lineOf(number);
      if (line !== null) hits[line] = 1;
    }
    const events = "SELECT number FROM monitor_event WHERE number > ? AND number <= ? AND event LIKE ? ESCAPE '~'";
    const found = new Set(look(events, looked.events, loaded.events));
    if (found.size > 0) {
      for (let line = 0; line < columns.length(); line += 1) {
        const twilio = ((columns.at.flags[line] ?? 0) & flag.twilio) !== 0;
        if (twilio && found.has(columns.at.number[line] ?? 0)) hits[line] = 1;
      }
    }
    looked = { ...loaded };
    return hits;
  };
}

/** As the text would be spelt within JSON. */
function patternFor(term: string): string {
  const spelt = JSON.stringify(term).slice(1, -1);
  return `%${spelt.replace(/[~%_]/g, '~$&')}%`;
}
