import { expect, test } from 'vitest';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { fateOfLedger } from '../../../main/recovery/restore-ledger.ts';
import { newRecord } from '../../support/new-record.ts';

/** A ledger here that tells of what is given, and what becomes of a kit's beside it. */
function fateAfter(told: readonly string[]) {
  const record = newRecord();
  const ledger = createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: () => null,
    now: () => 1_700_000_000,
  });
  for (const what of told) ledger.noteFact({ what });
  return fateOfLedger(record, { ledger: { entries: 40, head: 'ab'.repeat(32) } } as Parameters<typeof fateOfLedger>[1]);
}

test.each([
  ['nothing but its beginning', ['signing-key-made'], 'taken'],
  ['where its user wanted secrets kept', ['signing-key-made', 'secrets-moved'], 'taken'],
  ['an account besides', ['signing-key-made', 'secrets-moved', 'account-connected'], 'kept'],
] as const)('a ledger that tells of %s gives way to a kit’s, or stays', (_of, told, fate) => {
  expect(fateAfter(told)).toBe(fate);
});
