import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { openingKeyFrom } from '../crypto/seal-to-key.ts';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { takeTurns } from '../keys/take-turns.ts';
import { writeWhole } from '../plans/write-whole.ts';
import { sessionPurpose } from './passphrase-verifier.ts';
import { makeVaultKey, sealVault, unsealVault, type VaultKey } from './seal-vault.ts';
import type { VaultContent } from './vault-content.ts';
import { vaultDamaged } from './vault-form.ts';

/**
 * The vault: one file under a passphrase, in place of the system's keychain. Open, its secrets are in memory; each change
 * writes the whole file anew, beside it, flushed, and then in its place. Closed, it answers like a locked keychain.
 */
export type Vault = Keychain & {
  readonly path: string;
  /** Whether it is what is used: it lay there when the program began, or was made since. */
  readonly isThere: () => boolean;
  readonly isOpen: () => boolean;
  /** False for a wrong passphrase. Reads the file, also when it is open. Fails with vault-damaged, vault-newer, disk-refused. */
  readonly open: (passphrase: string) => Promise<boolean>;
  /** Wipes what is in memory. */
  readonly close: () => void;
  /** Closed, and used no more. */
  readonly retire: () => void;
  readonly changePassphrase: (passphrase: string) => Promise<void>;
  /** What it holds, copied; the caller's to wipe. Fails with keychain-locked while it is closed. */
  readonly content: () => VaultContent;
  /** What opens secrets that were sealed in memory while it was closed. Fails with keychain-locked while it is. */
  readonly openingKey: () => KeyObject;
  /** From now on these names are only left over in the system's keychain. */
  readonly setLeftOver: (names: readonly string[]) => Promise<void>;
};

export function createVault(path: string): Vault {
  const inTurn = takeTurns();
  let there = existsSync(path);
  let opened: { readonly key: VaultKey; readonly content: VaultContent } | null = null;

  const mustBeOpen = () => {
    if (opened === null) throw new Failure('keychain-locked', { reason: 'vault' });
    return opened;
  };
  const close = () => {
    if (opened !== null) wipe(opened.key.sealing, ...opened.content.secrets.values());
    opened = null;
  };
  /** What is in memory becomes what was written only once it is on the disk; closed meanwhile, nothing stays in memory. */
  const put = async (key: VaultKey, content: VaultContent) => {
    const before = opened;
    await writeVaultFile(path, key, content);
    if (opened === before) opened = { key, content };
    else wipe(key.sealing, ...content.secrets.values());
  };
  const change = (alter: (secrets: Map<string, Uint8Array>) => void) =>
    inTurn(async () => {
      const { key, content } = mustBeOpen();
      const secrets = new Map(content.secrets);
      alter(secrets);
      await put(key, { ...content, secrets });
      for (const [name, secret] of content.secrets) if (secrets.get(name) !== secret) wipe(secret);
    });

  return {
    path,
    isThere: () => there,
    isOpen: () => opened !== null,
    open: (passphrase) =>
      inTurn(async () => {
        const found = await unsealVault(await readVaultFile(path), passphrase);
        if (found === null) return false;
        close();
        opened = found;
        there = true;
        return true;
      }),
    close,
    retire: () => {
      close();
      there = false;
    },
    changePassphrase: (passphrase) =>
      inTurn(async () => {
        mustBeOpen();
        const next = await makeVaultKey(passphrase);
        // It may have been closed meanwhile; then the passphrase is the one it was closed with.
        const { key, content } = mustBeOpen();
        await put(next, content);
        wipe(key.sealing);
      }),
    content: () => {
      const { secrets, leftOver } = mustBeOpen().content;
      return { secrets: new Map([...secrets].map(([name, secret]) => [name, Uint8Array.from(secret)])), leftOver };
    },
    openingKey: () => openingKeyFrom(mustBeOpen().key.sealing, sessionPurpose),
    setLeftOver: (leftOver) =>
      inTurn(async () => {
        const { key, content } = mustBeOpen();
        await put(key, { ...content, leftOver });
      }),
    state: async () => (opened === null ? { usable: false, reason: null } : { usable: true, reason: null }),
    read: async (name) => {
      const secret = mustBeOpen().content.secrets.get(name);
      return secret === undefined ? null : Uint8Array.from(secret);
    },
    write: (name, secret) => change((secrets) => secrets.set(name, Uint8Array.from(secret))),
    forget: async (name) => {
      if (mustBeOpen().content.secrets.has(name)) await change((secrets) => secrets.delete(name));
    },
  };
}

/** Writes a vault and reads back what was written. Fails with disk-full or disk-refused; then what lay there lies there. */
export async function writeVaultFile(path: string, key: VaultKey, content: VaultContent): Promise<void> {
  const bytes = sealVault(key, content);
  await writeWhole(path, (write) => write(bytes));
  if (!Buffer.from(bytes).equals(await readVaultFile(path))) throw vaultDamaged('read back differs');
}

export async function readVaultFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileFailure(error);
  }
}
