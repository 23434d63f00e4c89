import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fingerprint } from '../contract/words.ts';
import { writeWhole } from '../plans/write-whole.ts';
import { accountSid, keySid, whereabouts } from '../recording.ts';
import type { CoverageGroup } from './coverage-questions.ts';

/**
 * The last answer of the list, kept in a file of the profile: it takes the list some seconds after the start of the program
 * until it can answer, and the map is shown as it was meanwhile. Nothing but what is shown leans on it.
 */
export type KeptGroups = { readonly at: number; readonly groups: readonly CoverageGroup[] };

const kept = z.object({
  version: z.literal(1),
  at: z.int(),
  groups: z.array(
    z.object({
      account: accountSid,
      keySid: keySid.nullable(),
      encrypted: z.boolean(),
      whereabouts,
      completed: z.boolean(),
      copies: z.array(z.object({ openers: z.array(fingerprint), sound: z.boolean() })),
      count: z.int(),
      seconds: z.number(),
      oldest: z.int(),
      newest: z.int(),
    }),
  ),
});

/** Null where there is none, or none that can be read: it is only a convenience. */
export async function readKeptGroups(path: string): Promise<KeptGroups | null> {
  try {
    return kept.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Fails with disk-full, disk-refused. */
export async function writeKeptGroups(path: string, { at, groups }: KeptGroups): Promise<void> {
  const text = JSON.stringify({ version: 1, at, groups });
  await writeWhole(path, (write) => write(Buffer.from(text)));
}
