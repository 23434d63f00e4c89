import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/**
 * The regions in which accounts that were forgotten were connected, by their names within the program, as the ledger
 * tells. Copies, batches and removals of theirs stay in the record under that name. Reads only what was written since it
 * was asked last.
 */
export function regionsBefore(record: RecordHandle): () => ReadonlyMap<string, string> {
  const regions = new Map<string, string>();
  let read = 0;
  return () => {
    const last = prepared<{ last: number | null }>(record, 'SELECT max(number) AS last FROM ledger').get()?.last ?? 0;
    const forgotten = prepared<{ account: string; region: string }>(
      record,
      `SELECT json_extract(entry, '$.facts.account') AS account, json_extract(entry, '$.facts.region') AS region
       FROM ledger WHERE number > ? AND number <= ? AND instr(entry, '"account-forgotten"') > 0 AND json_valid(entry)
       AND json_extract(entry, '$.what') = 'account-forgotten' AND json_extract(entry, '$.kind') = 'intent'
       ORDER BY number`,
    ).all(read, last);
    for (const { account, region } of forgotten) regions.set(account, region);
    read = last;
    return regions;
  };
}
