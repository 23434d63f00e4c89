import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { type Keychain, memoryKeychain } from '../../main/keychain/keychain.ts';
import { fileKeychain } from './file-keychain.ts';

/**
 * A process that moves secrets between keychain and vault: node move-life.ts FOLDER vault|keychain PASSPHRASE STEP NAMES….
 * It kills itself with SIGKILL right before the step of that number: an operation of the keychain, or one that changes or
 * flushes files. Where there is no such step it ends with status 0 and tells how many there were.
 */
const [folder = '', to = '', passphrase = '', deadly = '', ...names] = process.argv.slice(2);
let steps = -1;
const counted =
  <Given extends readonly unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
  (...given: Given): Promise<Result> => {
    steps += 1;
    if (steps === Number(deadly)) process.kill(process.pid, 'SIGKILL');
    return act(...given);
  };

const { open } = promises;
Object.assign(promises, {
  open: counted(async (...given: Parameters<typeof open>) => {
    const file = await open(...given);
    return Object.assign(file, { write: counted(file.write.bind(file)), sync: counted(file.sync.bind(file)) });
  }),
  rename: counted(promises.rename),
  rm: counted(promises.rm),
});
// What is imported from here on gets these instead.
syncBuiltinESMExports();
const { createPlaces } = await import('../../main/lock/create-places.ts');
const { createVault } = await import('../../main/lock/create-vault.ts');

const inner = fileKeychain(join(folder, 'keychain'));
const system: Keychain = {
  state: inner.state,
  read: counted(inner.read),
  write: counted(inner.write),
  forget: counted(inner.forget),
};
const vault = createVault(join(folder, 'profile', 'vault.koekura'));
const places = createPlaces({ vault, system, demo: false, session: memoryKeychain() });
if (to === 'vault') await places.toVault(passphrase, names);
else {
  await vault.open(passphrase);
  await places.toKeychain();
}
process.stdout.write(String(steps + 1));
