import type { z } from 'zod';

/** The first byte of an entry; JSON in UTF-8 follows. */
const version = 0x01;

/** What is kept in an entry as one thing, such as a user with the secret. The caller wipes it. */
export function encodeEntry(value: unknown): Uint8Array {
  return Buffer.concat([Uint8Array.of(version), Buffer.from(JSON.stringify(value), 'utf8')]);
}

/** Null where it is not of this shape, or of a version that is not known. */
export function decodeEntry<Value>(shape: z.ZodType<Value>, entry: Uint8Array): Value | null {
  if (entry[0] !== version) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(entry.subarray(1)).toString('utf8')));
  } catch {
    return null;
  }
}
