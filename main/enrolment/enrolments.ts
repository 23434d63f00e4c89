import type { CallAnswer, CallInput, Enrolled, Enrolment, Key } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { MediaResponse, Recording } from '../recording.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import type { Twilio, TwilioLogin } from '../twilio/create-twilio.ts';
import type { Unwrap } from './judge-newest.ts';

/**
 * Accounts being set up for a key, with proof. Every step fails with enrolment-moved-on when the set-up stands elsewhere;
 * one that is done already is not done again.
 */
export type Enrolments = {
  /** Per connected account: proved when and with which key, or where it stopped. */
  readonly enrolments: () => Promise<readonly Enrolled[]>;
  readonly needs: (account: string) => Promise<CallAnswer<'enrolment.needs'>>;
  readonly begin: (account: string) => Promise<Enrolment>;
  /** Fails with key-missing, public-key-…. */
  readonly chooseKey: (account: string, fingerprint: string) => Promise<Enrolment>;
  readonly goWithoutBackup: (account: string, reason: string) => Promise<Enrolment>;
  /** Fails with backup-first {name}, public-key-…, public-keys-refused and what any request fails with; the step stays. */
  readonly register: (account: string) => Promise<Enrolment>;
  readonly registeredByHand: (account: string) => Promise<Enrolment>;
  readonly chosen: (account: string) => Promise<Enrolment>;
  /** Looks at the newest recordings, and opens the first that fits. What it came to is told in the set-up. */
  readonly look: (account: string) => Promise<Enrolment>;
  readonly goBack: (account: string, to: CallInput<'enrolment.go-back'>['to']) => Promise<Enrolment>;
  readonly giveUp: (account: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type EnrolmentParts = {
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  readonly keys: () => Promise<readonly Key[]>;
  /** Whether the private half is there. */
  readonly holds: (fingerprint: string) => Promise<boolean>;
  /** PEM. */
  readonly publicHalf: (fingerprint: string) => string;
  readonly unwrap: Unwrap;
  readonly accounts: () => Promise<readonly string[]>;
  readonly login: (account: string) => Promise<TwilioLogin>;
  readonly twilio: Pick<Twilio, 'publicKeys' | 'registerKey' | 'newest' | 'time'>;
  readonly fetchMedia: (recording: Recording, signal: AbortSignal) => Promise<MediaResponse>;
  readonly startAudio: () => SealedAudio;
  readonly needs: Enrolments['needs'];
  /** A set-up has changed. */
  readonly changed: () => void;
  /** Recordings were seen that the list may not have yet. */
  readonly seen: (account: string) => void;
  readonly now: () => number;
  /** How often the recordings of an account that waits for its proof are looked at, ms. */
  readonly lookEvery: number;
};
