import type { CopyMaker, ToKeep } from '../archive/archives.ts';
import type { Batch, ExportOptions, FailureAnswer, KeyStanding, PlanSummary } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';

/** A recording as it stands in a plan, from place 0. */
export type PlannedRecording = { readonly place: number; readonly sid: string; readonly account: string };

/** What the plans know. */
export type PlanSource = {
  /** Fails with plan-unknown. */
  readonly read: (plan: string) => PlanSummary | Promise<PlanSummary>;
  /** The frozen recordings from a place on, in pieces of some thousand at most. */
  readonly recordings: (plan: string, from: number) => AsyncIterable<readonly PlannedRecording[]>;
  /** Those of `sids` that are not as they were frozen; null asks after the whole plan, and gives the first hundred. */
  readonly changedSince: (
    plan: string,
    sids: readonly string[] | null,
    signal: AbortSignal,
  ) => Promise<{ readonly count: number; readonly changed: ReadonlyMap<string, string> }>;
};

/** What became of a removal asked of Twilio. `answer`: 204; 404, it was gone; 0, the answer was lost and it is gone. */
export type Removed = { readonly answer: 0 | 204 | 404; readonly derived: number };

/** What a batch asks of Twilio. `lastWord` is called right before each request leaves, and throws to keep it from leaving. */
export type RemoteCopies = {
  readonly remove: (
    login: TwilioLogin,
    sid: string,
    how: { readonly withDerived: boolean; readonly lastWord: () => void },
    signal: AbortSignal,
  ) => Promise<Removed>;
  /** Whether Twilio has it no more, or calls it deleted. */
  readonly isGone: (login: TwilioLogin, sid: string, signal: AbortSignal) => Promise<boolean>;
  /** Requests of the account in flight at most, from now on; null: as many as usual. */
  readonly limitTo: (account: string, ceiling: number | null) => void;
};

/** Everything the batches need. Times are UTC seconds. */
export type BatchParts = {
  readonly record: RecordHandle;
  readonly ledger: Pick<Ledger, 'begin' | 'conclude' | 'noteFact'>;
  /** Fails with ledger-altered where the ledger is not whole. */
  readonly ledgerMustBeWhole: () => void | Promise<void>;
  readonly plans: PlanSource;
  readonly copies: CopyMaker;
  /** As the index has it now; null when it is not there. */
  readonly describe: (sid: string) => Promise<ToKeep | null>;
  readonly login: (account: string) => Promise<TwilioLogin>;
  readonly remote: RemoteCopies;
  /** The reasons for which a recording is held now. */
  readonly holdsOn: (sid: string) => readonly { readonly reason: string }[];
  /** By fingerprint. Fails with keychain-locked. */
  readonly keyStandings: () => Promise<ReadonlyMap<string, KeyStanding>>;
  /** Writes one recording unprotected, as the options say; gives the bytes written. */
  readonly exportOne: (batch: string, sid: string, options: ExportOptions, signal: AbortSignal) => Promise<number>;
  /** What an export leaves when all its recordings are written: the zip, the manifest. */
  readonly finishExport: (batch: string, options: ExportOptions) => Promise<void>;
  readonly tell: (batch: Batch) => void;
  /** A batch has come to its end, or was stopped. */
  readonly notify: (batch: Batch, failure: FailureAnswer | null) => void;
  readonly now: () => number;
};
