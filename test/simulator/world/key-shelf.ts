import { createPublicKey, type KeyObject } from 'node:crypto';

/** A public key as the account's owner registered it. Times are UTC seconds. */
export type RegisteredKey = {
  readonly sid: string;
  readonly friendlyName: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** SubjectPublicKeyInfo PEM. Kept after the key is deleted: old recordings stay sealed for it. */
  readonly material: string;
};

/** The public keys of an account, and which of them new recordings are sealed for. */
export type KeyShelf = {
  readonly list: () => RegisteredKey[];
  readonly find: (sid: string) => RegisteredKey | null;
  readonly add: (key: RegisteredKey) => void;
  readonly rename: (sid: string, friendlyName: string, at: number) => void;
  readonly remove: (sid: string) => void;
  readonly publicKey: (sid: string) => KeyObject;
  /** Chooses the key of new recordings; null switches encryption off. */
  readonly configure: (sid: string | null) => void;
  /** What a new recording is sealed for: without the chosen key, the newest that is left (error 16107). */
  readonly keyOfNew: () => { readonly sid: string | null; readonly fellBack: boolean };
};

export function createKeyShelf(initial: readonly RegisteredKey[], configured: string | null): KeyShelf {
  const known = new Map(initial.map((key) => [key.sid, key]));
  const materials = new Map(initial.map((key) => [key.sid, createPublicKey(key.material)]));
  let chosen = configured;

  /** Newest first, as they were added. */
  const list = () => [...known.values()].reverse();
  return {
    list,
    find: (sid) => known.get(sid) ?? null,
    add: (key) => {
      known.set(key.sid, key);
      materials.set(key.sid, createPublicKey(key.material));
    },
    rename: (sid, friendlyName, at) => {
      const key = known.get(sid);
      if (key) known.set(sid, { ...key, friendlyName, updatedAt: at });
    },
    remove: (sid) => void known.delete(sid),
    publicKey: (sid) => {
      const material = materials.get(sid);
      if (!material) throw new Error(`The simulator never had a public key ${sid}`);
      return material;
    },
    configure: (sid) => {
      chosen = sid;
    },
    keyOfNew: () => {
      if (chosen === null) return { sid: null, fellBack: false };
      if (known.has(chosen)) return { sid: chosen, fellBack: false };
      return { sid: list()[0]?.sid ?? null, fellBack: true };
    },
  };
}
