import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountSid } from '../recording.ts';
import { call, nothing, reason, sha256, stretch } from './words.ts';

/** The ledger as it is shown, checked and exported; Twilio's own events stand in the same timeline. */

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const facts = z.record(z.string(), fact);

/** How an intent ended: its outcome's entry. */
const ended = z.object({ number: z.int(), time: z.int(), outcome: z.string(), code: z.string().nullable(), facts });

const ledgerEntry = z.object({
  /** Of the entry, or of one of Twilio's events in the order in which they were fetched. */
  number: z.int(),
  time: z.int(),
  source: z.enum(['koekura', 'twilio']),
  /** `outcome` stands alone only where its intent is not to be found; `unreadable`: no entry of ours. */
  kind: z.enum(['intent', 'outcome', 'fact', 'event', 'unreadable']),
  what: z.string(),
  /** Of an event: who acted there, as a SID, and from where. */
  user: z.string().nullable(),
  machine: z.string().nullable(),
  credential: z.string().nullable(),
  facts,
  /** Null of an intent whose outcome is not there (yet), and of what has none. */
  ended: ended.nullable(),
  /** A removal at Twilio that this program did not do. */
  outside: z.boolean(),
  /** As it stands in the ledger, or as Twilio told it: JSON. */
  text: z.string(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

const ledgerFilter = z.object({
  from: z.int().optional(),
  to: z.int().optional(),
  /** `hearing`, `removal`, …; an open set. */
  whats: z.array(z.string()).optional(),
  accounts: z.array(accountSid).optional(),
  /** `done`, `failed`, …; `open`: an intent without an outcome. */
  outcomes: z.array(z.string()).optional(),
  sources: z.array(z.enum(['koekura', 'twilio'])).optional(),
  /** A SID, a fingerprint, a batch, a user: any part of an entry's text. */
  search: z.string().max(100).optional(),
  outside: z.boolean().optional(),
  /** The line with this entry; where there is none, with the next one that is there. */
  number: z.int().optional(),
});
export type LedgerFilter = z.infer<typeof ledgerFilter>;

/**
 * What checking the ledger found. `whole`: every entry fits and the signed head, and the head kept in the keychain, are
 * in it. `broken`: the first entry that does not fit. `cut`: it ends before an entry that was signed or noted. `replaced`:
 * another entry stands where one was signed or noted. `unsigned`: it fits, but there is nothing to hold it against.
 */
const ledgerVerdict = z.object({
  state: z.enum(['whole', 'broken', 'cut', 'replaced', 'unsigned']),
  entries: z.int(),
  head: sha256,
  firstMisfit: z.int().nullable(),
  /** The entry a checkpoint or the keychain speaks of, where that is not to be found. */
  expected: z.int().nullable(),
  checkedAt: z.int(),
  /** The last entry signed by the key that is at hand, and the one the keychain's note speaks of. */
  signedTo: z.int().nullable(),
  notedTo: z.int().nullable(),
  publicKey: z.string().nullable(),
  /** The key: in the keychain; of this session only; missing, altered or another's; the keychain does not answer. */
  key: z.enum(['held', 'session', 'missing', 'unasked']),
});
export type LedgerVerdict = z.infer<typeof ledgerVerdict>;

export const ledgerCalls = {
  /** Newest first; an intent and its outcome are one entry. */
  'ledger.page': call(
    z.object({ filter: ledgerFilter, ...stretch }),
    z.object({ entries: z.array(ledgerEntry), matching: z.int() }),
  ),
  'ledger.kinds': call(nothing, z.object({ whats: z.array(z.object({ what: z.string(), count: z.int() })) })),
  'ledger.verify': call(nothing, ledgerVerdict),
  /** What was found when the program started; null while that is still being looked at. */
  'ledger.standing': call(nothing, z.object({ verdict: ledgerVerdict.nullable() })),
  /** Goes on from the ledger as it lies where its end or its key is missing; the reason is written into it. */
  'ledger.accept': call(z.object({ reason }), ledgerVerdict),
  /** JSON Lines with a signature, and the stand-alone checker beside it. */
  'ledger.save-as': call(nothing, z.object({ saved: z.boolean() })),
  /** The accounts whose events could not be fetched when last tried, and up to when (UTC seconds) they are here. */
  'ledger.events-missing': call(
    nothing,
    z.object({ accounts: z.array(z.object({ account: accountSid, fetchedTo: z.int().nullable(), failure })) }),
  ),
  'ledger.fetch-events': call(z.object({ account: accountSid }), z.object({ fetched: z.int() })),
} as const;

export const ledgerEvents = {
  'ledger.changed': z.object({ entries: z.int() }),
  /** What a check found, the program's own at its start among them. */
  'ledger.checked': ledgerVerdict,
  'ledger.verifying': z.object({ done: z.int(), total: z.int() }),
} as const;
