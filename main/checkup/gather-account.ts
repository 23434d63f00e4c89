import type { Account, Enrolled } from '../contract.ts';
import { readAlarms } from '../coverage/alert-rows.ts';
import type { AccountCoverage } from '../coverage/coverage-facts.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure, type FailureAnswer } from '../failure.ts';
import { fetchedTo } from '../monitor/event-rows.ts';
import type { Twilio, TwilioLogin } from '../twilio/create-twilio.ts';
import type { AccountFacts } from './account-facts.ts';
import { readAttestations } from './attestation-rows.ts';
import type { Gatherers } from './examine.ts';
import { outsideRemovals } from './outside-removals.ts';
import type { SampleRecording } from './sample-recordings.ts';
import { unlessAborted } from './unless-aborted.ts';

/** How far back Twilio's events and alerts reach, s. */
const reachesBack = 30 * 86_400;

export type AccountSources = {
  readonly record: RecordHandle;
  readonly accounts: () => Promise<readonly Account[]>;
  readonly login: (account: string) => Promise<TwilioLogin>;
  readonly twilio: Pick<Twilio, 'withoutLogin' | 'reach'>;
  /** What the list shows of each account, and a recording of each to ask for. */
  readonly coverage: () => Promise<readonly AccountCoverage[]>;
  readonly samples: () => Promise<readonly SampleRecording[]>;
  readonly readAt: (account: string) => number | null;
  readonly setUps: () => Promise<readonly Enrolled[]>;
  /** Fetch what is new of Twilio's events and alerts into the record; fail as Twilio does. */
  readonly fetchEvents: (account: string) => Promise<unknown>;
  readonly fetchAlerts: (account: string) => Promise<unknown>;
  readonly now: () => number;
};

/** How each fact about an account is had. `coverage` and such are asked once for all accounts: their maker sees to that. */
export function gatherAccount(sources: AccountSources): Gatherers<AccountFacts> {
  const { record, twilio, now } = sources;

  const accountOf = async (sid: string): Promise<Account> => {
    const found = (await sources.accounts()).find((account) => account.sid === sid);
    if (found === undefined) throw new Failure('account-unknown');
    return found;
  };
  /** What kept it from being fetched; what was fetched before is told nevertheless. */
  const whyNot = async (fetch: Promise<unknown>, signal: AbortSignal): Promise<FailureAnswer | null> => {
    try {
      await unlessAborted(fetch, signal);
      return null;
    } catch (error) {
      if (!(error instanceof Failure) || signal.aborted) throw error;
      return { code: error.code, facts: { ...error.facts } };
    }
  };

  return {
    // The longest chain of requests first: behind the others it would begin when they end.
    events: async (sid, signal) => ({
      failure: await whyNot(sources.fetchEvents(sid), signal),
      fetchedTo: fetchedTo(record, sid) || null,
      outside: outsideRemovals(record, sid, now() - reachesBack),
    }),
    login: accountOf,
    reach: async (sid, signal) => {
      const { credential } = await accountOf(sid);
      return credential === 'auth-token' ? null : twilio.reach(await sources.login(sid), signal);
    },
    media: async (sid, signal) => {
      const sample = (await sources.samples()).find(({ account }) => account === sid);
      if (sample === undefined) return null;
      const { recording, encrypted } = sample;
      const { region } = await accountOf(sid);
      return { recording, encrypted, seen: await twilio.withoutLogin({ account: sid, region }, recording, signal) };
    },
    recordings: async (sid) => {
      const found = (await sources.coverage()).find(({ account }) => account === sid);
      if (found === undefined) throw new Failure('account-unknown');
      return found;
    },
    readAt: async (sid) => sources.readAt(sid),
    alerts: async (sid, signal) => ({
      failure: await whyNot(sources.fetchAlerts(sid), signal),
      counts: readAlarms(record, now() - reachesBack).filter(({ account }) => account === sid),
    }),
    setUp: async (sid) =>
      (await sources.setUps()).find(({ account }) => account === sid) ?? { underWay: null, proven: null },
    attested: async (sid) => readAttestations(record, sid),
  };
}
