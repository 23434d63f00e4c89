import type { CallAnswer, CallInput, Key } from '../contract.ts';
import type { KeyRow } from './key-rows.ts';
import type { ParsedKey } from './parse-private-key.ts';
import type { Sample, Wrapped } from './unwrap-with-ring.ts';

type PendingKey = CallAnswer<'keys.read'>;

/** The private keys the program has, by fingerprint. Private halves leave it only into a backup under a passphrase. */
export type KeyRing = {
  readonly list: () => Promise<Key[]>;
  /** Looks at what the user chose and takes the bytes over: wiped when imported, discarded, or after two minutes. */
  readonly readPending: (bytes: Uint8Array, source: string) => Promise<PendingKey>;
  readonly import: (input: CallInput<'keys.import'>) => Promise<Key>;
  readonly discard: (pending: string) => void;
  readonly generate: (input: CallInput<'keys.generate'>) => Promise<Key>;
  readonly rename: (input: CallInput<'keys.rename'>) => Promise<Key>;
  /**
   * Asks for the key's name; fails with malformed-call when it is another, key-in-use {account} when one seals with it,
   * key-needed {name, recordings, minutes} when something depends on it and it has no backup.
   */
  readonly forget: (input: CallInput<'keys.forget'>) => Promise<void>;
  /** PEM. */
  readonly publicHalf: (fingerprint: string) => string;
  /** The bytes of a file that has been opened and tried; fails with passphrase-too-weak. Say so with `confirmBackUp` once it is where it was to be. */
  readonly backUp: (fingerprint: string, passphrase: string) => Promise<Uint8Array>;
  readonly confirmBackUp: (fingerprint: string) => Promise<void>;
  readonly restore: (bytes: Uint8Array, passphrase: string, sessionOnly: boolean) => Promise<Key>;
  /** Every key for a recovery kit: PKCS#8 DER, the caller's to wipe; null where it is lost. Fails as the keychain does. */
  readonly halvesForKit: () => Promise<readonly { readonly row: KeyRow; readonly privateHalf: Uint8Array | null }[]>;
  /** Takes in a key that a kit held, under this name or one like it. Fails with key-exists, or as the keychain does. */
  readonly takeIn: (key: ParsedKey, name: string, sessionOnly: boolean) => Promise<Key>;
  /** As `unwrap`, for somebody to hear. */
  readonly unwrapToHear: (wrapped: Wrapped) => Promise<Uint8Array>;
  /** The content key, 32 bytes, the caller's to wipe. Fails as `openWrap` does. */
  readonly unwrap: (wrapped: Wrapped) => Promise<Uint8Array>;
  /** As `unwrap`, and says which key of the ring it was. */
  readonly unwrapTelling: (
    wrapped: Wrapped,
  ) => Promise<{ readonly contentKey: Uint8Array; readonly fingerprint: string }>;
  /** Whether the private half is there: only then may anything be sealed for a key. */
  readonly holds: (fingerprint: string) => Promise<boolean>;
  readonly wrap: (fingerprint: string, contentKey: Uint8Array) => Uint8Array;
  /** Which key of the ring opens each; what is found is remembered. */
  readonly pair: <Given extends Sample>(
    samples: readonly Given[],
  ) => Promise<(Given & { readonly fingerprint: string | null })[]>;
  /** Drops what is in memory: opened keys, and files waiting to be imported. */
  readonly wipe: () => void;
};
