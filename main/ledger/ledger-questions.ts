import type { ReadableRecord } from '../database/handles.ts';
import type { Told } from '../database/record-messages.ts';
import type { Held } from './check-ledger.ts';
import { openTimeline, type Wanted } from './open-timeline.ts';
import { verifyLedger } from './verify-ledger.ts';
import { writeLines } from './write-lines.ts';

/** What the ledger is asked off the main thread. */
export function ledgerQuestions(record: ReadableRecord) {
  const timeline = openTimeline(record);
  return {
    verifyLedger: (held: Held, told: Told) => verifyLedger(record, held, told),
    writeLedger: ({ path, upTo }: { readonly path: string; readonly upTo: number }, told: Told) =>
      writeLines(record, path, upTo, told),
    ledgerPage: (wanted: Wanted) => timeline.page(wanted),
    ledgerKinds: (_: null) => timeline.kinds(),
  };
}
