import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { openKeychain } from '../../../main/keychain/open-keychain.ts';
import { createKeyRing } from '../../../main/keys/create-key-ring.ts';
import { newRecord } from '../../support/new-record.ts';
import { fixture } from './key-cases.ts';

test('a key outlives the program in the keychain of this system', async () => {
  const record = newRecord();
  const service = `Koekura (test ${randomBytes(6).toString('hex')})`;
  const open = () =>
    createKeyRing({
      record,
      keychain: openKeychain(service),
      session: memoryKeychain(),
      note: (_, action) => action(),
      startImporter: () => new Worker(new URL('../../../main/workers/import-key.ts', import.meta.url)),
      dependents: async () => ({ count: 0, seconds: 0 }),
      now: () => 1_700_000_000,
    });
  const ring = open();
  const read = await ring.readPending(fixture('rsa-4096.pem'), 'key.pem');
  const key = await ring.import({ pending: read.pending, name: 'A', passphrase: null, sessionOnly: false });
  onTestFinished(() => openKeychain(service).forget(`rsa:${key.fingerprint.slice(0, 16)}`));
  const encryptedContentKey = ring.wrap(key.fingerprint, new Uint8Array(32).fill(7));

  const next = open();
  expect(await next.list()).toMatchObject([{ name: 'A', keptIn: 'keychain' }]);
  const opened = await next.unwrap({ keySid: null, fingerprint: key.fingerprint, encryptedContentKey });
  expect(Uint8Array.from(opened)).toEqual(new Uint8Array(32).fill(7));

  await next.forget({ fingerprint: key.fingerprint, name: 'A' });
  expect(await openKeychain(service).read(`rsa:${key.fingerprint.slice(0, 16)}`)).toBeNull();
});
