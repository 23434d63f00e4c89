import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { startRecordReader } from '../../../main/database/start-record-reader.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import type { RecordQuestions } from '../../../main/workers/record-questions.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';

function start(path: string) {
  const worker = new Worker(new URL('../../../main/workers/record-reader.ts', import.meta.url));
  const reader = startRecordReader<RecordQuestions>(worker, path);
  onTestFinished(() => reader.close());
  return { reader, worker };
}

/** A record with a ledger of 5,001 entries. */
function longRecord() {
  const record = newRecord();
  const ledger = createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: () => null,
    now: () => 1_700_000_000,
  });
  ledger.begin(
    Array.from({ length: 5000 }, (_, count) => ({ what: 'counted', count })),
    () => {},
  );
  return { record, ledger };
}
const unheld = { publicKey: null, note: null };

test('it verifies the ledger and tells how far it is, answering pages meanwhile', async () => {
  const { record } = longRecord();
  const { reader } = start(record.name);
  const heard: number[] = [];
  const verified = reader.follow('verifyLedger', unheld, (done) => heard.push(done));
  const page = await reader.ask('ledgerPage', { filter: {}, offset: 4998, limit: 10 });
  expect(page.entries.map(({ number }) => number)).toEqual([3, 2, 1]);
  expect(await verified).toMatchObject({ state: 'unsigned', entries: 5001, firstMisfit: null });
  expect(heard).toEqual([2000, 4000, 5001]);
});

test('what is committed while it is open is in its next answer', async () => {
  const { record, ledger } = longRecord();
  const { reader } = start(record.name);
  expect(await reader.ask('ledgerKinds', null)).toEqual([
    { what: 'counted', count: 5000 },
    { what: 'run-began', count: 1 },
  ]);
  ledger.noteFact({ what: 'counted' });
  expect((await reader.ask('ledgerKinds', null))[0]).toEqual({ what: 'counted', count: 5001 });
});

test('where there is no record every question is refused, and closing still works', async () => {
  const { reader } = start(join(newFolder(), 'none.db'));
  await expect(reader.ask('ledgerKinds', null)).rejects.toMatchObject({ code: 'disk-refused' });
  await reader.close();
});

test('what is asked while or after it closes is refused as cancelled', async () => {
  const { reader } = start(longRecord().record.name);
  const asked = reader.ask('ledgerKinds', null);
  const refused = expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  await reader.close();
  await refused;
  await expect(reader.ask('ledgerKinds', null)).rejects.toMatchObject({ code: 'cancelled' });
  await reader.close();
});

test('a worker that dies refuses what was asked of it', async () => {
  const { reader, worker } = start(longRecord().record.name);
  const refused = expect(reader.ask('ledgerKinds', null)).rejects.toMatchObject({ code: 'cancelled' });
  await worker.terminate();
  await refused;
});
