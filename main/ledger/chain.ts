import { createHash } from 'node:crypto';

/** What stands before the first entry: 32 zero bytes. */
export const beforeFirst: Uint8Array = new Uint8Array(32);

/** The hash of an entry: SHA-256 of the 32 bytes of the hash before it and the UTF-8 bytes of its canonical JSON. */
export function hashEntry(previous: Uint8Array, entry: string): Uint8Array {
  return createHash('sha256').update(previous).update(entry, 'utf8').digest();
}
