import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { openRecord } from '../../../main/database/open-record.ts';
import { Failure } from '../../../main/failure.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';

const account = `AC${'0'.repeat(32)}`;

function ledgerOf(record: RecordHandle) {
  let time = 1_700_000_000;
  return createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: (sid) => (sid === account ? '9f3c1a' : null),
    now: () => time++,
  });
}

function entries(record: RecordHandle): Record<string, unknown>[] {
  const rows = record.prepare('SELECT entry FROM ledger ORDER BY number').pluck().all() as string[];
  return rows.map((row) => JSON.parse(row));
}

const outcomes = (record: RecordHandle) =>
  entries(record)
    .filter(({ kind }) => kind === 'outcome')
    .map(({ of, outcome, code }) => ({ of, outcome, code }));

test('an intent is in the ledger before the deed and its outcome after', async () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const result = await ledger.noteDeed({ what: 'key-forgotten', fingerprint: 'ab' }, async () => {
    expect(entries(record).at(-1)).toEqual({
      number: 2,
      time: 1_700_000_001,
      who: { user: 'aiko', machine: 'desk-7', credential: null },
      kind: 'intent',
      what: 'key-forgotten',
      of: null,
      outcome: null,
      code: null,
      facts: { fingerprint: 'ab' },
    });
    return 'the result';
  });
  expect(result).toBe('the result');
  expect(outcomes(record)).toEqual([{ of: 2, outcome: 'done', code: null }]);
});

test('a deed on an account names the end of its credential', () => {
  const record = newRecord();
  ledgerOf(record).noteFact({ what: 'heard', account });
  expect(entries(record).at(-1)?.who).toEqual({ user: 'aiko', machine: 'desk-7', credential: '9f3c1a' });
});

test.each([
  ['an expected failure', new Failure('offline'), 'failed', 'offline'],
  ['a cancelled deed', new Failure('cancelled'), 'cancelled', null],
  ['a bug', new TypeError('undefined is not a function'), 'unexpected', null],
])('%s is noted and thrown on', async (_, error, outcome, code) => {
  const record = newRecord();
  const deed = ledgerOf(record).noteDeed({ what: 'heard' }, async () => {
    throw error;
  });
  await expect(deed).rejects.toBe(error);
  expect(outcomes(record)).toEqual([{ of: 2, outcome, code }]);
});

test('deeds that overlap each keep their own outcome', async () => {
  const record = newRecord();
  const { noteDeed } = ledgerOf(record);
  const first = Promise.withResolvers<void>();
  const slow = noteDeed({ what: 'slow' }, () => first.promise);
  await noteDeed({ what: 'quick' }, async () => {});
  first.reject(new Failure('offline'));
  await slow.catch(() => {});
  expect(outcomes(record)).toEqual([
    { of: 3, outcome: 'done', code: null },
    { of: 2, outcome: 'failed', code: 'offline' },
  ]);
});

test('what cannot be written is not done', async () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  record.pragma('query_only = on');
  let done = false;
  const deed = ledger.noteDeed({ what: 'key-forgotten' }, async () => {
    done = true;
  });
  await expect(deed).rejects.toMatchObject({ code: 'disk-refused' });
  expect(done).toBe(false);
});

test('on a full disk nothing is done either', async () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const pages = record.pragma('page_count', { simple: true });
  record.pragma(`max_page_count = ${pages}`);
  let done = 0;
  const attempts = Array.from({ length: 60 }, () =>
    ledger.noteDeed({ what: 'heard', why: 'x'.repeat(400) }, async () => {
      done += 1;
    }),
  );
  const failed = (await Promise.allSettled(attempts)).filter(({ status }) => status === 'rejected');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed[0]).toMatchObject({ reason: { code: 'disk-full' } });
  expect(done).toBe(60 - failed.length);
});

test('an outcome the disk refused is written before anything else is done', async () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const result = await ledger.noteDeed({ what: 'first' }, async () => {
    record.pragma('query_only = on');
    return 'done all the same';
  });
  expect(result).toBe('done all the same');
  await expect(ledger.noteDeed({ what: 'second' }, async () => {})).rejects.toMatchObject({ code: 'disk-refused' });
  record.pragma('query_only = off');
  await ledger.noteDeed({ what: 'third' }, async () => {});
  expect(entries(record).map(({ kind, what }) => `${kind} ${what}`)).toEqual([
    'fact run-began',
    'intent first',
    'outcome first',
    'intent third',
    'outcome third',
  ]);
  expect(ledger.verify().firstMisfit).toBeNull();
});

test('what the last run left open is closed as interrupted, once', () => {
  const path = join(newFolder(), 'record.db');
  const killed = openRecord(path);
  const { noteDeed } = ledgerOf(killed);
  void noteDeed({ what: 'never answered' }, () => new Promise(() => {}));
  void noteDeed({ what: 'nor this' }, () => new Promise(() => {}));
  killed.close();

  const record = newRecord(path);
  ledgerOf(record);
  expect(outcomes(record)).toEqual([
    { of: 2, outcome: 'interrupted', code: null },
    { of: 3, outcome: 'interrupted', code: null },
  ]);
  const { verify } = ledgerOf(record);
  expect(outcomes(record)).toHaveLength(2);
  expect(verify()).toMatchObject({ entries: 7, firstMisfit: null });
});

test('telephone numbers do not reach the ledger', () => {
  const record = newRecord();
  ledgerOf(record).noteFact({ what: 'renamed', name: 'Line +81312345678' });
  expect(JSON.stringify(entries(record))).not.toContain('81312345678');
});

test('a misplaced secret stops the deed', async () => {
  let done = false;
  const pem = '-----BEGIN PRIVATE KEY-----';
  const deed = ledgerOf(newRecord()).noteDeed({ what: 'oops', pem }, async () => {
    done = true;
  });
  await expect(deed).rejects.toThrow(TypeError);
  expect(done).toBe(false);
});
