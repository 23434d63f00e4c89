import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountSid, keySid, recordingSid } from '../recording.ts';
import { call, fingerprint, nothing, share } from './words.ts';

/** Recordings, how long, from when to when (UTC seconds; null: none), and whose. */
const stretchOfTime = { oldest: z.int().nullable(), newest: z.int().nullable() };
const ofAccounts = z.array(share.extend({ account: accountSid }));

/** have: a key here opens it. lost: one that was here did. never-seen: none that was ever here did. */
const holding = z.enum(['have', 'lost', 'never-seen']);

const row = z.object({
  /** Of the key, in the ring or once in it; null where none was ever seen to open these. */
  fingerprint: fingerprint.nullable(),
  name: z.string().nullable(),
  /** What Twilio says they were sealed for. */
  keySids: z.array(keySid),
  holding,
  backedUpAt: z.int().nullable(),
  /** Everything it opens. A recording may lie at Twilio and in archives, and be opened by more than one key. */
  total: share,
  atTwilio: share,
  /** In a bucket of the customer's own, written by Twilio. */
  elsewhere: share,
  inArchives: share,
  ...stretchOfTime,
  accounts: ofAccounts,
  /** What nothing else opens: lost with this key, or lost already. */
  atStake: z.object({
    total: share,
    onlyAtTwilio: share,
    onlyInArchives: share,
    ...stretchOfTime,
    accounts: ofAccounts,
  }),
});
export type CoverageRow = z.infer<typeof row>;

const coverageMap = z.object({
  revision: z.int(),
  /** The list was still being read: this is how it was at this time (UTC seconds); null: it is as the list is now. */
  asOf: z.int().nullable(),
  total: share,
  /** Each recording once, by the best of what opens it; plain: something of it needs no key. */
  parts: z.object({ have: share, lost: share, neverSeen: share, plain: share }),
  rows: z.array(row),
});
export type CoverageMap = z.infer<typeof coverageMap>;

/** Somebody has taken note of an alarm: it is quiet until an alert or a recording comes that was not there. */
const noted = z.object({ at: z.int(), by: z.string(), remark: z.string() });
export type Noted = z.infer<typeof noted>;

const alertCode = z.literal([16104, 16105, 16106, 16107, 16111, 16112]);
const alert = z.object({
  sid: z.string(),
  account: accountSid,
  at: z.int(),
  /** 16104 to 16107: encryption; 16111 and 16112: writing into a bucket of the customer's. */
  code: alertCode,
  recording: recordingSid.nullable(),
});
export type RecordingAlert = z.infer<typeof alert>;

export const coverageCalls = {
  /** Rows with the most recordings first; keys of the ring that open nothing are among them. */
  'coverage.map': call(nothing, coverageMap),
  /** Of the last 30 days by account and code, the newest first; and what is known of the fetching of each account's. */
  'coverage.alerts': call(
    nothing,
    z.object({
      alerts: z.array(
        z.object({
          account: accountSid,
          code: alertCode,
          count: z.int(),
          newest: z.int(),
          noted: noted.nullable(),
        }),
      ),
      fetched: z.array(z.object({ account: accountSid, at: z.int().nullable(), failure: failure.nullable() })),
    }),
  ),
  /** The keys that recordings need and nobody here has, of which somebody took note; without those that are alarms again. */
  'coverage.noted-keys': call(nothing, z.object({ keys: z.array(z.object({ keySid, noted })) })),
  /** Takes note of an alarm as it is now: of an account's alerts of a code, or of a key nobody here has. Fails with alarm-unknown. */
  'coverage.note-alarm': call(
    z.object({
      alarm: z.union([z.object({ account: accountSid, code: alertCode }), z.object({ keySid })]),
      remark: z.string().trim().max(500),
    }),
    nothing,
  ),
  /** Asks Twilio for an account's alerts now. Fails as Twilio does; twilio-permission-missing where the key may not. */
  'coverage.fetch-alerts': call(z.object({ account: accountSid }), z.object({ fetched: z.int() })),
} as const;

export const coverageEvents = { 'coverage.changed': nothing } as const;
