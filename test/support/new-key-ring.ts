import { Worker } from 'node:worker_threads';
import { vi } from 'vitest';
import { memoryKeychain } from '../../main/keychain/keychain.ts';
import { createKeyRing } from '../../main/keys/create-key-ring.ts';
import { createLedger } from '../../main/ledger/create-ledger.ts';
import { failingKeychain } from './failing-keychain.ts';
import { newRecord } from './new-record.ts';

/** A key ring over real parts but for the keychain, with what a test wants to look at. `reopen` is the next run. */
export function newKeyRing() {
  const record = newRecord();
  const keychain = failingKeychain();
  let time = 1_700_000_000;
  const now = () => time++;
  const ledger = createLedger(record, { who: { user: 'aiko', machine: 'desk-7' }, credentialOf: () => null, now });
  const startImporter = () => new Worker(new URL('../../main/workers/import-key.ts', import.meta.url));
  const dependents = vi.fn(async () => ({ count: 0, seconds: 0 }));
  const reopen = (session = memoryKeychain()) =>
    createKeyRing({ record, keychain, session, note: ledger.noteDeed, startImporter, dependents, now });
  const session = memoryKeychain();
  const entries = () => record.prepare('SELECT entry FROM ledger ORDER BY number').pluck().all() as string[];
  const deeds = () =>
    entries()
      .map((entry) => JSON.parse(entry))
      .filter(({ kind }) => kind !== 'fact')
      .map(({ kind, what, outcome, code }) => [kind, what, code ?? outcome].filter((word) => word !== null).join(' '));
  return { ring: reopen(session), reopen, record, keychain, session, entries, deeds, dependents };
}
