import { Failure } from '../../../main/failure.ts';
import { openKeychain } from '../../../main/keychain/open-keychain.ts';

/** Run in a session of its own by locked-keychain.keychain.test.ts: `keep` an entry, or `ask` after it, as JSON. */
const keychain = openKeychain('Koekura (test of a locked keychain)');
const codeOf = async (action: () => Promise<unknown>) => {
  try {
    await action();
    return 'done';
  } catch (error) {
    return error instanceof Failure ? error.code : String(error);
  }
};

if (process.argv[2] === 'keep') await keychain.write('kept', Uint8Array.of(1, 2, 3));
else {
  const state = await keychain.state();
  const read = await codeOf(() => keychain.read('kept'));
  const write = await codeOf(() => keychain.write('new', Uint8Array.of(1)));
  process.stdout.write(JSON.stringify({ usable: state.usable, reason: state.reason, read, write }));
}
