import { z } from 'zod';
import { accountCalls } from './contract/account-calls.ts';
import { archiveCalls, archiveEvents } from './contract/archive-calls.ts';
import { batchCalls, batchEvents } from './contract/batch-calls.ts';
import { checkupCalls, checkupEvents } from './contract/checkup-calls.ts';
import { coverageCalls, coverageEvents } from './contract/coverage-calls.ts';
import { enrolmentCalls, enrolmentEvents } from './contract/enrolment-calls.ts';
import { exportCalls } from './contract/export-calls.ts';
import { handedCalls, handedEvents } from './contract/handed-calls.ts';
import { holdCalls, holdEvents } from './contract/hold-calls.ts';
import { keyCalls, keyEvents } from './contract/key-calls.ts';
import { ledgerCalls, ledgerEvents } from './contract/ledger-calls.ts';
import { lockCalls, lockEvents, secretsIn } from './contract/lock-calls.ts';
import { planCalls } from './contract/plan-calls.ts';
import { playbackCalls } from './contract/playback-calls.ts';
import { policyCalls, policyEvents } from './contract/policy-calls.ts';
import { proxyCalls } from './contract/proxy-calls.ts';
import { reconcileCalls, reconcileEvents } from './contract/reconcile-calls.ts';
import { recoveryCalls, recoveryEvents } from './contract/recovery-calls.ts';
import { removalCalls, removalEvents } from './contract/removal-calls.ts';
import { settings } from './contract/settings-shape.ts';
import { subaccountCalls, subaccountEvents } from './contract/subaccount-calls.ts';
import { updateCalls, updateEvents } from './contract/update-calls.ts';
import { call, nothing } from './contract/words.ts';
import { type FailureAnswer, type FailureCode, failure, failureCodes } from './failure.ts';
import { accountSid, callSid, filter, keySid, order, recording, recordingSid, selection } from './recording.ts';

/**
 * Everything that crosses between the window and main, as data: calls, events, failure codes. The handler table, the
 * renderer's call() and the run-time checks all derive from here. Answers are parsed too, so that nothing undeclared
 * crosses. The renderer imports types from this file and from nothing else of main. What belongs to one capability is
 * declared in a file of contract/ and gathered here.
 */

export type { Account, AccountStatus } from './contract/account-calls.ts';
export type { Archive, ArchiveTask, BucketPlace, CopyFault, Finding } from './contract/archive-calls.ts';
export type { Batch, BatchOptions, BatchOutcome, BatchRow } from './contract/batch-calls.ts';
export type {
  AttestedTopic,
  CheckFinding,
  CheckScope,
  CheckStretch,
  Grade,
} from './contract/checkup-calls.ts';
export type { CoverageMap, CoverageRow, Noted, RecordingAlert } from './contract/coverage-calls.ts';
export type { Enrolled, Enrolment, EnrolmentLook, Sighting } from './contract/enrolment-calls.ts';
export type { ExportOptions } from './contract/export-calls.ts';
export type { HandedFile } from './contract/handed-calls.ts';
export type { HeldBy, Hold } from './contract/hold-calls.ts';
export type { Key } from './contract/key-calls.ts';
export type { LedgerEntry, LedgerFilter, LedgerVerdict } from './contract/ledger-calls.ts';
export type { LockState } from './contract/lock-calls.ts';
export type {
  DerivedCount,
  Hindrance,
  KeyStanding,
  PlanKind,
  PlanSummary,
  StoragePrice,
} from './contract/plan-calls.ts';
export type { OpenRecording } from './contract/playback-calls.ts';
export type { Policy, PolicyKey, PolicyProblem, PolicyRules, ShownPolicy } from './contract/policy-calls.ts';
export type { ShownProxyLogin } from './contract/proxy-calls.ts';
export type { Comparison, Discrepancy } from './contract/reconcile-calls.ts';
export type { KitCounts, KitPreview, RecoveryShown, RestoreReport } from './contract/recovery-calls.ts';
export type { FollowUp } from './contract/removal-calls.ts';
export type { Settings } from './contract/settings-shape.ts';
export type { Subaccount, TakenIn } from './contract/subaccount-calls.ts';
export type { Updates } from './contract/update-calls.ts';
export type { Share } from './contract/words.ts';
export type { Filter, Order, Recording, Selection } from './recording.ts';
export type { FailureAnswer, FailureCode };
export { failureCodes };

const syncProgress = z.object({
  account: accountSid,
  state: z.enum(['idle', 'running', 'paused', 'failed']),
  pass: z.enum(['first', 'recent', 'whole']).nullable(),
  seen: z.int(),
  backTo: z.int().nullable(),
  finishedAt: z.int().nullable(),
  failure: failure.nullable(),
});
export type SyncProgress = z.infer<typeof syncProgress>;

const facet = z.object({ value: z.string(), count: z.int() });

export const calls = {
  'app.state': call(
    nothing,
    z.object({
      version: z.string(),
      demo: z.boolean(),
      standIn: z.boolean(),
      canLookAround: z.boolean(),
      systemLanguage: z.enum(['en', 'ja']),
      keychain: z.object({ usable: z.boolean(), reason: z.string().nullable() }),
      secretsIn,
      /** The vault that was in use is not there any more. */
      vaultMissing: z.boolean(),
      recordKeptAside: z.boolean(),
      indexRebuilt: z.boolean(),
      settings,
    }),
  ),
  /** Starts the program again with the demo account. */
  'app.look-around': call(nothing, nothing),
  /** A record that cannot be read is kept under another name and a new, empty one begun; never without being asked. */
  'app.set-record-aside': call(nothing, nothing),
  'app.help': call(z.object({ topic: z.enum(['api-keys', 'vre', 'recordings']) }), nothing),
  'settings.change': call(settings.partial(), settings),
  ...policyCalls,
  ...proxyCalls,

  ...accountCalls,

  ...keyCalls,

  'sync.start': call(z.object({ account: accountSid, whole: z.boolean() }), nothing),
  'sync.pause': call(z.object({ account: accountSid }), nothing),
  /** Gives the pass up; what it has read stays. */
  'sync.cancel': call(z.object({ account: accountSid }), nothing),
  'sync.progress': call(nothing, z.object({ accounts: z.array(syncProgress) })),

  'recordings.page': call(
    z.object({ filter, order, offset: z.int().min(0), limit: z.int().min(1).max(500) }),
    z.object({ rows: z.array(recording), matching: z.int(), seconds: z.int(), revision: z.int() }),
  ),
  /** The ids of the rows from `offset` on, in list order: what a shift-click marks. */
  'recordings.ids': call(
    z.object({ filter, order, offset: z.int().min(0), limit: z.int().min(1).max(1_000_000) }),
    z.object({ ids: z.array(z.int()) }),
  ),
  'recordings.details': call(z.object({ sid: recordingSid }), z.object({ recording, seenAt: z.int() })),
  'recordings.totals': call(selection, z.object({ count: z.int(), seconds: z.int() })),
  'recordings.facets': call(
    nothing,
    z.object({
      directions: z.array(facet),
      sources: z.array(facet),
      statuses: z.array(facet),
      keySids: z.array(facet),
      total: z.int(),
    }),
  ),
  'recordings.copy-sid': call(z.object({ sid: z.union([recordingSid, callSid, keySid]) }), nothing),

  ...playbackCalls,

  'cache.state': call(nothing, z.object({ bytes: z.int(), recordings: z.int(), limit: z.int() })),
  'cache.empty': call(nothing, nothing),

  ...planCalls,
  ...holdCalls,
  ...batchCalls,
  ...exportCalls,
  ...archiveCalls,
  ...ledgerCalls,
  ...removalCalls,
  ...subaccountCalls,
  ...reconcileCalls,
  ...checkupCalls,
  ...coverageCalls,
  ...enrolmentCalls,
  ...recoveryCalls,
  ...handedCalls,
  ...updateCalls,
  ...lockCalls,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>;
export type CallAnswer<Name extends CallName> = z.infer<Calls[Name]['answer']>;

export const events = {
  'accounts.changed': nothing,
  ...keyEvents,
  'sync.progress': syncProgress,
  'recordings.changed': z.object({ revision: z.int(), total: z.int() }),
  'settings.changed': settings,
  'playback.fetching': z.object({ sid: recordingSid, received: z.int(), expected: z.int().nullable() }),
  /** The system sleeps or is locked: sound must stop. */
  'playback.stop': nothing,
  ...holdEvents,
  ...policyEvents,
  ...batchEvents,
  ...archiveEvents,
  ...ledgerEvents,
  ...removalEvents,
  ...subaccountEvents,
  ...reconcileEvents,
  ...checkupEvents,
  ...coverageEvents,
  ...enrolmentEvents,
  ...recoveryEvents,
  ...handedEvents,
  ...updateEvents,
  ...lockEvents,
  'menu.chosen': z.object({ item: z.enum(['settings', 'keys', 'accounts', 'search', 'shortcuts', 'sync', 'lock']) }),
} as const;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<Name extends EventName> = z.infer<Events[Name]>;

/** What preload puts into the page: `window.koekura`. */
export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly listen: (listener: (name: string, payload: unknown) => void) => () => void;
};
/** How the router answers: values, because errors lose their properties on the way across. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: FailureAnswer };
