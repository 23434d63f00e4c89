import type { RecordHandle } from '../database/handles.ts';
import { prepared, preparedRaw } from '../database/prepared.ts';
import type { DoneBy } from './certificate.ts';

const pageEntries = 5000;

/** Who wrote a ledger entry; null where it is not there or says it otherwise. */
export function doneBy(record: RecordHandle, number: number): DoneBy | null {
  const row = prepared<{ user: unknown; machine: unknown; credential: unknown }>(
    record,
    `SELECT json_extract(entry, '$.who.user') AS user, json_extract(entry, '$.who.machine') AS machine,
       json_extract(entry, '$.who.credential') AS credential FROM ledger WHERE number = ? AND json_valid(entry)`,
  ).get(number);
  if (typeof row?.user !== 'string' || typeof row.machine !== 'string') return null;
  return {
    user: row.user,
    machine: row.machine,
    credential: typeof row.credential === 'string' ? row.credential : null,
  };
}

/** The numbers of the outcomes of all intents of a batch's removals, by intent; `rest` is called between pieces. */
export async function outcomesOfIntents(
  record: RecordHandle,
  batch: string,
  rest: () => Promise<void>,
): Promise<ReadonlyMap<number, number>> {
  const span = prepared<{ first: number | null; last: number | null }>(
    record,
    'SELECT min(intent) AS first, (SELECT max(number) FROM ledger) AS last FROM removal WHERE batch = ?',
  ).get(batch);
  const outcomes = new Map<number, number>();
  if (span?.first == null || span.last === null) return outcomes;
  for (let from = span.first; from <= span.last; from += pageEntries) {
    const rows = preparedRaw<[number, number]>(
      record,
      `SELECT number, json_extract(entry, '$.of') FROM ledger WHERE number >= ? AND number < ? AND json_valid(entry)
       AND json_extract(entry, '$.kind') = 'outcome' AND json_extract(entry, '$.what') = 'remote-copy-removed'`,
    ).all(from, from + pageEntries);
    for (const [number, of] of rows) outcomes.set(of, number);
    await rest();
  }
  return outcomes;
}
