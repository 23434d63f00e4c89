import { z } from 'zod';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { forgetEntry } from '../keychain/forget-entry.ts';
import { decodeEntry, encodeEntry } from '../keychain/json-entry.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { putBackEntry } from '../keychain/put-back-entry.ts';
import { log } from '../log.ts';

/** A credential as it is kept: the user with the secret, so that the two can never belong to different ones. */
const credential = z.object({ user: z.string(), secret: z.string() });
export type Credential = z.infer<typeof credential>;

/** Which account's, and where Twilio keeps it: credentials of one region are not known in another. */
export type Owner = { readonly sid: string; readonly region: string };

/** The credentials of accounts, in the keychain or for this session. */
export type AccountSecrets = {
  /** Null when it is in neither. Fails with keychain-locked or keychain-unavailable. */
  readonly read: (owner: Owner) => Promise<Credential | null>;
  readonly whereabouts: (owner: Owner) => Promise<'keychain' | 'session' | 'lost'>;
  /** Keeps it in one place and takes it from the other; gives what puts everything back. Fails with nothing changed. */
  readonly keep: (owner: Owner, credential: Credential, sessionOnly: boolean) => Promise<() => Promise<void>>;
  readonly forget: (owner: Owner) => Promise<void>;
};

export const loginEntry = ({ sid, region }: Owner) => `twilio:${region}:${sid}`;

export function createAccountSecrets(keychain: Keychain, session: Keychain): AccountSecrets {
  const load = async (place: Keychain, owner: Owner): Promise<Credential | null> => {
    const entry = await place.read(loginEntry(owner));
    if (entry === null) return null;
    const found = decodeEntry(credential, entry);
    wipe(entry);
    if (found === null) log('accounts.entry-unusable', { region: owner.region });
    return found;
  };

  return {
    read: async (owner) => (await load(session, owner)) ?? (await load(keychain, owner)),

    whereabouts: async (owner) => {
      try {
        if ((await load(session, owner)) !== null) return 'session';
      } catch (error) {
        if (error instanceof Failure) return 'session'; // Sealed while the program is locked.
        throw error;
      }
      try {
        return (await load(keychain, owner)) === null ? 'lost' : 'keychain';
      } catch (error) {
        // A keychain that does not answer has lost nothing.
        if (error instanceof Failure) return 'keychain';
        throw error;
      }
    },

    keep: async (owner, kept, sessionOnly) => {
      const name = loginEntry(owner);
      const [place, other] = sessionOnly ? [session, keychain] : [keychain, session];
      const before = await place.read(name);
      const elsewhere = await readIfThere(other, name);
      const entry = encodeEntry(kept);
      try {
        await place.write(name, entry);
        const found = await load(place, owner);
        if (found?.user !== kept.user || found.secret !== kept.secret) {
          throw new Failure('keychain-unavailable', { reason: 'The credential did not come back the same.' });
        }
      } catch (error) {
        await putBackEntry(place, name, before);
        throw error;
      } finally {
        wipe(entry);
      }
      if (elsewhere !== null) await putBackEntry(other, name, null);
      return async () => {
        await putBackEntry(place, name, before);
        if (elsewhere !== null) await putBackEntry(other, name, elsewhere);
      };
    },

    forget: (owner) => forgetEntry(keychain, session, loginEntry(owner)),
  };
}

/** Null also where the keychain does not answer: what is kept for this session does not need it. */
async function readIfThere(place: Keychain, name: string): Promise<Uint8Array | null> {
  try {
    return await place.read(name);
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
