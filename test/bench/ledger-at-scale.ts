import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { LedgerFilter } from '../../main/contract.ts';
import { openRecord } from '../../main/database/open-record.ts';
import { startRecordReader } from '../../main/database/start-record-reader.ts';
import { createLedger } from '../../main/ledger/create-ledger.ts';
import type { Reader, RecordQuestions } from '../../main/workers/record-questions.ts';
import type { Figure } from './figure.ts';

const entries = 1_000_000;
const grouped = 5000;
const account = `AC${'1'.repeat(32)}`;
const recordingOf = (number: number) => `RE${((number * 2_654_435_761) % 2 ** 32).toString(16).padStart(32, '0')}`;

/** The ledger of half a million removals: verified and searched off the main thread. */
export async function measureLedger(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  const path = join(folder, 'record.db');
  const record = openRecord(path);
  try {
    record.pragma('synchronous = OFF');
    fill(record);
    const worker = new Worker(new URL('../../main/workers/record-reader.ts', import.meta.url));
    const reader = startRecordReader<RecordQuestions>(worker, path);
    const figures = await measure(reader);
    await reader.close();
    return figures;
  } finally {
    record.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(record: ReturnType<typeof openRecord>): void {
  let time = 1_700_000_000;
  const ledger = createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: () => '9f3c1a',
    now: () => {
      time += 1;
      return time;
    },
  });
  const batch = 'b1b2b3b4-0000-4000-8000-000000000000';
  for (let from = 0; from < entries / 2; from += grouped) {
    const recordings = Array.from({ length: grouped }, (_, place) => recordingOf(from + place));
    const deeds = recordings.map((recording) => ({ what: 'remote-copy-removed', account, batch, recording }));
    const numbers = ledger.begin(deeds, () => {});
    const ended = numbers.map((of) => ({ what: 'remote-copy-removed', of, outcome: 'done' as const, code: null }));
    ledger.conclude(
      ended.map((one) => ({ ...one, answer: 204 })),
      () => {},
    );
  }
}

async function measure(reader: Reader): Promise<readonly Figure[]> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const verifying = await timed(() => reader.ask('verifyLedger', { publicKey: null, note: null }));
  delay.disable();
  if (verifying.answer.firstMisfit !== null || verifying.answer.entries < entries) throw new Error('it does not fit');
  const page = (filter: LedgerFilter, offset = 0) => reader.ask('ledgerPage', { filter, offset, limit: 100 });
  const first = await timed(() => page({}));
  const deep = await timed(() => page({}, 300_000));
  const filtered = await timed(() => page({ outcomes: ['done'], from: 1_700_100_000 }));
  const sought = await timed(() => page({ search: recordingOf(123_456) }));
  if (sought.answer.matching !== 1) throw new Error('one recording, one line');
  const ms = (what: string, value: number, reach: number, how: string): Figure => ({
    what,
    value,
    unit: 'ms',
    reach: `under ${reach.toLocaleString('en')} ms`,
    met: value < reach,
    how,
  });
  return [
    ms(
      'verify a ledger of 1,000,000 entries',
      verifying.took,
      10_000,
      'every hash, number and spelling, in the worker',
    ),
    ms('main thread meanwhile, event-loop delay p99', delay.percentile(99) / 1e6, 20, 'sampled each 5 ms'),
    ms('first page of it, read into memory for the first time', first.took, 5000, 'ask to answer, through the worker'),
    ms('a page 300,000 lines down', deep.took, 50, 'ask to answer'),
    ms('a page by outcome and date', filtered.took, 200, 'ask to answer'),
    ms('a recording found by its SID', sought.took, 1500, 'ask to answer; any part of any entry'),
  ];
}

async function timed<Answer>(work: () => Promise<Answer>): Promise<{ readonly answer: Answer; readonly took: number }> {
  const started = performance.now();
  const answer = await work();
  return { answer, took: performance.now() - started };
}
