import type { CopyMaker, ToKeep } from '../archive/archives.ts';
import type { Batch, ExportOptions, FailureAnswer, KeyStanding } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Holds } from '../holds/holds.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { Plans } from '../plans/plans.ts';
import type { Twilio } from '../twilio/create-twilio.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';

/** Everything the batches need. Times are UTC seconds. */
export type BatchParts = {
  readonly record: RecordHandle;
  readonly ledger: Pick<Ledger, 'begin' | 'conclude' | 'noteFact'>;
  /** Fails with ledger-altered where the ledger is not whole. */
  readonly ledgerMustBeWhole: () => void | Promise<void>;
  readonly plans: Pick<Plans, 'read' | 'items' | 'drift'>;
  readonly copies: CopyMaker;
  /** As the index has it now; null when it is not there. */
  readonly describe: (sid: string) => Promise<ToKeep | null>;
  readonly login: (account: string) => Promise<TwilioLogin>;
  readonly twilio: Pick<Twilio, 'remove' | 'isGone' | 'removeDerived' | 'limitTo'>;
  readonly holds: Pick<Holds, 'reasonsOf'>;
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
