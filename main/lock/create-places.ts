import { rmSync } from 'node:fs';
import { wipe } from '../crypto/wipe.ts';
import { Failure, isFailure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { takeTurns } from '../keys/take-turns.ts';
import { signingEntry } from '../ledger/signing-entry.ts';
import type { Vault } from './create-vault.ts';
import { forgetLeftOver, leaveVault, makeVault, readAll, unfinishedOf } from './move-secrets.ts';
import { removeParts } from './remove-parts.ts';

/** `memory`: a demo's. `session`: chosen by the user where there is no keychain; nothing is kept. */
export type PlaceKind = 'system' | 'vault' | 'session' | 'memory';

/** Where secrets are kept, and the ways from one place to another. */
export type Places = {
  readonly kind: () => PlaceKind;
  /** Whichever is in use, the system's or the vault; a move is waited for. */
  readonly keychain: Keychain;
  /** Secrets of this run only. */
  readonly session: Keychain;
  readonly chooseSession: () => void;
  /**
   * Everything under `names`, and what is kept for this session, goes into a new vault. Gives how many; fails with nothing
   * changed: with keychain-locked where there is a keychain that does not answer, or as disks and keychains do.
   */
  readonly toVault: (passphrase: string, names: readonly string[]) => Promise<number>;
  /** The other way. Fails with keychain-locked while the vault is closed, and as the system's keychain does. */
  readonly toKeychain: () => Promise<number>;
  /** Does away with what an interrupted move left; to be called once the vault is open. */
  readonly tidy: () => Promise<void>;
};

export function createPlaces(parts: {
  readonly vault: Vault;
  /** The system's, or in the demo a memory that stands for it. */
  readonly system: Keychain;
  readonly demo: boolean;
  readonly session: Keychain;
}): Places {
  const { vault, system, session } = parts;
  const { path } = vault;
  const inTurn = takeTurns();
  let sessionChosen = false;
  const unfinished = unfinishedOf(path);
  for (const left of Object.values(unfinished)) rmSync(left, { force: true });
  for (const written of [path, unfinished.making]) removeParts(written);

  const inUse = (): Keychain => (vault.isThere() ? vault : system);

  const toVault = async (passphrase: string, names: readonly string[]) => {
    if (vault.isThere()) throw new Failure('malformed-call');
    const { usable } = await system.state();
    if (!usable) await mustNotBeLocked(system);
    const kept = usable ? await readAll(system, names) : new Map<string, Uint8Array>();
    // The ledger's key of this session ends with it, as the record says; the next start makes one in the vault.
    const ofSession = await readAll(
      session,
      names.filter((name) => name !== signingEntry),
    );
    try {
      await makeVault(path, passphrase, kept, ofSession);
    } finally {
      wipe(...kept.values(), ...ofSession.values());
    }
    await vault.open(passphrase);
    await forgetLeftOver(vault, system);
    for (const name of ofSession.keys()) await session.forget(name);
    sessionChosen = false;
    return new Set([...kept.keys(), ...ofSession.keys()]).size;
  };

  return {
    kind: () => {
      if (vault.isThere()) return 'vault';
      if (parts.demo) return 'memory';
      return sessionChosen ? 'session' : 'system';
    },
    keychain: {
      state: () => inTurn(() => inUse().state()),
      read: (name) => inTurn(() => inUse().read(name)),
      write: (name, secret) => inTurn(() => inUse().write(name, secret)),
      forget: (name) => inTurn(() => inUse().forget(name)),
    },
    session,
    chooseSession: () => {
      sessionChosen = true;
    },
    toVault: (passphrase, names) => inTurn(() => toVault(passphrase, names)),
    toKeychain: () =>
      inTurn(async () => {
        const { usable, reason } = await system.state();
        if (!usable) throw new Failure('keychain-unavailable', { reason: reason ?? '' });
        return leaveVault(vault, system);
      }),
    tidy: () => inTurn(() => forgetLeftOver(vault, system)),
  };
}

/** One that is locked may hold what would be left behind; one that is not there holds nothing. */
async function mustNotBeLocked(system: Keychain): Promise<void> {
  try {
    await system.read(signingEntry);
  } catch (error) {
    if (!isFailure(error, 'keychain-unavailable')) throw error;
  }
}
