import { z } from 'zod';
import { recordingSid } from '../recording.ts';
import { planKind } from './plan-calls.ts';
import { call, id, nothing, share, stretch } from './words.ts';

/** Twilio, archives and ledger compared. */

/**
 * How Twilio, the archives compared and our own removals differ over a recording; one can be in several groups.
 * `not-archived`: at Twilio, in no archive. `still-billed`: archived and verified, still at Twilio. `copy-missing`: the
 * record knows a copy that the archive has not. `copy-unknown`: in the archive, unknown to the record. `copy-altered`:
 * its size or state is another than when it was read back, or it was found damaged. `removed-elsewhere`: gone at Twilio, not by us. `lost`: gone at Twilio and in no archive.
 * `removed-still-there`: the ledger says removed, Twilio still lists it.
 */
export const discrepancy = z.enum([
  'not-archived',
  'still-billed',
  'copy-missing',
  'copy-unknown',
  'copy-altered',
  'removed-elsewhere',
  'lost',
  'removed-still-there',
]);
export type Discrepancy = z.infer<typeof discrepancy>;

const comparison = z.object({
  comparison: id,
  madeAt: z.int(),
  archive: id.nullable(),
  /** When Twilio was last read for the account longest ago, by a pass of any kind; null where none was ever finished. */
  twilioAsOf: z.int().nullable(),
  groups: z.array(z.object({ discrepancy, remedy: planKind.nullable() }).extend(share.shape)),
  agreeing: share,
});
export type Comparison = z.infer<typeof comparison>;

export const reconcileCalls = {
  /** `archive` null: all of them. `fresh`: everything is read from Twilio anew first. Fails as listing an archive does. */
  'reconcile.compare': call(z.object({ archive: id.nullable(), fresh: z.boolean() }), comparison),
  'reconcile.cancel': call(nothing, nothing),
  'reconcile.last': call(nothing, z.object({ comparison: comparison.nullable() })),
  'reconcile.rows': call(
    z.object({ comparison: id, discrepancy, ...stretch }),
    z.object({ sids: z.array(recordingSid), total: z.int() }),
  ),
  'reconcile.save-report': call(z.object({ comparison: id }), z.object({ saved: z.boolean() })),
  /** The ids of a group as the list knows them, to make a plan of. */
  'reconcile.ids': call(z.object({ comparison: id, discrepancy }), z.object({ ids: z.array(z.int()) })),
} as const;

export const reconcileEvents = {
  /** `total` null: nobody knows yet. */
  'reconcile.progress': z.object({
    step: z.enum(['asking-twilio', 'listing', 'comparing']),
    done: z.int(),
    total: z.int().nullable(),
  }),
} as const;
