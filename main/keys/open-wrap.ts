import type { KeyObject } from 'node:crypto';
import { unwrapContentKey } from '../crypto/unwrap-content-key.ts';
import { Failure, isFailure } from '../failure.ts';

/** A key that may be tried on a wrap. `expected`: it has opened this key SID before, or was named outright. */
export type Candidate = { readonly fingerprint: string; readonly bits: number; readonly expected: boolean };

/** Shortest and longest wrap, in bytes: as long as the key's modulus. */
const shortest = 256;
const longest = 512;

/**
 * The content key (32 bytes, the caller's to wipe) and the key that opened it, trying the candidates in turn. Fails
 * with envelope-malformed; with keychain-locked or keychain-unavailable when a key that was not reached might have
 * opened it; with key-does-not-fit when an expected key is there and does not open it; else with key-missing. `label`
 * is what the last two name.
 */
export async function openWrap(
  encryptedContentKey: Uint8Array,
  candidates: readonly Candidate[],
  open: (fingerprint: string) => Promise<KeyObject | null>,
  label: string,
): Promise<{ readonly contentKey: Uint8Array; readonly fingerprint: string }> {
  const { length } = encryptedContentKey;
  if (length < shortest || length > longest) {
    throw new Failure('envelope-malformed', { field: 'encryptedContentKey', reason: `${length} bytes`, keySid: label });
  }
  let unreached: Failure | null = null;
  let misfit = false;
  for (const { fingerprint, bits, expected } of candidates) {
    try {
      const key = await open(fingerprint);
      if (key === null) continue;
      if (Math.ceil(bits / 8) === length)
        return { contentKey: unwrapContentKey(key, encryptedContentKey), fingerprint };
      misfit ||= expected;
    } catch (error) {
      if (isFailure(error, 'key-does-not-fit')) misfit ||= expected;
      else if (isFailure(error, 'envelope-malformed')) throw new Failure(error.code, { ...error.facts, keySid: label });
      else if (error instanceof Failure) unreached ??= error;
      else throw error;
    }
  }
  if (misfit) throw new Failure('key-does-not-fit', { keySid: label });
  throw unreached ?? new Failure('key-missing', { keySid: label });
}

/** Whether it is for want of a key that fits, and not of a keychain that answers, that something was not opened. */
export function isWithoutKey(error: unknown): error is Failure {
  return ['key-missing', 'key-does-not-fit', 'key-altered'].some((code) => isFailure(error, code as 'key-missing'));
}
