import type { LedgerEntry } from '../contract.ts';
import type { ReadableRecord } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { readEntry } from './read-entry.ts';
import { flag, type TimelineColumns } from './timeline-columns.ts';

type EventRow = {
  readonly number: number;
  readonly at: number;
  readonly type: string;
  readonly account: string;
  readonly resource: string | null;
  readonly actor: string | null;
  readonly source: string | null;
  readonly outside: number;
  readonly event: string;
};

/** The lines as the window shows them. */
export function readLines(record: ReadableRecord, columns: TimelineColumns, lines: Uint32Array): LedgerEntry[] {
  return Array.from(lines, (line) => {
    const number = columns.at.number[line] ?? 0;
    if (((columns.at.flags[line] ?? 0) & flag.twilio) !== 0) return readEvent(record, number);
    return readOurs(record, number, columns.at.ended[line] ?? 0, columns.at.time[line] ?? 0);
  }).filter((entry) => entry !== null);
}

function textOf(record: ReadableRecord, number: number): string {
  return prepared<{ entry: string }>(record, 'SELECT entry FROM ledger WHERE number = ?').get(number)?.entry ?? '';
}

function readOurs(record: ReadableRecord, number: number, endedBy: number, time: number): LedgerEntry {
  const text = textOf(record, number);
  const entry = readEntry(text);
  const place = { number, source: 'koekura', outside: false, text } as const;
  if (entry === null) {
    const nobody = { user: null, machine: null, credential: null };
    return { ...place, ...nobody, time, kind: 'unreadable', what: 'unreadable', facts: {}, ended: null };
  }
  const end = endedBy === 0 ? (entry.kind === 'outcome' ? entry : null) : readEntry(textOf(record, endedBy));
  return {
    ...place,
    ...entry.who,
    time: entry.time,
    kind: entry.kind,
    what: entry.what,
    facts: entry.facts,
    ended:
      end === null
        ? null
        : { number: end.number, time: end.time, outcome: end.outcome ?? '', code: end.code, facts: end.facts },
  };
}

function readEvent(record: ReadableRecord, number: number): LedgerEntry | null {
  const row = prepared<EventRow>(record, 'SELECT * FROM monitor_event WHERE number = ?').get(number);
  if (row === undefined) return null;
  const { at, type, account, resource, actor, source, outside, event } = row;
  return {
    number,
    time: at,
    source: 'twilio',
    kind: 'event',
    what: type,
    user: actor,
    machine: source,
    credential: null,
    facts: { account, ...(resource === null ? {} : { resource }) },
    ended: null,
    outside: outside === 1,
    text: event,
  };
}
