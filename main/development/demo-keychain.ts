import { createHash } from 'node:crypto';
import { type Keychain, memoryKeychain } from '../keychain/keychain.ts';
import { encodeSigningEntry, signingEntry } from '../ledger/signing-entry.ts';

/**
 * The demo's keychain is memory; its signing key is the same for everybody, so that its ledger can be checked after the
 * program was killed. It proves nothing, as the demo's other keys protect nothing.
 */
export async function demoKeychain(): Promise<Keychain> {
  const keychain = memoryKeychain();
  const seed = createHash('sha256').update('the signing key of the Koekura demo, known to everybody').digest();
  await keychain.write(signingEntry, encodeSigningEntry(seed));
  return keychain;
}
