import { z } from 'zod';

/**
 * What a sync remembers in the index, written with the page it tells of, so that a pass goes on where it was killed.
 * first: everything, newest first. recent: the last days again. whole: everything again, to find what has vanished.
 */
const syncPass = z.object({
  kind: z.enum(['first', 'recent', 'whole']),
  startedAt: z.int(),
  /** Recordings created before this are not asked for; null: all are. */
  since: z.int().nullable(),
  /** The page to fetch next; null when all are stored. */
  next: z.string().nullable(),
  seen: z.int(),
  /** The oldest creation seen. */
  backTo: z.int().nullable(),
  calls: z.object({
    /** The page to fetch next; null when there are no more, or asking one by one is cheaper. */
    next: z.string().nullable(),
    backTo: z.int().nullable(),
    pages: z.int(),
    joined: z.int(),
  }),
});
export type SyncPass = z.infer<typeof syncPass>;

export const syncState = z.object({
  pass: syncPass.nullable(),
  finishedAt: z.int().nullable(),
  /** Everything created before this has been listed: the start of the last pass that came to its end. */
  coveredTo: z.int().nullable(),
  wholeAt: z.int().nullable(),
});
export type SyncState = z.infer<typeof syncState>;

export const noSyncYet: SyncState = { pass: null, finishedAt: null, coveredTo: null, wholeAt: null };
