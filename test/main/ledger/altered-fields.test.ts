import { expect, test } from 'vitest';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { newRecord } from '../../support/new-record.ts';

const account = `AC${'0'.repeat(32)}`;

/** A ledger whose second entry is an intent and whose third is its outcome. */
async function removed() {
  const record = newRecord();
  const ledger = createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: () => '9f3c1a',
    now: () => 1_700_000_000,
  });
  const [of = 0] = ledger.begin([{ what: 'remote-copy-removed', account }], () => {});
  ledger.conclude([{ what: 'remote-copy-removed', of, outcome: 'failed', code: 'offline' }], () => {});
  return { record, ledger };
}

/** Whoever alters a field spells the entry as canonically as we do. */
test.each<[string, 2 | 3, string, string]>([
  ['number', 2, '"number":2', '"number":3'],
  ['time', 2, '"time":1700000000', '"time":1700000001'],
  ['user', 2, '"user":"aiko"', '"user":"ken"'],
  ['machine', 2, '"machine":"desk-7"', '"machine":"desk-8"'],
  ['credential', 2, '"credential":"9f3c1a"', '"credential":null'],
  ['kind', 2, '"kind":"intent"', '"kind":"fact"'],
  ['what', 2, '"what":"remote-copy-removed"', '"what":"hearing"'],
  ['facts', 2, account, account.replace('0', '1')],
  ['intent it belongs to', 3, '"of":2', '"of":1'],
  ['outcome', 3, '"outcome":"failed"', '"outcome":"done"'],
  ['code', 3, '"code":"offline"', '"code":null'],
])('an altered %s is found', async (_, number, before, after) => {
  const { record, ledger } = await removed();
  const changes = record
    .prepare('UPDATE ledger SET entry = replace(entry, ?, ?) WHERE number = ? AND instr(entry, ?) > 0')
    .run(before, after, number, before).changes;
  expect(changes).toBe(1);
  expect(ledger.verify().firstMisfit).toBe(number);
});
