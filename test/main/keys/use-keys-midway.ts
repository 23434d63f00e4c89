import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { openRecord } from '../../../main/database/open-record.ts';
import { Failure } from '../../../main/failure.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { openKeychain } from '../../../main/keychain/open-keychain.ts';
import { createKeyRing, type KeyRing } from '../../../main/keys/create-key-ring.ts';
import { fixture } from './key-cases.ts';

/**
 * A program whose keychain goes away while it runs: argument 1 is its record, argument 2 a file with the daemon's process
 * id. Says as JSON what became of everything. Started by keychain-faults.keychain.test.ts.
 */
const [, , path = '', daemon = ''] = process.argv;
const record = openRecord(path);
const open = () =>
  createKeyRing({
    record,
    keychain: openKeychain('Koekura (test)'),
    session: memoryKeychain(),
    note: (_, action) => action(),
    startImporter: () => new Worker(new URL('../../../main/workers/import-key.ts', import.meta.url)),
    dependents: async () => ({ count: 0, seconds: 0 }),
    now: () => 1_700_000_000,
  });
const add = async (ring: KeyRing, file: string, name: string) => {
  const { pending } = await ring.readPending(fixture(file), file);
  return ring.import({ pending, name, passphrase: null, sessionOnly: false });
};
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

const running = open();
const { fingerprint } = await add(running, 'rsa-2048.pem', 'A');
const wrapped = { keySid: null, fingerprint, encryptedContentKey: running.wrap(fingerprint, new Uint8Array(32)) };

process.kill(Number(readFileSync(daemon, 'utf8')));
while ((await openKeychain('Koekura (test)').state()).usable) await setTimeout(20);

const next = open();
const said = {
  imported: await outcome(add(next, 'rsa-4096.pem', 'B')),
  forgotten: await outcome(next.forget({ fingerprint, name: 'A' })),
  opened: await outcome(next.unwrap(wrapped)),
  stillOpened: await outcome(running.unwrap(wrapped)),
  listed: (await next.list()).map(({ name, keptIn }) => `${name} ${keptIn}`),
};
process.stdout.write(JSON.stringify(said), () => process.exit(0));
