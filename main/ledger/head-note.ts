import { z } from 'zod';
import type { Keychain } from '../keychain/keychain.ts';
import { log } from '../log.ts';

/** The keychain's entry that says how long the ledger was, and how it ended. */
export const noteEntry = 'ledger:head';

const note = z.object({ number: z.int().min(1), head: z.string().regex(/^[0-9a-f]{64}$/) });
/** The last entry's number and, in hex, its hash. */
export type HeadNote = z.infer<typeof note>;

/** The first byte of the entry; JSON in UTF-8 follows. */
const version = 0x01;

/** Null where there is none, and where what lies there is no such note. Fails as the keychain does. */
export async function readHeadNote(keychain: Keychain): Promise<HeadNote | null> {
  const entry = await keychain.read(noteEntry);
  if (entry === null) return null;
  try {
    if (entry[0] === version) return note.parse(JSON.parse(Buffer.from(entry.subarray(1)).toString('utf8')));
  } catch {
    // Said below.
  }
  log('ledger.note-unusable');
  return null;
}

export async function writeHeadNote(keychain: Keychain, kept: HeadNote): Promise<void> {
  await keychain.write(noteEntry, Buffer.concat([Uint8Array.of(version), Buffer.from(JSON.stringify(kept), 'utf8')]));
}
