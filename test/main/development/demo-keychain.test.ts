import { expect, test } from 'vitest';
import { demoKeychain } from '../../../main/development/demo-keychain.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { createGuard } from '../../../main/ledger/create-guard.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { createSigner } from '../../../main/ledger/create-signer.ts';
import { verifyLedger } from '../../../main/ledger/verify-ledger.ts';
import { newRecord } from '../../support/new-record.ts';

test('the demo’s ledger is whole after its keychain went with the program', async () => {
  const record = newRecord();
  const start = async () => {
    const keychain = await demoKeychain();
    const now = () => 1_700_000_000;
    const { noteFact } = createLedger(record, { who: { user: 'a', machine: 'b' }, credentialOf: () => null, now });
    const signer = createSigner({ record, keychain, session: memoryKeychain(), noteFact, now });
    const check = verifyLedger.bind(null, record);
    return createGuard({ record, keychain, signer, noteFact, check, tell: () => {}, now });
  };
  await (await start()).anchor();
  const verdict = await (await start()).verify(() => {});
  expect(verdict).toMatchObject({ state: 'whole', key: 'held', notedTo: null });
});
