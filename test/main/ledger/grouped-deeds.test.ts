import { expect, test } from 'vitest';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { newRecord } from '../../support/new-record.ts';

const account = `AC${'0'.repeat(32)}`;
const recordings = [1, 2, 3].map((number) => `RE${String(number).repeat(32)}`);
const deeds = recordings.map((recording) => ({ what: 'removal', account, recording }));

function ledgerOf(record: RecordHandle) {
  return createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: (sid) => (sid === account ? '9f3c1a' : null),
    now: () => 1_700_000_000,
  });
}

const said = (record: RecordHandle) =>
  (record.prepare('SELECT entry FROM ledger ORDER BY number').pluck().all() as string[])
    .map((text) => JSON.parse(text))
    .map(({ kind, what, of, outcome }) => [kind, what, of, outcome].filter((part) => part !== null).join(' '));
const setting = (record: RecordHandle, name: string) =>
  record.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name);
const put = (record: RecordHandle, name: string) =>
  record.prepare('INSERT INTO setting VALUES (?, ?)').run(name, '"there"');
/** From now on the disk has no room for another page. */
const fill = (record: RecordHandle) =>
  record.pragma(`max_page_count = ${record.pragma('page_count', { simple: true })}`);
const makeRoom = (record: RecordHandle) => record.pragma('max_page_count = 1000000');
const long = { facts: 'x'.repeat(480), more: 'y'.repeat(480) };
const many = (numbers: readonly number[]) =>
  Array.from({ length: 20 }, (_, n) => numbers[n % numbers.length] as number).map((of) => ({
    what: 'removal',
    of,
    outcome: 'done' as const,
    code: null,
    ...long,
  }));

test('many intents are begun in one transaction with what goes with them', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  let seen: readonly number[] = [];
  const numbers = ledger.begin(deeds, (given) => {
    seen = given;
    put(record, 'journal');
  });
  expect(numbers).toEqual([2, 3, 4]);
  expect(seen).toEqual(numbers);
  expect(said(record)).toEqual(['fact run-began', 'intent removal', 'intent removal', 'intent removal']);
  expect(setting(record, 'journal')).toBe('"there"');
});

test('an outcome names its intent, its failure, and what is known of it', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const [first = 0, second = 0] = ledger.begin(deeds, () => {});
  const concluded = ledger.conclude(
    [
      { what: 'removal', account, of: first, outcome: 'done', code: null, answer: 204 },
      { what: 'removal', account, of: second, outcome: 'failed', code: 'offline' },
    ],
    () => put(record, 'journal'),
  );
  expect(concluded).toBe(true);
  const texts = record.prepare('SELECT entry FROM ledger ORDER BY number DESC LIMIT 2').pluck().all() as string[];
  expect(texts.map((text) => JSON.parse(text))).toMatchObject([
    { of: second, outcome: 'failed', code: 'offline' },
    { of: first, outcome: 'done', code: null, facts: { answer: 204 }, who: { credential: '9f3c1a' } },
  ]);
  expect(setting(record, 'journal')).toBe('"there"');
  expect(ledger.verify().firstMisfit).toBeNull();
});

test('where what goes with the intents fails, none is begun', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const begin = () =>
    ledger.begin(deeds, () => {
      put(record, 'journal');
      throw new TypeError('a bug');
    });
  expect(begin).toThrow(TypeError);
  expect(said(record)).toEqual(['fact run-began']);
  expect(setting(record, 'journal')).toBeUndefined();
});

test('on a full disk no intent is written, not even the first of them', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  fill(record);
  const tooMany = Array.from({ length: 40 }, () => ({ what: 'removal', ...long }));
  expect(() => ledger.begin(tooMany, () => {})).toThrow(expect.objectContaining({ code: 'disk-full' }));
  makeRoom(record);
  expect(said(record)).toEqual(['fact run-began']);
});

test('outcomes a full disk refused are owed whole, and come before anything new', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const numbers = ledger.begin(deeds, () => {});
  fill(record);
  expect(ledger.conclude(many(numbers), () => put(record, 'journal'))).toBe(false);
  expect(setting(record, 'journal')).toBeUndefined();
  expect(() => ledger.begin(deeds, () => {})).toThrow(expect.objectContaining({ code: 'disk-full' }));
  expect(said(record)).toHaveLength(4);
  makeRoom(record);
  ledger.begin(deeds.slice(0, 1), () => {});
  expect(said(record)).toHaveLength(25);
  expect(said(record).slice(4, 24)).toEqual(many(numbers).map(({ of }) => `outcome removal ${of} done`));
  expect(said(record).at(-1)).toBe('intent removal');
  expect(setting(record, 'journal')).toBe('"there"');
  expect(ledger.verify().firstMisfit).toBeNull();
});

test('what is owed can be settled without anything new being begun', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const numbers = ledger.begin(deeds, () => {});
  record.pragma('query_only = on');
  expect(ledger.conclude(many(numbers), () => put(record, 'journal'))).toBe(false);
  expect(ledger.settle).toThrow(expect.objectContaining({ code: 'disk-refused' }));
  record.pragma('query_only = off');
  ledger.settle();
  ledger.settle();
  expect(said(record)).toHaveLength(24);
  expect(setting(record, 'journal')).toBe('"there"');
});

test('a bug in what goes with an outcome is heard once and does not stand in the way for ever', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const [of = 0] = ledger.begin(deeds, () => {});
  const conclude = () =>
    ledger.conclude([{ what: 'removal', of, outcome: 'done', code: null }], () => {
      throw new TypeError('a bug');
    });
  expect(conclude).toThrow(TypeError);
  ledger.noteFact({ what: 'went-on' });
  expect(said(record).at(-1)).toBe('fact went-on');
});

test('outcomes that are owed are written with what begins next, before it, each once', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const [first = 0] = ledger.begin(deeds.slice(0, 1), () => {});
  ledger.owe([{ what: 'removal', of: first, outcome: 'done', code: null }], () => put(record, 'journal'));
  expect(said(record)).toEqual(['fact run-began', 'intent removal']);
  ledger.begin(deeds.slice(1, 2), () => ledger.noteFact({ what: 'noted' }));
  ledger.settle();
  expect(said(record).slice(2)).toEqual([`outcome removal ${first} done`, 'intent removal', 'fact noted']);
  expect(setting(record, 'journal')).toBe('"there"');
  expect(ledger.verify().firstMisfit).toBeNull();
});

test('where what was to begin fails, what is owed is written all the same', () => {
  const record = newRecord();
  const ledger = ledgerOf(record);
  const [first = 0] = ledger.begin(deeds.slice(0, 1), () => {});
  ledger.owe([{ what: 'removal', of: first, outcome: 'done', code: null }], () => put(record, 'journal'));
  const begin = () =>
    ledger.begin(deeds.slice(1, 2), () => {
      throw new TypeError('the journal');
    });
  expect(begin).toThrow(TypeError);
  expect(said(record).slice(2)).toEqual([`outcome removal ${first} done`]);
  expect(setting(record, 'journal')).toBe('"there"');
});
