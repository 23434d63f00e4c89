import type { Accounts } from '../accounts/create-accounts.ts';
import { Failure } from '../failure.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import type { PlaybackParts } from '../playback/create-playback.ts';

/** What plain media of an account is sealed for: the key chosen for it, or null. Fails with `sealing-key-missing`. */
export function sealingKeysOf(accounts: Accounts, keyRing: KeyRing): PlaybackParts['sealFor'] {
  return async (account) => {
    const fingerprint = accounts.sealingKey(account);
    if (fingerprint === null) return null;
    // Nothing is sealed for a key that could not open it again.
    if (!(await keyRing.holds(fingerprint))) throw new Failure('sealing-key-missing', { account });
    return { fingerprint, wrap: (contentKey) => keyRing.wrap(fingerprint, contentKey) };
  };
}
