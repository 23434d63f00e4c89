import { timingSafeEqual } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { log } from '../log.ts';
import { flushFolderOf } from '../plans/write-whole.ts';
import { readVaultFile, type Vault, writeVaultFile } from './create-vault.ts';
import { makeVaultKey, unsealVault } from './seal-vault.ts';
import { vaultDamaged } from './vault-form.ts';

/**
 * Moves everything between the system's keychain and the vault: copied, read back, then switched, then forgotten where
 * it was. The switch is the renaming of one file, so that a program killed anywhere has all of it in one place or in the
 * other; what is left over is named in the vault, or is a file that counts for nothing, and goes at the next start.
 */

/** A vault that is being made, and one that was left: neither is ever used. */
export const unfinishedOf = (path: string) => ({ making: `${path}.new`, leaving: `${path}.old` });

type Secrets = ReadonlyMap<string, Uint8Array>;

/** Makes a vault of `kept` (of the keychain) and `ofSession`, and puts it in place. Fails with nothing changed. */
export async function makeVault(path: string, passphrase: string, kept: Secrets, ofSession: Secrets): Promise<void> {
  const { making } = unfinishedOf(path);
  const key = await makeVaultKey(passphrase);
  const secrets = new Map([...kept, ...ofSession]);
  try {
    await writeVaultFile(making, key, { secrets, leftOver: [...kept.keys()] });
    const back = await unsealVault(await readVaultFile(making), passphrase);
    const same = back !== null && holdsTheSame(back.content.secrets, secrets);
    if (back !== null) wipe(back.key.sealing, ...back.content.secrets.values());
    if (!same) throw vaultDamaged('read back differs');
    await rename(making, path);
    await flushFolderOf(path);
  } catch (error) {
    await rm(making, { force: true });
    throw fileFailure(error);
  } finally {
    wipe(key.sealing);
  }
}

/** Empties an open vault into the keychain and takes it out of use. Fails with nothing changed. */
export async function leaveVault(vault: Vault, system: Keychain): Promise<number> {
  const { path } = vault;
  const { leaving } = unfinishedOf(path);
  const { secrets } = vault.content();
  try {
    // First, so that copies in the keychain are known for what they are if this goes no further.
    await vault.setLeftOver([...secrets.keys()]);
    for (const [name, secret] of secrets) await system.write(name, secret);
    for (const [name, secret] of secrets) await mustHold(system, name, secret);
    await rename(path, leaving);
  } catch (error) {
    await forgetLeftOver(vault, system);
    throw fileFailure(error);
  } finally {
    wipe(...secrets.values());
  }
  // From here on the keychain is what counts, also if the new name does not last: then the vault is used once more.
  vault.retire();
  await flushFolderOf(path);
  await rm(leaving, { force: true });
  return secrets.size;
}

/** Forgets in the keychain what is only left over there from a move; what cannot be now is tried again later. */
export async function forgetLeftOver(vault: Vault, system: Keychain): Promise<void> {
  const { leftOver, secrets } = vault.content();
  wipe(...secrets.values());
  if (leftOver.length === 0) return;
  const still: string[] = [];
  for (const name of leftOver) {
    try {
      await system.forget(name);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      still.push(name);
    }
  }
  if (still.length > 0) log('secrets.left-over', { count: still.length });
  if (still.length < leftOver.length) await vault.setLeftOver(still);
}

/** Reads what there is under `names`; the caller's to wipe. Fails as the place does. */
export async function readAll(place: Keychain, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const name of names) {
    const secret = await place.read(name);
    if (secret !== null) found.set(name, secret);
  }
  return found;
}

async function mustHold(system: Keychain, name: string, secret: Uint8Array): Promise<void> {
  const back = await system.read(name);
  const same = back !== null && isSame(back, secret);
  if (back !== null) wipe(back);
  if (!same) throw new Failure('keychain-unavailable', { reason: 'What was written did not come back the same.' });
}

const isSame = (one: Uint8Array, other: Uint8Array) => one.length === other.length && timingSafeEqual(one, other);

function holdsTheSame(one: Secrets, other: Secrets): boolean {
  return (
    one.size === other.size &&
    [...other].every(([name, secret]) => {
      const found = one.get(name);
      return found !== undefined && isSame(found, secret);
    })
  );
}
