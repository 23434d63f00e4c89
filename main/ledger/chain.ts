import { hash } from 'node:crypto';

/** What stands before the first entry: 32 zero bytes. */
export const beforeFirst: Uint8Array = new Uint8Array(32);

const room = Buffer.alloc(8192);

/** The hash of an entry: SHA-256 of the 32 bytes of the hash before it and the UTF-8 bytes of its canonical JSON. */
export function hashEntry(previous: Uint8Array, entry: string): Uint8Array {
  // Laid out in one place and hashed in one go: with a million of them, making objects would cost more than hashing.
  const bytes =
    entry.length * 3 + previous.length <= room.length ? room : Buffer.alloc(entry.length * 3 + previous.length);
  bytes.set(previous, 0);
  const end = previous.length + bytes.write(entry, previous.length, 'utf8');
  return hash('sha256', bytes.subarray(0, end), 'buffer');
}
