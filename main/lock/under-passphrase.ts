import { join } from 'node:path';
import { createSession, type Session } from './create-session.ts';
import { createVault, type Vault } from './create-vault.ts';
import { type WrongTries, wrongTriesIn } from './wrong-tries.ts';

/** What of a profile stands under the lock's passphrase, from before the program's parts are there until after they are gone. */
export function underPassphrase(profile: string): {
  readonly vault: Vault;
  readonly session: Session;
  readonly tries: WrongTries;
} {
  return {
    vault: createVault(join(profile, 'vault.koekura')),
    session: createSession(),
    tries: wrongTriesIn(join(profile, 'wrong-tries.json')),
  };
}
