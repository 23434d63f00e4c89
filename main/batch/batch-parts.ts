import type { CopyMaker, ToKeep } from '../archive/archives.ts';
import type { Batch, KeyStanding } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Exports } from '../export/exports.ts';
import type { Holds } from '../holds/holds.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { Plans } from '../plans/plans.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import type { Twilio } from '../twilio/create-twilio.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';
import type { Bandwidth } from './limit-bandwidth.ts';

export type BatchTimes = {
  /** The first wait after trouble all may meet (offline, busy), doubled each time up to the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** How long such trouble may last, nothing going well meanwhile, until other batches have their turn. */
  readonly patience: number;
  /** Between two commits of the record. */
  readonly commitPause: number;
  /** Between two events about a batch that works. */
  readonly telling: number;
};
export const usualBatchTimes: BatchTimes = {
  firstWait: 1000,
  longestWait: 60_000,
  patience: 600_000,
  commitPause: 25,
  telling: 500,
};

/** Everything the batches need. Times are UTC seconds. */
export type BatchParts = {
  readonly record: RecordHandle;
  readonly ledger: Pick<Ledger, 'begin' | 'owe' | 'noteFact' | 'settle'>;
  /** Fails with ledger-altered where the ledger is not whole. */
  readonly ledgerMustBeWhole: () => void | Promise<void>;
  readonly plans: Pick<Plans, 'read' | 'items' | 'drift'>;
  readonly copies: CopyMaker;
  /** As the index has it now; null when it is not there. */
  readonly describe: (sid: string) => Promise<ToKeep | null>;
  readonly login: (account: string) => Promise<TwilioLogin>;
  readonly twilio: Pick<Twilio, 'remove' | 'isGone' | 'answers' | 'removeDerived' | 'limitTo' | 'widthOf'>;
  readonly policy: MachinePolicy;
  readonly holds: Pick<Holds, 'reasonsOf'>;
  /** By fingerprint. Fails with keychain-locked. */
  readonly keyStandings: () => Promise<ReadonlyMap<string, KeyStanding>>;
  readonly exports: Exports;
  /** The remote copy is no more: the list is to show it. */
  readonly gone: (account: string, recording: string) => void;
  readonly bandwidth: Pick<Bandwidth, 'limitTo'>;
  readonly tell: (batch: Batch) => void;
  /** A batch has come to its end, an error all would meet has stopped it, or it has waited long for what does not answer. */
  readonly notify: (batch: Batch) => void;
  readonly now: () => number;
  /** Milliseconds. */
  readonly times: BatchTimes;
};
