import type { KeyObject } from 'node:crypto';
import { openSealedToKey, type SealedToKey, sealToKey } from '../crypto/seal-to-key.ts';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { log } from '../log.ts';
import { decodeVault, encodeVault } from './vault-content.ts';

/**
 * Secrets of this run only, in memory and nowhere else. While the program is locked they are sealed there for a key that
 * only the passphrase brings back, and what was plain is overwritten; they then answer like a locked keychain.
 */
export type Session = Keychain & {
  readonly isSealed: () => boolean;
  /** Seals what there is. Nothing is nothing to seal; what is sealed already stays as it is. */
  readonly seal: (to: KeyObject) => void;
  /** Opens what is sealed. What another key was meant for cannot be had again, and is gone. */
  readonly open: (key: KeyObject) => void;
};

export function createSession(): Session {
  const plain = new Map<string, Uint8Array>();
  let sealed: { readonly names: ReadonlySet<string>; readonly content: SealedToKey } | null = null;

  const mustBeOpen = () => {
    if (sealed !== null) throw new Failure('keychain-locked', { reason: 'session' });
  };
  const forget = (name: string) => {
    const secret = plain.get(name);
    if (secret !== undefined) wipe(secret);
    plain.delete(name);
  };

  return {
    isSealed: () => sealed !== null,
    seal: (to) => {
      if (sealed !== null || plain.size === 0) return;
      const bytes = encodeVault({ secrets: plain, leftOver: [] });
      sealed = { names: new Set(plain.keys()), content: sealToKey(to, bytes) };
      wipe(bytes);
      for (const name of [...plain.keys()]) forget(name);
    },
    open: (key) => {
      if (sealed === null) return;
      const bytes = openSealedToKey(sealed.content, key);
      if (bytes === null) log('session.not-opened', { count: sealed.names.size });
      else
        for (const [name, secret] of decodeVault(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).secrets)
          plain.set(name, secret);
      if (bytes !== null) wipe(bytes);
      sealed = null;
    },
    state: async () => ({ usable: sealed === null, reason: null }),
    // Its names tell what is sealed from what was never there: the keychain is asked for that.
    read: async (name) => {
      if (sealed?.names.has(name)) mustBeOpen();
      const secret = plain.get(name);
      return secret === undefined ? null : Uint8Array.from(secret);
    },
    write: async (name, secret) => {
      mustBeOpen();
      const copy = Uint8Array.from(secret);
      forget(name);
      plain.set(name, copy);
    },
    forget: async (name) => {
      if (sealed?.names.has(name)) mustBeOpen();
      forget(name);
    },
  };
}
