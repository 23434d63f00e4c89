import { archiveQuestions } from '../archive/archive-questions.ts';
import type { ReadableRecord } from '../database/open-record-for-reading.ts';
import type { RecordReader } from '../database/start-record-reader.ts';
import { ledgerQuestions } from '../ledger/ledger-questions.ts';
import { reconcileQuestions } from '../reconcile/reconcile-questions.ts';
import { drillQuestions } from '../recovery/drill-questions.ts';

/** Everything the record is asked off the main thread: each part's own questions, gathered. Names are unique. */
export function recordQuestions(record: ReadableRecord) {
  return {
    ...ledgerQuestions(record),
    ...archiveQuestions(record),
    ...reconcileQuestions(record),
    ...drillQuestions(record),
  };
}

export type RecordQuestions = ReturnType<typeof recordQuestions>;
export type Reader = RecordReader<RecordQuestions>;
