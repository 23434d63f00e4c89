import { z } from 'zod';
import { recordingSid } from '../recording.ts';
import { planKind } from './plan-calls.ts';
import { call, id, nothing, share, stretch } from './words.ts';

/** Twilio, archives and ledger compared. */

/**
 * `not-archived`: at Twilio, in no archive. `still-billed`: archived and verified, still at Twilio. `copy-missing`: the
 * record knows a copy that the archive has not. `copy-unknown`: in the archive, unknown to the record. `copy-altered`:
 * size or hash differ. `removed-elsewhere`: gone at Twilio, not by us. `lost`: gone at Twilio and in no archive.
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
  groups: z.array(z.object({ discrepancy, remedy: planKind.nullable() }).extend(share.shape)),
  agreeing: share,
});
export type Comparison = z.infer<typeof comparison>;

export const reconcileCalls = {
  'reconcile.compare': call(z.object({ archive: id.nullable() }), comparison),
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

export const reconcileEvents = { 'reconcile.progress': z.object({ done: z.int(), total: z.int() }) } as const;
