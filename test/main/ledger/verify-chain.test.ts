import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashEntry } from '../../../main/ledger/chain.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { newRecord } from '../../support/new-record.ts';

/** A ledger of twenty entries: the beginning of the run and nineteen facts. */
function filledLedger() {
  const record = newRecord();
  const ledger = createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: () => null,
    now: () => 1_700_000_000,
  });
  for (let count = 1; count < 20; count += 1) ledger.noteFact({ what: 'counted', count });
  return { record, ledger };
}

test('an untouched ledger fits from the first entry to the last', () => {
  const { record, ledger } = filledLedger();
  const head = record.prepare('SELECT hash FROM ledger WHERE number = 20').pluck().get() as Buffer;
  expect(ledger.verify()).toEqual({ entries: 20, head: head.toString('hex'), firstMisfit: null });
});

test.each([
  ['an entry edited', `UPDATE ledger SET entry = replace(entry, '"count":6', '"count":7') WHERE number = 7`, 7],
  ['an entry spelt otherwise', `UPDATE ledger SET entry = entry || ' ' WHERE number = 7`, 7],
  ['an entry made unreadable', `UPDATE ledger SET entry = '' WHERE number = 1`, 1],
  ['a hash edited', `UPDATE ledger SET hash = zeroblob(32) WHERE number = 7`, 7],
  ['a hash cut', `UPDATE ledger SET hash = substr(hash, 1, 31) WHERE number = 7`, 7],
  ['the first entry deleted', 'DELETE FROM ledger WHERE number = 1', 1],
  ['an entry in the middle deleted', 'DELETE FROM ledger WHERE number = 7', 7],
  ['a stretch deleted', 'DELETE FROM ledger WHERE number BETWEEN 7 AND 19', 7],
  [
    'an entry deleted and the gap closed',
    'DELETE FROM ledger WHERE number = 7; UPDATE ledger SET number = number - 1 WHERE number > 7',
    7,
  ],
  [
    'two entries changed about',
    'UPDATE ledger SET number = 99 WHERE number = 7; UPDATE ledger SET number = 7 WHERE number = 8; UPDATE ledger SET number = 8 WHERE number = 99',
    7,
  ],
  ['rows renumbered', 'UPDATE ledger SET number = number + 1000 WHERE number > 7', 8],
  ['an entry put in before the first', `INSERT INTO ledger VALUES (0, '{}', zeroblob(32))`, 1],
  ['an entry put in after the last', `INSERT INTO ledger VALUES (21, '{"number":21}', zeroblob(32))`, 21],
  ['an entry copied', 'INSERT INTO ledger SELECT 21, entry, hash FROM ledger WHERE number = 20', 21],
])('%s is found by its number', (_, tampering, number) => {
  const { record, ledger } = filledLedger();
  record.exec(tampering);
  expect(ledger.verify().firstMisfit).toBe(number);
});

test.each([
  ['gives itself another number', '{"number":22}'],
  ['gives itself no number', '{"what":"counted"}'],
  ['is not spelt canonically', '{ "number":21}'],
  ['is no object', '21'],
])('an entry that %s does not fit, though its hash does', (_, entry) => {
  const { record, ledger } = filledLedger();
  const head = record.prepare('SELECT hash FROM ledger WHERE number = 20').pluck().get() as Buffer;
  record.prepare('INSERT INTO ledger VALUES (21, ?, ?)').run(entry, hashEntry(head, entry));
  expect(ledger.verify().firstMisfit).toBe(21);
});

test('a ledger cut at its end is told by its number of entries', () => {
  const { record, ledger } = filledLedger();
  const whole = ledger.verify();
  record.exec('DELETE FROM ledger WHERE number > 15');
  expect(ledger.verify()).toMatchObject({ entries: 15, firstMisfit: null });
  expect(ledger.verify().head).not.toBe(whole.head);
});

test('whichever character of whichever entry is changed, that entry no longer fits', () => {
  const { record, ledger } = filledLedger();
  const rows = record.prepare('SELECT entry FROM ledger ORDER BY number').pluck().all() as string[];
  const change = record.prepare('UPDATE ledger SET entry = ? WHERE number = ?');
  fc.assert(
    fc.property(fc.nat(rows.length - 1), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (place, at, letter) => {
      const entry = rows[place] ?? '';
      const position = at % entry.length;
      fc.pre(entry[position] !== letter);
      change.run(entry.slice(0, position) + letter + entry.slice(position + 1), place + 1);
      const { firstMisfit } = ledger.verify();
      change.run(entry, place + 1);
      expect(firstMisfit).toBe(place + 1);
    }),
  );
});
