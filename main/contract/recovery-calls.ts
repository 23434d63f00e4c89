import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountSid, recordingSid } from '../recording.ts';
import { bucketPlace } from './archive-calls.ts';
import { call, fingerprint, id, nothing, secret, sha256 } from './words.ts';

/** The recovery kit: made, restored from, and tried in drills. Times in UTC seconds. */

const key = z.object({ fingerprint, name: z.string() });

/** One recording a drill tried. `fingerprint`: the kit's key that opened it, else the one that was seen to before. */
export const drillTry = z.object({
  sid: recordingSid,
  account: accountSid,
  archive: z.string(),
  fingerprint: fingerprint.nullable(),
  seconds: z.int(),
  bytes: z.int(),
  failure: failure.nullable(),
});
const drill = z.object({ kit: z.string(), at: z.int(), passed: z.boolean(), tries: z.array(drillTry) });

const standing = z.object({
  kit: z
    .object({ kit: id, madeAt: z.int(), bytes: z.int(), sha256, entries: z.int(), keys: z.array(fingerprint) })
    .nullable(),
  unbacked: z.array(key),
  notInKit: z.array(key),
  entriesSince: z.int().nullable(),
  archived: z.boolean(),
  lastDrill: drill.nullable(),
  drill: z.enum(['never', 'failed', 'overdue', 'done']),
  drillDueAt: z.int().nullable(),
});
export type RecoveryShown = z.infer<typeof standing>;

/** How many of each a kit holds, or came back. `held`: recordings under holds; `entries`: of the ledger. */
const counts = z.object({
  keys: z.int(),
  accounts: z.int(),
  pairings: z.int(),
  archives: z.int(),
  holds: z.int(),
  held: z.int(),
  copies: z.int(),
  batches: z.int(),
  removals: z.int(),
  events: z.int(),
  attestations: z.int(),
  entries: z.int(),
});
export type KitCounts = z.infer<typeof counts>;

/** `taken`: the kit's ledger goes on here. `kept`: the own ledger stays, because it tells of more than its beginning. */
const ledgerFate = z.enum(['taken', 'kept', 'none']);

const folderPlace = z.object({ kind: z.literal('folder'), shown: z.string() });
const here = z.boolean();

const preview = z.object({
  /** `key-backup`: one key and nothing else, as Koekura wrote them before there were kits. */
  form: z.enum(['kit', 'key-backup']),
  kit: z.string(),
  madeAt: z.int(),
  madeBy: z.object({ user: z.string(), machine: z.string() }).nullable(),
  /** `here`: it is in this profile already. */
  keys: z.array(key.extend({ bits: z.int(), here })),
  /** Keys that could not be opened when the kit was made, and so are not in it. */
  keysMissing: z.array(key),
  accounts: z.array(z.object({ sid: accountSid, name: z.string(), colour: z.string(), region: z.string(), here })),
  archives: z.array(
    z.object({
      archive: id,
      name: z.string(),
      place: z.discriminatedUnion('kind', [folderPlace, bucketPlace]),
      here,
    }),
  ),
  batches: z.array(z.object({ batch: id, kind: z.string(), planned: z.int() })),
  counts,
  ledger: z.object({
    fate: ledgerFate,
    head: z.string(),
    lastAt: z.int().nullable(),
    /** Of the ledger here. */
    ownEntries: z.int(),
    /** The entry this machine's keychain says there was, where that is beyond the kit's last: the kit is older. */
    notedTo: z.int().nullable(),
  }),
  /** This profile has accounts and the kit others, none in common. */
  foreign: z.boolean(),
});
export type KitPreview = z.infer<typeof preview>;

const byHand = z.discriminatedUnion('what', [
  z.object({ what: z.literal('login'), account: accountSid, name: z.string() }),
  z.object({ what: z.literal('bucket-keys'), archive: id, name: z.string() }),
  z.object({ what: z.literal('folder'), archive: id, name: z.string(), shown: z.string() }),
  z.object({ what: z.literal('batch'), batch: id, planned: z.int() }),
  z.object({ what: z.literal('key-missing'), fingerprint, name: z.string() }),
]);

export const restoreReport = z.object({
  kit: z.string(),
  madeAt: z.int(),
  begunAt: z.int(),
  /** Null: it was interrupted. */
  finishedAt: z.int().nullable(),
  /** What came back that was not here. */
  restored: counts,
  /** What is in the kit and was here already, or could not come back here. */
  left: counts,
  ledger: z.object({ fate: ledgerFate, entries: z.int(), notedTo: z.int().nullable() }),
  byHand: z.array(byHand),
});
export type RestoreReport = z.infer<typeof restoreReport>;

const pending = z.string();

export const recoveryCalls = {
  'recovery.standing': call(nothing, z.object({ standing, restore: restoreReport.nullable() })),
  /** Asks where to. Every key in it counts as backed up, once the file was read back whole and opened. */
  'recovery.make': call(
    z.object({ passphrase: secret }),
    z.object({
      made: z
        .object({ kit: id, madeAt: z.int(), bytes: z.int(), sha256, counts, keysMissing: z.array(key) })
        .nullable(),
    }),
  ),
  /** A sheet to print, without anything secret: of the kit that is open, or of the one just made (null). */
  'recovery.save-sheet': call(
    z.object({ pending: pending.nullable(), language: z.enum(['en', 'ja']) }),
    z.object({ saved: z.boolean() }),
  ),
  'recovery.choose': call(nothing, z.object({ pending: pending.nullable(), source: z.string() })),
  /** Reads all of it, to its end. */
  'recovery.open': call(z.object({ pending, passphrase: secret }), preview),
  'recovery.restore': call(z.object({ pending, sessionOnly: z.boolean() }), restoreReport),
  /** Opens a recording chosen at random for each key, from its archive, with the kit's own keys. */
  'recovery.drill': call(z.object({ pending }), drill),
  /** Forgets an opened kit. */
  'recovery.close': call(z.object({ pending }), nothing),
  /** Gives up what is under way. */
  'recovery.cancel': call(nothing, nothing),
} as const;

export const recoveryEvents = {
  'recovery.changed': nothing,
  /** `total` 0: nobody knows yet. */
  'recovery.progress': z.object({
    step: z.enum(['making', 'reading-back', 'opening', 'restoring', 'drill']),
    done: z.int(),
    total: z.int(),
  }),
} as const;
