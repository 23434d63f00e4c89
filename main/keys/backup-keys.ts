import { createHmac, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { wipe } from '../crypto/wipe.ts';
import type { Cost } from './backup-form.ts';
import { passphraseBytes } from './check-passphrase.ts';

type Options = { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number };
const derive = promisify<Uint8Array, Uint8Array, number, Options, Buffer>(scrypt);

/** The two keys of a backup, the caller's to wipe: scrypt (RFC 7914), 64 bytes; the first half seals, the second checks. */
export async function deriveBackupKeys(
  passphrase: string,
  salt: Uint8Array,
  { logN, r, p }: Cost,
): Promise<{ readonly sealing: Uint8Array; readonly checking: Uint8Array }> {
  const secret = passphraseBytes(passphrase);
  const N = 2 ** logN;
  // Node allows 32 MiB unless told otherwise; scrypt takes 128 · N · r, and a little.
  const both = await derive(secret, salt, 64, { N, r, p, maxmem: 128 * N * r + 128 * r * p + 1024 * 1024 });
  wipe(secret);
  return { sealing: both.subarray(0, 32), checking: both.subarray(32) };
}

/** What tells a wrong passphrase: HMAC-SHA-256 over what precedes it. */
export function checkValue(checking: Uint8Array, preamble: Uint8Array): Uint8Array {
  return createHmac('sha256', checking).update(preamble).digest();
}
