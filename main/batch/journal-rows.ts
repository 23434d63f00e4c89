import type { BatchOutcome, FailureAnswer } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import type { BatchCounts } from './batch-rows.ts';

/** Where a recording is in its batch: the steps between which the program may be killed. */
export type Step = 'waiting' | 'copying' | 'copied' | 'removing' | 'done';

export type JournalRow = {
  readonly place: number;
  readonly recording: string;
  readonly account: string;
  readonly step: Step;
  readonly outcome: BatchOutcome;
  readonly failure: FailureAnswer | null;
  /** The number of the ledger's entry of what is under way. */
  readonly intent: number | null;
  /** Transcriptions and add-on results removed so far, whatever became of the recording. */
  readonly derived: number;
  readonly at: number | null;
};
type Stored = Omit<JournalRow, 'failure'> & { readonly failure: string | null };

const columns = 'place, recording, account, step, outcome, failure, intent, derived, at';
const fromStored = (row: Stored): JournalRow => ({ ...row, failure: parsed(row.failure) });
const parsed = (failure: string | null): FailureAnswer | null => (failure === null ? null : JSON.parse(failure));

export function insertJournalRow(
  record: RecordHandle,
  batch: number,
  row: Pick<JournalRow, 'place' | 'recording' | 'account'>,
) {
  prepared(
    record,
    `INSERT INTO journal (batch, place, recording, account, step, outcome) VALUES (?, ?, ?, ?, 'waiting', 'waiting')`,
  ).run(batch, row.place, row.recording, row.account);
}

/** The place after the last that is journalled. */
export function nextPlace(record: RecordHandle, batch: number): number {
  const row = prepared<{ last: number | null }>(record, 'SELECT max(place) AS last FROM journal WHERE batch = ?').get(
    batch,
  );
  return (row?.last ?? -1) + 1;
}

export function setJournalRow(record: RecordHandle, batch: number, row: JournalRow): void {
  prepared(
    record,
    `UPDATE journal SET step = ?, outcome = ?, failure = ?, intent = ?, derived = ?, at = ? WHERE batch = ? AND place = ?`,
  ).run(
    row.step,
    row.outcome,
    row.failure === null ? null : JSON.stringify(row.failure),
    row.intent,
    row.derived,
    row.at,
    batch,
    row.place,
  );
}

/** The first rows at a step, in the plan's order. */
export function rowsAtStep(record: RecordHandle, batch: number, step: Step, limit: number): JournalRow[] {
  const sql = `SELECT ${columns} FROM journal WHERE batch = ? AND step = ? ORDER BY place LIMIT ?`;
  return prepared<Stored>(record, sql).all(batch, step, limit).map(fromStored);
}

export function countOutcomes(record: RecordHandle, batch: number, planned: number): BatchCounts {
  const counts = { planned, waiting: 0, copied: 0, exported: 0, removed: 0, kept: 0, failed: 0, cancelled: 0 };
  const sql = 'SELECT outcome, count(*) AS count FROM journal WHERE batch = ? GROUP BY outcome';
  let journalled = 0;
  for (const { outcome, count } of prepared<{ outcome: BatchOutcome; count: number }>(record, sql).all(batch)) {
    counts[countedAs(outcome)] += count;
    journalled += count;
  }
  counts.waiting += planned - journalled;
  return counts;
}

/** What is under way has no outcome yet. */
export function countedAs(outcome: BatchOutcome): Exclude<keyof BatchCounts, 'planned'> {
  return outcome === 'working' ? 'waiting' : outcome;
}

export function pageOfJournal(
  record: RecordHandle,
  batch: number,
  outcomes: readonly BatchOutcome[] | null,
  offset: number,
  limit: number,
): { readonly rows: JournalRow[]; readonly matching: number } {
  const wanted = JSON.stringify(outcomes ?? []);
  const where = `batch = ? ${outcomes === null ? 'AND ? IS NOT NULL' : 'AND outcome IN (SELECT value FROM json_each(?))'}`;
  const rows = prepared<Stored>(
    record,
    `SELECT ${columns} FROM journal WHERE ${where} ORDER BY place LIMIT ? OFFSET ?`,
  ).all(batch, wanted, limit, offset);
  const found = prepared<{ count: number }>(record, `SELECT count(*) AS count FROM journal WHERE ${where}`).get(
    batch,
    wanted,
  );
  return { rows: rows.map(fromStored), matching: found?.count ?? 0 };
}

/** A piece of the journal, for walking through all of it. */
export function rowsFrom(record: RecordHandle, batch: number, place: number, limit: number): JournalRow[] {
  const sql = `SELECT ${columns} FROM journal WHERE batch = ? AND place >= ? ORDER BY place LIMIT ?`;
  return prepared<Stored>(record, sql).all(batch, place, limit).map(fromStored);
}

export function countReasons(
  record: RecordHandle,
  batch: number,
): { readonly outcome: BatchOutcome; readonly failure: FailureAnswer; readonly count: number }[] {
  const sql = `SELECT outcome, failure, count(*) AS count FROM journal
    WHERE batch = ? AND outcome IN ('kept', 'failed') AND failure IS NOT NULL GROUP BY outcome, failure`;
  const found = prepared<{ outcome: BatchOutcome; failure: string; count: number }>(record, sql).all(batch);
  return found.map(({ failure, ...rest }) => ({ ...rest, failure: JSON.parse(failure) as FailureAnswer }));
}

/** Ends or opens again, in one piece of at most `limit`, rows at a step; gives how many there were. */
export function moveRows(
  record: RecordHandle,
  batch: number,
  from: { readonly step: Step; readonly outcome: BatchOutcome },
  to: { readonly step: Step; readonly outcome: BatchOutcome; readonly at: number | null },
  limit: number,
): number {
  const sql = `UPDATE journal SET step = ?, outcome = ?, at = coalesce(?, at), failure = NULL, intent = NULL
    WHERE batch = ? AND place IN (SELECT place FROM journal WHERE batch = ? AND step = ? AND outcome = ? LIMIT ?)`;
  const { step, outcome, at } = to;
  return prepared(record, sql).run(step, outcome, at, batch, batch, from.step, from.outcome, limit).changes;
}
