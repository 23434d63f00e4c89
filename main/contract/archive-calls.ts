import { z } from 'zod';
import { failure } from '../failure.ts';
import { recordingSid, selection } from '../recording.ts';
import { call, fingerprint, id, name, nothing, secret, share } from './words.ts';

/** Archives: places for sealed copies, in a folder or an S3 bucket. */

const folderPlace = z.object({ kind: z.literal('folder'), shown: z.string() });

export const bucketPlace = z.object({
  kind: z.literal('s3'),
  /** Null: AWS. */
  endpoint: z.url({ protocol: /^https?$/ }).nullable(),
  region: z.string().regex(/^[a-z0-9-]{1,64}$/i),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/i),
  /** Empty or ending in `/`. */
  prefix: z
    .string()
    .max(512)
    .regex(/^((?!\.{1,2}\/)[\w.=+@-]+\/)*$/),
  pathStyle: z.boolean(),
  /** `chain`: the AWS default chain; `key`: an access key in the keychain. */
  credentials: z.enum(['key', 'chain']),
  encryption: z.enum(['none', 'sse-s3', 'sse-kms']),
  kmsKey: z.string().max(2048).nullable(),
  storageClass: z.string().max(64).nullable(),
});
export type BucketPlace = z.infer<typeof bucketPlace>;

/** One thing a pre-flight looked at. `unknown`: the place does not say; never taken for "good". */
const finding = z.object({
  check: z.string(),
  verdict: z.enum(['good', 'warn', 'bad', 'unknown']),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof finding>;

const archive = z.object({
  archive: id,
  name,
  place: z.discriminatedUnion('kind', [folderPlace, bucketPlace]),
  addedAt: z.int(),
  /** Copies that were read back whole, and those not yet. */
  verified: share,
  unverified: z.int(),
  bytes: z.int(),
  /** When everything was last read back, and what that found. */
  checkedAt: z.int().nullable(),
  /** When a reading back was begun that has not come to its end: it can go on. */
  checkBegan: z.int().nullable(),
  damaged: z.int(),
  missing: z.int(),
  preflight: z.array(finding),
  preflightAt: z.int().nullable(),
  /** Null while it has not been tried in this session. */
  reachable: z.boolean().nullable(),
});
export type Archive = z.infer<typeof archive>;

/** Something long that goes over an archive: reading its envelopes, reading everything back, re-wrapping. */
const archiveTask = z.object({
  archive: id,
  task: z.enum(['open', 'check', 'rewrap']),
  state: z.enum(['running', 'finished', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int().nullable(),
  bytes: z.int(),
  good: z.int(),
  bad: z.int(),
  startedAt: z.int(),
  finishedAt: z.int().nullable(),
  failure: failure.nullable(),
});
export type ArchiveTask = z.infer<typeof archiveTask>;

/** What is wrong with one thing in an archive: a copy, or (`sid` null) something that is none. `name` as it stands there. */
const copyFault = z.object({ sid: recordingSid.nullable(), name: z.string(), failure });
export type CopyFault = z.infer<typeof copyFault>;

const pending = z.string();

export const archiveCalls = {
  'archives.list': call(nothing, z.object({ archives: z.array(archive), tasks: z.array(archiveTask) })),
  /** Opens the folder dialog. `found`: an archive lies there already, which can be opened. */
  'archives.choose-folder': call(
    nothing,
    z.object({ pending: pending.nullable(), shown: z.string().nullable(), found: z.boolean() }),
  ),
  /** Tries a place before it is used: writes, reads and removes a probe, and looks at what protects it. */
  'archives.try-folder': call(z.object({ pending }), z.object({ findings: z.array(finding) })),
  'archives.try-bucket': call(
    z.object({ place: bucketPlace, accessKey: z.string().nullable(), secretKey: secret.nullable() }),
    z.object({ findings: z.array(finding), found: z.boolean() }),
  ),
  /** The least a credential must be allowed to do, to be pasted into IAM. */
  'archives.policy': call(z.object({ place: bucketPlace }), z.object({ policy: z.string() })),
  'archives.copy-policy': call(z.object({ place: bucketPlace }), nothing),
  'archives.add-folder': call(z.object({ pending, name }), archive),
  'archives.add-bucket': call(
    z.object({ place: bucketPlace, accessKey: z.string().nullable(), secretKey: secret.nullable(), name }),
    archive,
  ),
  'archives.change-keys': call(z.object({ archive: id, accessKey: z.string(), secretKey: secret }), nothing),
  'archives.rename': call(z.object({ archive: id, name }), archive),
  'archives.preflight': call(z.object({ archive: id }), archive),
  /** Koekura forgets it; what lies there stays. */
  'archives.forget': call(z.object({ archive: id, name }), nothing),
  /** Reads its envelopes, so that its recordings are in the list, also those no longer at Twilio. */
  'archives.open': call(z.object({ archive: id }), nothing),
  /** Reads everything back and compares it. `again`: from the start, also where one was stopped midway. */
  'archives.check': call(z.object({ archive: id, again: z.boolean() }), nothing),
  'archives.cancel-task': call(z.object({ archive: id }), nothing),
  'archives.faults': call(z.object({ archive: id }), z.object({ faults: z.array(copyFault) })),
  'archives.save-report': call(z.object({ archive: id }), z.object({ saved: z.boolean() })),
  /** Wraps the content keys for another key of the ring, too; the audio is not touched. `selection` null: everything. */
  'archives.rewrap': call(z.object({ archive: id, fingerprint, selection: selection.nullable() }), nothing),
  /** In which archives a recording has a copy. */
  'archives.of': call(
    z.object({ sid: recordingSid }),
    z.object({
      copies: z.array(
        z.object({ archive: id, name, size: z.int(), verifiedAt: z.int().nullable(), failure: failure.nullable() }),
      ),
    }),
  ),
} as const;

export const archiveEvents = { 'archives.changed': nothing, 'archives.task': archiveTask } as const;
