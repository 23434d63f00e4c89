import type { RecordHandle } from '../database/handles.ts';
import { rowsFrom } from './journal-rows.ts';

const piece = 1000;
const byteOrderMark = '﻿';

/** The report of a batch as CSV (RFC 4180, with a byte order mark for Excel): SIDs, outcomes, reasons, UTC. No telephone numbers. */
export function* batchReport(record: RecordHandle, batch: number): Generator<string> {
  yield `${byteOrderMark}recording,account,outcome,reason,facts,at\r\n`;
  for (let place = 0; ; ) {
    const rows = rowsFrom(record, batch, place, piece);
    const last = rows.at(-1);
    if (last === undefined) return;
    const lines = rows.map(({ recording, account, outcome, failure, at }) => {
      const facts =
        failure === null
          ? ''
          : Object.entries(failure.facts)
              .map(([name, value]) => `${name}: ${value}`)
              .join('; ');
      const time = at === null ? '' : new Date(at * 1000).toISOString();
      return [recording, account, outcome, failure?.code ?? '', facts, time].map(field).join(',');
    });
    yield `${lines.join('\r\n')}\r\n`;
    place = last.place + 1;
  }
}

/** Quoted where it has to be; what a spreadsheet would take for a formula is kept from being one. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
