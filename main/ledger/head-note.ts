import { z } from 'zod';
import { decodeEntry, encodeEntry } from '../keychain/json-entry.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { log } from '../log.ts';

/** The keychain's entry that says how long the ledger was, and how it ended. */
export const noteEntry = 'ledger:head';

const note = z.object({ number: z.int().min(1), head: z.string().regex(/^[0-9a-f]{64}$/) });
/** The last entry's number and, in hex, its hash. */
export type HeadNote = z.infer<typeof note>;

/** Null where there is none, and where what lies there is no such note. Fails as the keychain does. */
export async function readHeadNote(keychain: Keychain): Promise<HeadNote | null> {
  const entry = await keychain.read(noteEntry);
  if (entry === null) return null;
  const kept = decodeEntry(note, entry);
  if (kept === null) log('ledger.note-unusable');
  return kept;
}

export async function writeHeadNote(keychain: Keychain, kept: HeadNote): Promise<void> {
  await keychain.write(noteEntry, encodeEntry(kept));
}
