import { createPrivateKey, createPublicKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { wipe } from '../crypto/wipe.ts';
import { Failure, isFailure } from '../failure.ts';
import { forgetEntry } from '../keychain/forget-entry.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { putBackEntry } from '../keychain/put-back-entry.ts';
import { log } from '../log.ts';
import { keyFingerprint, publicHalfOf } from './key-fingerprint.ts';
import { turnsAround } from './turns-around.ts';

/** `unknown`: the keychain does not say, being locked or away. `altered`: there is an entry, but it is not the key. */
export type Whereabouts = 'keychain' | 'session' | 'lost' | 'altered' | 'unknown';

/** The private halves of the ring, by fingerprint: kept in a keychain, and once used in memory until they are wiped. */
export type PrivateHalves = {
  /** Null when there is none. Fails with key-altered {fingerprint}, keychain-locked or keychain-unavailable. */
  readonly open: (fingerprint: string) => Promise<KeyObject | null>;
  readonly whereabouts: (fingerprint: string) => Promise<Whereabouts>;
  /** Keeps PKCS#8 DER and tries what was kept; gives what takes it back. Fails with nothing changed. */
  readonly keep: (fingerprint: string, privateHalf: Uint8Array, sessionOnly: boolean) => Promise<() => Promise<void>>;
  /** For a key that has come into the keychain: its copy of this session goes. */
  readonly leaveSession: (fingerprint: string) => Promise<void>;
  readonly forget: (fingerprint: string) => Promise<void>;
  readonly wipe: () => void;
};

/** The first byte of an entry; PKCS#8 DER follows. */
const version = 0x01;

/** An entry is named for its key. Half a fingerprint keeps within what every keychain shows and takes. */
export const privateHalfEntry = (fingerprint: string) => `rsa:${fingerprint.slice(0, 16)}`;

export function createPrivateHalves(keychain: Keychain, session: Keychain): PrivateHalves {
  const opened = new Map<string, KeyObject>();

  const load = async (place: Keychain, fingerprint: string): Promise<KeyObject | null> => {
    const entry = await place.read(privateHalfEntry(fingerprint));
    if (entry === null) return null;
    const key = decode(entry, fingerprint);
    wipe(entry);
    if (key !== null) return key;
    log('keys.entry-unusable', { fingerprint: fingerprint.slice(0, 8) });
    throw new Failure('key-altered', { fingerprint: fingerprint.slice(0, 16) });
  };

  return {
    open: async (fingerprint) => {
      const known = opened.get(fingerprint);
      if (known !== undefined) return known;
      const key = (await load(session, fingerprint)) ?? (await load(keychain, fingerprint));
      if (key !== null) opened.set(fingerprint, key);
      return key;
    },
    whereabouts: async (fingerprint) => {
      try {
        if ((await load(session, fingerprint)) !== null) return 'session';
      } catch (error) {
        // Sealed while the program is locked.
        if (isFailure(error, 'keychain-locked')) return 'session';
        throw error;
      }
      try {
        return (await load(keychain, fingerprint)) === null ? 'lost' : 'keychain';
      } catch (error) {
        if (isFailure(error, 'key-altered')) return 'altered';
        if (error instanceof Failure) return 'unknown';
        throw error;
      }
    },
    keep: async (fingerprint, privateHalf, sessionOnly) => {
      const place = sessionOnly ? session : keychain;
      const name = privateHalfEntry(fingerprint);
      const before = await place.read(name);
      const entry = Uint8Array.of(version, ...privateHalf);
      try {
        await place.write(name, entry);
        const back = await place.read(name);
        // A key whose numbers were altered may still decrypt here and nowhere else.
        const same = back !== null && back.length === entry.length && timingSafeEqual(back, entry);
        const key = same ? decode(back, fingerprint) : null;
        if (back !== null) wipe(back);
        if (key === null || !turnsAround(key)) {
          throw new Failure('keychain-unavailable', { reason: 'The key that came back does not work.' });
        }
        opened.set(fingerprint, key);
      } catch (error) {
        await putBackEntry(place, name, before);
        throw error;
      } finally {
        wipe(entry);
      }
      return async () => {
        opened.delete(fingerprint);
        await putBackEntry(place, name, before);
      };
    },
    leaveSession: (fingerprint) => session.forget(privateHalfEntry(fingerprint)),
    forget: async (fingerprint) => {
      await forgetEntry(keychain, session, privateHalfEntry(fingerprint));
      opened.delete(fingerprint);
    },
    wipe: () => opened.clear(),
  };
}

function decode(entry: Uint8Array<ArrayBuffer>, fingerprint: string): KeyObject | null {
  if (entry[0] !== version) return null;
  try {
    const key = createPrivateKey({
      key: Buffer.from(entry.buffer, entry.byteOffset + 1, entry.byteLength - 1),
      format: 'der',
      type: 'pkcs8',
    });
    return keyFingerprint(publicHalfOf(createPublicKey(key))) === fingerprint ? key : null;
  } catch {
    return null;
  }
}
