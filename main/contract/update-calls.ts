import { z } from 'zod';
import { failure } from '../failure.ts';
import { call, nothing } from './words.ts';

/** Whether a newer version is there. Times in UTC seconds. */

const kind = z.enum(['deb', 'rpm', 'AppImage', 'exe', 'msi', 'dmg']);

const updates = z.object({
  version: z.string(),
  channel: z.enum(['stable', 'beta']),
  /** `not-set-up`: this build knows nobody to ask. `demo`: the demo asks nobody. */
  checking: z.enum(['on', 'off', 'off-by-policy', 'not-set-up', 'demo']),
  /** When a list was last read that could be believed. */
  checkedAt: z.int().nullable(),
  /** `ahead`: this version is later than the newest published. */
  standing: z.enum(['unknown', 'newest', 'newer-there', 'ahead']),
  newer: z
    .object({
      version: z.string(),
      madeAt: z.int(),
      notes: z.object({ en: z.string(), ja: z.string() }),
      /** Packages for this computer. */
      packages: z.array(z.object({ kind, size: z.int() })),
    })
    .nullable(),
  /** How the last check failed. */
  failure: failure.nullable(),
  checkingNow: z.boolean(),
  downloading: z.object({ kind, received: z.int(), total: z.int() }).nullable(),
});
export type Updates = z.infer<typeof updates>;

export const updateCalls = {
  'updates.state': call(nothing, updates),
  'updates.check': call(nothing, updates),
  /** Asks where to; checks everything that can be checked, and shows the file. It is never run from here. */
  'updates.download': call(
    z.object({ kind }),
    z.object({
      saved: z.object({ name: z.string(), proof: z.enum(['publisher', 'list-only']) }).nullable(),
    }),
  ),
  'updates.cancel': call(nothing, nothing),
} as const;

export const updateEvents = { 'updates.changed': updates } as const;
