import { z } from 'zod';
import { accountSid, keySid, selection } from '../recording.ts';
import { policyKey } from './policy-calls.ts';
import { call, fingerprint, id, nothing, sha256, share } from './words.ts';

/** Plans: what was selected, frozen, with everything that is to be known before it is carried out. */

export const planKind = z.enum(['archive', 'export', 'remove', 'evacuate']);
export type PlanKind = z.infer<typeof planKind>;

/** Why a recording cannot be archived, exported or removed: Twilio still makes it, never made it, keeps it elsewhere, or it is gone. */
export const hindrance = z.enum(['unfinished', 'absent', 'elsewhere', 'gone']);
export type Hindrance = z.infer<typeof hindrance>;

/**
 * Whether a key opens what was sealed for it, and whether losing this machine would lose it: `session`: it ends with the
 * session; `unbacked`: in the keychain, but no backup was tried; `missing`: not here.
 */
export const keyStanding = z.enum(['backed-up', 'unbacked', 'session', 'missing']);
export type KeyStanding = z.infer<typeof keyStanding>;

/** US dollars a minute and month for storage at Twilio, minutes that are free, and the day that was looked up. */
export const storagePrice = z.object({
  perMinute: z.number().min(0).max(1),
  freeMinutes: z.int().min(0),
  asOf: z.iso.date(),
});
export type StoragePrice = z.infer<typeof storagePrice>;

const planSummary = z.object({
  plan: id,
  kind: planKind,
  madeAt: z.int(),
  /** SHA-256 over the frozen recordings, as docs/plan-format.md spells them. */
  digest: sha256,
  total: share,
  /** Of all media, estimated from length and channels: Twilio does not tell sizes. */
  bytes: z.int(),
  /** Bytes that what is left to do will take where it goes; 0 where nothing is written. */
  space: z.int(),
  /** UTC seconds; null of a plan without recordings. */
  oldest: z.int().nullable(),
  newest: z.int().nullable(),
  accounts: z.array(z.object({ account: accountSid }).extend(share.shape)),
  encrypted: share,
  plain: share,
  keys: z.array(
    z
      .object({ keySid: keySid.nullable(), fingerprint: fingerprint.nullable(), standing: keyStanding })
      .extend(share.shape),
  ),
  /** Plain media of accounts without a sealing key can be heard, but not archived. */
  withoutSealingKey: share,
  /** With a verified copy in some archive; with one that is in the archive chosen here. */
  archived: share,
  archivedHere: share,
  onHold: share,
  /** What the policy of this machine keeps where it is, by the rule that says so. */
  forbidden: z.array(z.object({ policy: policyKey, days: z.int() }).extend(share.shape)),
  hindered: z.array(z.object({ reason: hindrance }).extend(share.shape)),
  /** Of a removal: the accounts of which nothing is counted, because of the policy, or nothing plain, for want of a sealing key. */
  leftOut: z.array(z.object({ account: accountSid, plainOnly: z.boolean() })),
  /** What is left to do once hindrances are taken off, and for a removal holds and what is forbidden, for a copy what lacks a key. */
  doable: share,
  /** Of those, the ones no archive has a verified copy of. */
  withoutCopy: share,
  archive: id.nullable(),
  /** Bytes free where the archive or export goes, as far as it can be known. */
  free: z.int().nullable(),
  /** Estimated seconds the batch will take. */
  lasting: z.int(),
  /** US dollars a month, by the prices the user has set. */
  storageNow: z.number(),
  storageSaved: z.number(),
  pricesAsOf: z.iso.date(),
});
export type PlanSummary = z.infer<typeof planSummary>;

/** Of `looked` recordings, how many carry transcriptions or add-on results, and how many of those they carry together. */
const derivedCount = z.object({ looked: z.int(), carrying: z.int(), found: z.int() });
export type DerivedCount = z.infer<typeof derivedCount>;

export const planCalls = {
  'plans.make': call(z.object({ selection, kind: planKind, archive: id.nullable() }), planSummary),
  'plans.read': call(z.object({ plan: id }), planSummary),
  /** Asks Twilio what hangs on the recordings of a plan; of a large one, on a hundred of them. Ends when it is discarded. */
  'plans.count-derived': call(z.object({ plan: id }), derivedCount),
  /** Writes the plan with its recordings to a file the user chooses. */
  'plans.save-as': call(z.object({ plan: id }), z.object({ saved: z.boolean() })),
  /** A plan that was not carried out is thrown away. */
  'plans.discard': call(z.object({ plan: id }), nothing),
} as const;
