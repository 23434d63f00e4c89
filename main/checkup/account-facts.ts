import type { Account, AttestedTopic, Enrolled } from '../contract.ts';
import type { AlertAlarm } from '../coverage/alert-rows.ts';
import type { AccountCoverage } from '../coverage/coverage-facts.ts';
import type { FailureAnswer } from '../failure.ts';
import type { Reach, SeenWithoutLogin } from '../twilio/create-twilio.ts';
import type { Attestation } from './attestation-rows.ts';
import { checksOf } from './checks-of.ts';

/** What can be known of one account. Times are UTC seconds. */
export type AccountFacts = {
  readonly login: Pick<Account, 'credential' | 'region' | 'keptIn'>;
  /** What an API key reaches; null for an Auth Token, which reaches everything and is not asked. */
  readonly reach: Reach | null;
  /** What was answered without a login for a recording of this account; null without a recording to ask for. */
  readonly media: { readonly recording: string; readonly encrypted: boolean; readonly seen: SeenWithoutLogin } | null;
  readonly recordings: Pick<AccountCoverage, 'unencrypted' | 'encrypted' | 'elsewhere' | 'unknownSids' | 'missingSids'>;
  /** When the list was last read to its end; null: never yet. */
  readonly readAt: number | null;
  /** Twilio's events: how far they were fetched, what kept them from it just now, and removals by others in `outside`. */
  readonly events: {
    readonly fetchedTo: number | null;
    readonly failure: FailureAnswer | null;
    readonly outside: { readonly count: number; readonly newestAt: number };
  };
  /** Alerts about recordings of Twilio's thirty days, and what kept them from being fetched just now. */
  readonly alerts: { readonly counts: readonly Omit<AlertAlarm, 'account'>[]; readonly failure: FailureAnswer | null };
  /** Setting encryption up: what is under way, and what was last proved. */
  readonly setUp: Pick<Enrolled, 'underWay' | 'proven'>;
  readonly attested: Readonly<Partial<Record<AttestedTopic, Attestation>>>;
};

export const accountCheck = checksOf<AccountFacts>();
