import { openSigningKey, type SigningKey } from '../crypto/sign.ts';
import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import type { Keychain } from '../keychain/keychain.ts';

/** The keychain's entry with the seed that signs. */
export const signingEntry = 'ledger:signing';

/** The first byte of the entry; 32 bytes of seed follow. */
const version = 0x01;

/** The bytes of the entry for a seed: the caller's to wipe. */
export function encodeSigningEntry(seed: Uint8Array): Uint8Array {
  return Uint8Array.of(version, ...seed);
}

/**
 * The key the entry holds, or null where there is no entry. Fails with ledger-key-missing {reason: 'altered'} for what
 * is no such entry, or as the keychain does.
 */
export async function readSigningEntry(place: Keychain): Promise<SigningKey | null> {
  const seed = await readSigningSeed(place);
  if (seed === null) return null;
  const key = openSigningKey(seed);
  wipe(seed);
  return key;
}

/** The seed itself, the caller's to wipe: for a recovery kit. Fails as `readSigningEntry` does. */
export async function readSigningSeed(place: Keychain): Promise<Uint8Array<ArrayBuffer> | null> {
  const entry = await place.read(signingEntry);
  if (entry === null) return null;
  try {
    if (entry[0] !== version || entry.length !== 33) throw new Failure('ledger-key-missing', { reason: 'altered' });
    return entry.slice(1);
  } finally {
    wipe(entry);
  }
}
