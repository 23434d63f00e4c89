import type { ProgramLock } from '../compose/compose-lock.ts';
import type { Program, World } from '../compose.ts';
import type { lockCalls } from '../contract/lock-calls.ts';
import type { RecordHandle } from '../database/handles.ts';
import { writeSetting } from '../database/setting-rows.ts';
import type { Desk } from '../desk.ts';
import { Failure } from '../failure.ts';
import { checkPassphrase } from '../keys/check-passphrase.ts';
import type { Places } from '../lock/create-places.ts';
import type { Vault } from '../lock/create-vault.ts';
import { makeVerifier, readVerifier, writeVerifier } from '../lock/passphrase-verifier.ts';
import { secretNames, vaultSetting } from '../lock/secret-names.ts';
import type { Handlers } from '../router.ts';

/** The calls about the lock. `systemAsks`: what the system says is wanted, when it asks whether it is its user. */
export function lockHandlers(parts: {
  readonly lock: ProgramLock;
  readonly program: () => Promise<Program>;
  readonly vault: Vault;
  readonly places: () => Promise<Places | null>;
  readonly desk: Pick<Desk, 'isUser'>;
  readonly systemAsks: () => string;
  readonly tell: World['tell'];
}): Pick<Handlers, keyof typeof lockCalls> {
  const { lock, program, vault } = parts;
  const places = async () => {
    const { ledger, record } = await program();
    const known = await parts.places();
    if (known === null) throw new Failure('unexpected');
    return { ledger, record, places: known };
  };
  const proveLock = async (record: RecordHandle, current: string | null) => {
    if (vault.isThere() || readVerifier(record) !== null) await lock.prove(current ?? '');
  };
  const changed = () => {
    lock.begin();
    parts.tell('lock.changed', { locked: lock.locked() });
  };
  /** Where everything is kept is told with the lists of what is kept. */
  const movedAll = () => {
    changed();
    parts.tell('keys.changed', {});
    parts.tell('accounts.changed', {});
  };
  return {
    'lock.state': async () => {
      await lock.gate();
      return lock.state();
    },
    'lock.now': async () => {
      await lock.gate();
      return { locked: await lock.lockNow() };
    },
    'lock.open': async ({ passphrase }) => {
      await lock.open(passphrase);
      return {};
    },
    'lock.open-by-system': async () => {
      if (!lock.state().systemMeans) throw new Failure('lock-not-shown');
      await lock.openBy(() => parts.desk.isUser(parts.systemAsks()));
      return {};
    },
    'lock.set-passphrase': async ({ passphrase, current }) => {
      const { record } = await program();
      checkPassphrase(passphrase);
      await proveLock(record, current);
      if (vault.isThere()) await vault.changePassphrase(passphrase);
      else {
        const verifier = await makeVerifier(passphrase);
        // It may have closed meanwhile: what was sealed then opens with the passphrase it was closed with.
        if (lock.locked()) throw new Failure('locked');
        writeVerifier(record, verifier);
      }
      changed();
      return {};
    },
    'lock.remove-passphrase': async ({ current }) => {
      const { record } = await program();
      if (vault.isThere()) throw new Failure('malformed-call');
      await lock.prove(current);
      writeVerifier(record, null);
      changed();
      return {};
    },
    'secrets.to-vault': async ({ passphrase, current }) => {
      const { ledger, record, places: known } = await places();
      checkPassphrase(passphrase);
      await proveLock(record, current);
      const moved = await ledger.noteDeed({ what: 'secrets-moved', to: 'vault' }, () =>
        known.toVault(passphrase, secretNames(record)),
      );
      writeSetting(record, vaultSetting, true);
      writeVerifier(record, null);
      movedAll();
      return { moved };
    },
    'secrets.to-keychain': async ({ current }) => {
      const { ledger, record, places: known } = await places();
      if (!vault.isThere()) throw new Failure('malformed-call');
      await lock.prove(current);
      // Before the vault goes: the program is not to be without a lock in between.
      writeVerifier(record, await makeVerifier(current));
      writeSetting(record, vaultSetting, false);
      const moved = await ledger.noteDeed({ what: 'secrets-moved', to: 'keychain' }, known.toKeychain);
      movedAll();
      return { moved };
    },
    'secrets.for-session': async () => {
      (await places()).places.chooseSession();
      return {};
    },
  };
}
