import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountSid, keySid, recordingSid } from '../recording.ts';
import { call, fingerprint, nothing, reason, share } from './words.ts';

/** Where a set-up stands: what is to be done next. */
export const enrolmentSteps = ['key', 'backup', 'register', 'console', 'watch', 'proven'] as const;

/** How some of the recordings made since the key was chosen in the Console are sealed. */
const sighting = z.object({
  kind: z.enum([
    /** For the key that is being set up. */
    'sealed',
    'plain',
    /** For another key of the ring. */
    'other-key',
    /** For a key nobody here has. */
    'unknown-key',
    /** For the key by its SID, which does not open it. */
    'does-not-fit',
    /** Its envelope cannot be read. */
    'malformed',
    /** No sound was stored; `errorCode` says why. */
    'absent',
    /** In a bucket of the customer's. */
    'elsewhere',
    'unfinished',
  ]),
  keySid: keySid.nullable(),
  /** The key of the ring that opens them. */
  fingerprint: fingerprint.nullable(),
  errorCode: z.int().nullable(),
  count: z.int(),
  /** The newest of them, and when it was made. */
  recording: recordingSid,
  at: z.int(),
});
export type Sighting = z.infer<typeof sighting>;

/** A look at the newest recordings; `at` by Twilio's clock. `failure`: why the recording that fits did not open. */
const look = z.object({ at: z.int(), sightings: z.array(sighting), failure: failure.nullable() });
export type EnrolmentLook = z.infer<typeof look>;

/** An account being set up for a key. Times are UTC seconds; `registeredAt` and `chosenAt` by Twilio's clock. */
const enrolment = z.object({
  account: accountSid,
  step: z.enum(enrolmentSteps),
  begunAt: z.int(),
  fingerprint: fingerprint.nullable(),
  /** Why the key may be used without a backup, in somebody's words. */
  unbacked: z.string().nullable(),
  keySid: keySid.nullable(),
  /** Registered by this program, found registered already, or said to be. */
  registeredBy: z.enum(['api', 'found', 'console']).nullable(),
  registeredAt: z.int().nullable(),
  chosenAt: z.int().nullable(),
  look: look.nullable(),
  /** The last look came to nothing. */
  unseen: failure.nullable(),
  looking: z.boolean(),
  recording: recordingSid.nullable(),
  provenAt: z.int().nullable(),
});
export type Enrolment = z.infer<typeof enrolment>;

/** How an account stands: the set-up under way, and the last one that was proved. */
const enrolled = z.object({
  account: accountSid,
  underWay: enrolment.nullable(),
  proven: enrolment.nullable(),
});
export type Enrolled = z.infer<typeof enrolled>;

const ofAccount = z.object({ account: accountSid });

export const enrolmentCalls = {
  'enrolment.list': call(nothing, z.object({ accounts: z.array(enrolled) })),
  /** What an account's recordings need: keys of the ring, keys nobody here has, none. */
  'enrolment.needs': call(
    ofAccount,
    z.object({
      keys: z.array(share.extend({ fingerprint })),
      unopened: share,
      plain: share,
    }),
  ),
  'enrolment.begin': call(ofAccount, enrolment),
  'enrolment.choose-key': call(ofAccount.extend({ fingerprint }), enrolment),
  'enrolment.go-without-backup': call(ofAccount.extend({ reason }), enrolment),
  /** Registers the public half at Twilio, unless it is registered already. */
  'enrolment.register': call(ofAccount, enrolment),
  /** The public half was registered by hand, in the Console. */
  'enrolment.registered-by-hand': call(ofAccount, enrolment),
  /** The key was chosen in the Console. */
  'enrolment.chosen': call(ofAccount, enrolment),
  'enrolment.look': call(ofAccount, enrolment),
  'enrolment.go-back': call(ofAccount.extend({ to: z.enum(['key', 'register', 'console']) }), enrolment),
  'enrolment.give-up': call(ofAccount, nothing),
  'enrolment.open-console': call(nothing, nothing),
};

export const enrolmentEvents = { 'enrolment.changed': nothing };
