import type { RecordHandle } from '../database/handles.ts';
import { csvLines, csvMark } from '../packing/csv-lines.ts';
import { rowsFrom } from './journal-rows.ts';

const piece = 1000;

/** The report of a batch as CSV in UTF-8: SIDs, outcomes, reasons, UTC. No telephone numbers. */
export function* batchReport(record: RecordHandle, batch: number): Generator<string> {
  yield csvMark + csvLines([['recording', 'account', 'outcome', 'reason', 'facts', 'at']]);
  for (let place = 0; ; ) {
    const rows = rowsFrom(record, batch, place, piece);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield csvLines(
      rows.map(({ recording, account, outcome, failure, at }) => {
        const facts = Object.entries(failure?.facts ?? {}).map(([name, value]) => `${name}: ${value}`);
        const time = at === null ? null : new Date(at * 1000).toISOString();
        return [recording, account, outcome, failure?.code ?? null, facts.join('; '), time];
      }),
    );
    place = last.place + 1;
  }
}
