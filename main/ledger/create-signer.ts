import { makeSigningSeed, type SigningKey } from '../crypto/sign.ts';
import { wipe } from '../crypto/wipe.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { putKey, readCurrentKey } from './checkpoint-rows.ts';
import type { Ledger } from './create-ledger.ts';
import type { Signer } from './signer.ts';
import { encodeSigningEntry, readSigningEntry, signingEntry } from './signing-entry.ts';

/** The signer, and what only the ledger itself does with its key. */
export type LedgerSigner = Signer & {
  /** Where the key that signs now lies. */
  readonly keptIn: () => 'keychain' | 'session' | null;
  /** Makes a new key in place of one that is missing. Only ever on the user's word. */
  readonly renew: () => Promise<void>;
  /** Forgets the key until it is next needed. */
  readonly wipe: () => void;
};

/**
 * The key is made once, for a record that never had one: in the keychain, or where there is none for this session, which
 * the record says. An entry that is missing, altered or another's afterwards is never made anew by itself.
 */
export function createSigner(parts: {
  readonly record: RecordHandle;
  readonly keychain: Keychain;
  readonly session: Keychain;
  readonly noteFact: Ledger['noteFact'];
  readonly now: () => number;
}): LedgerSigner {
  const { record, keychain, session, noteFact, now } = parts;
  let opening: Promise<SigningKey> | null = null;

  const note = (key: SigningKey, keptIn: 'keychain' | 'session', what: string) => {
    const publicKey = hexOf(key);
    record
      .transaction(() => {
        putKey(record, { publicKey, keptIn }, now());
        noteFact({ what, publicKey, keptIn });
      })
      .immediate();
    return key;
  };

  const make = async (place: Keychain): Promise<SigningKey> => {
    const seed = makeSigningSeed();
    const entry = encodeSigningEntry(seed);
    try {
      await place.write(signingEntry, entry);
    } finally {
      wipe(seed);
      wipe(entry);
    }
    const key = await readSigningEntry(place);
    if (key === null) throw new Failure('ledger-key-missing', { reason: 'missing' });
    return key;
  };

  const first = async (): Promise<SigningKey> => {
    const { usable } = await keychain.state();
    if (!usable) return note(await make(session), 'session', 'signing-key-made');
    // An entry may lie there already: of a start that ended before it was noted, or of a record that was set aside.
    return note((await readSigningEntry(keychain)) ?? (await make(keychain)), 'keychain', 'signing-key-made');
  };

  const open = async (): Promise<SigningKey> => {
    const known = readCurrentKey(record);
    if (known === null) return first();
    const kept = await readSigningEntry(known.keptIn === 'session' ? session : keychain);
    // A key of a session went with it; that is what the record says of it.
    if (kept === null && known.keptIn === 'session') return first();
    if (kept === null) throw new Failure('ledger-key-missing', { reason: 'missing' });
    if (hexOf(kept) !== known.publicKey) throw new Failure('ledger-key-missing', { reason: 'other' });
    return kept;
  };

  /** Opened once; what failed is tried again when it is next needed. */
  const key = (): Promise<SigningKey> => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };

  return {
    publicKey: async () => hexOf(await key()),
    sign: async (bytes) => (await key()).sign(bytes),
    keptIn: () => readCurrentKey(record)?.keptIn ?? null,
    renew: async () => {
      const { usable } = await keychain.state();
      const made = note(
        await make(usable ? keychain : session),
        usable ? 'keychain' : 'session',
        'signing-key-renewed',
      );
      opening = Promise.resolve(made);
    },
    wipe: () => {
      opening = null;
    },
  };
}

const hexOf = (key: SigningKey): string => Buffer.from(key.publicKey).toString('hex');
