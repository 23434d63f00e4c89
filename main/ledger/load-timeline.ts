import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadableRecord } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { glance } from './read-entry.ts';
import type { TimelineColumns } from './timeline-columns.ts';

/** Rows read before others may ask something. */
const stretch = 5000;

/** Events called another's that may yet turn out to be this program's: no more than the last so many. */
const mostDoubtful = 1000;

/** How far the tables have been taken in; `outside`: by number the lines of events that were called another's. */
export type Loaded = { entries: number; events: number; readonly outside: Map<number, number> };
export const nothingLoaded = (): Loaded => ({ entries: 0, events: 0, outside: new Map() });

type EntryRow = { readonly number: number; readonly entry: string };
type EventRow = {
  readonly number: number;
  readonly at: number;
  readonly type: string;
  readonly account: string;
  readonly outside: number;
};

/** Takes in what came since, and moves `loaded` on with it. Both tables only ever grow, but for one change of mind. */
export async function loadTimeline(record: ReadableRecord, columns: TimelineColumns, loaded: Loaded): Promise<void> {
  const entries = prepared<EntryRow>(
    record,
    `SELECT number, entry FROM ledger WHERE number > ? ORDER BY number LIMIT ${stretch}`,
  );
  const events = prepared<EventRow>(
    record,
    `SELECT number, at, type, account, outside FROM monitor_event WHERE number > ? ORDER BY number LIMIT ${stretch}`,
  );
  for (let more = true; more; await nextTurn()) {
    const rows = entries.all(loaded.entries);
    for (const row of rows) takeEntry(columns, row);
    loaded.entries = rows.at(-1)?.number ?? loaded.entries;
    more = rows.length === stretch;
  }
  for (let more = true; more; await nextTurn()) {
    const rows = events.all(loaded.events);
    for (const row of rows) takeEvent(columns, row, loaded);
    loaded.events = rows.at(-1)?.number ?? loaded.events;
    more = rows.length === stretch;
  }
  changeMind(record, columns, loaded.outside);
}

function changeMind(record: ReadableRecord, columns: TimelineColumns, outside: Loaded['outside']): void {
  if (outside.size === 0) return;
  const sql = 'SELECT number FROM monitor_event WHERE outside = 0 AND number IN (SELECT value FROM json_each(?))';
  for (const { number } of prepared<{ number: number }>(record, sql).all(JSON.stringify([...outside.keys()]))) {
    columns.ownAfterAll(outside.get(number) ?? 0);
    outside.delete(number);
  }
}

function takeEntry(columns: TimelineColumns, { number, entry }: EntryRow): void {
  const seen = glance(entry);
  const line = { number, account: null, outcome: null, twilio: false, outside: false };
  if (seen === null) {
    // At the time of the one before, where it stands.
    const time = columns.at.time[columns.length() - 1] ?? 0;
    columns.add({ ...line, time, what: 'unreadable' });
    return;
  }
  const { kind, what, time, of, outcome, account } = seen;
  if (kind === 'outcome' && of !== null && columns.end(of, number, outcome ?? '')) return;
  columns.add({ ...line, time, what, account, outcome: kind === 'intent' ? 'open' : outcome });
}

function takeEvent(columns: TimelineColumns, { number, at, type, account, outside }: EventRow, loaded: Loaded): void {
  if (outside === 1) {
    loaded.outside.set(number, columns.length());
    const [first] = loaded.outside.keys();
    if (loaded.outside.size > mostDoubtful && first !== undefined) loaded.outside.delete(first);
  }
  columns.add({ number, time: at, what: type, account, outcome: null, twilio: true, outside: outside === 1 });
}
