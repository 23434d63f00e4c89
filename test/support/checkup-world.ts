import { createAccounts } from '../../main/accounts/create-accounts.ts';
import type { SampleRecording } from '../../main/checkup/sample-recordings.ts';
import { composeCheckup } from '../../main/compose/compose-checkup.ts';
import type { Enrolled, EventName } from '../../main/contract.ts';
import type { AccountCoverage, KeyFacts } from '../../main/coverage/coverage-facts.ts';
import { createAlertWatch } from '../../main/coverage/create-alert-watch.ts';
import type { RecordHandle } from '../../main/database/handles.ts';
import { createHttp } from '../../main/http/create-http.ts';
import { memoryKeychain } from '../../main/keychain/keychain.ts';
import { createLedger } from '../../main/ledger/create-ledger.ts';
import { createMonitor } from '../../main/monitor/create-monitor.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';
import { createTwilio } from '../../main/twilio/create-twilio.ts';
import type { SimulatedAccount } from '../simulator/start-simulator.ts';
import { failingKeychain } from './failing-keychain.ts';

/** What the list would show of an account: two encrypted recordings, opened by a key that is here. */
export const soundCoverage = (account: string, newest: number): AccountCoverage => ({
  account,
  unencrypted: null,
  encrypted: { count: 2, seconds: 120, oldest: newest - 3600, newest },
  elsewhere: null,
  unknownSids: [],
  missingSids: [],
});

export type CheckupGiven = {
  readonly origin: string;
  readonly accounts: readonly (SimulatedAccount & { readonly use: 'api-key' | 'main-key' | 'auth-token' })[];
  readonly samples: readonly SampleRecording[];
  readonly coverage: (account: string, now: number) => AccountCoverage;
  readonly keys: readonly KeyFacts[];
  readonly setUps?: readonly Enrolled[];
  readonly archives?: Parameters<typeof composeCheckup>[0]['archives'];
  readonly now: () => number;
};

/**
 * A check-up over the simulator: real record, ledger, accounts, HTTP, events and alerts; what the list and the key ring
 * would say is given. `use` says with which login an account is connected.
 */
export async function checkupWorld(record: RecordHandle, parts: CheckupGiven) {
  const { now } = parts;
  const ledger = createLedger(record, { who: { user: 'aiko', machine: 'desk-7' }, credentialOf: () => null, now });
  const note = ledger.noteDeed;
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [] });
  const twilio = createTwilio({ http, origin: new URL(parts.origin) });
  const keychain = failingKeychain();
  const accounts = createAccounts({
    ...{ record, keychain, session: memoryKeychain(), note, policy: noPolicy, now },
    check: async () => ({ recordingSeen: true }),
    holdsKey: async () => true,
  });
  for (const [at, account] of parts.accounts.entries()) {
    const { sid, secret } = account.use === 'main-key' ? account.mainKey : account.apiKey;
    const login =
      account.use === 'auth-token' ? { user: account.accountSid, secret: account.authToken } : { user: sid, secret };
    await accounts.connect({
      ...{ account: account.accountSid, region: 'us1', name: `Account ${at}`, colour: 'teal', sessionOnly: false },
      ...login,
    });
  }
  const sids = async () => (await accounts.list()).map(({ sid }) => sid);
  const pages = { record, accounts: sids, changed: () => undefined, now };
  const monitor = createMonitor({
    ...pages,
    pages: async (account) => {
      const login = await accounts.login(account);
      return (at, signal) => twilio.events(login, at, signal);
    },
  });
  const alertWatch = createAlertWatch({
    ...pages,
    pages: async (account) => {
      const login = await accounts.login(account);
      return (at, signal) => twilio.alerts(login, at, signal);
    },
  });
  const told: { readonly name: EventName; readonly payload: unknown }[] = [];
  const heard = new Set<() => void>();
  const { checkup, daily } = composeCheckup({
    policy: noPolicy,
    ...{ profile: '/', record, note, accounts, twilio, monitor, now },
    index: { ask: async () => parts.samples },
    sync: { progress: () => parts.accounts.map(({ accountSid }) => readToItsEnd(accountSid, now())) },
    covered: {
      coverage: {
        facts: async () => ({
          accounts: (await sids()).map((account) => parts.coverage(account, now())),
          keys: parts.keys,
        }),
        map: neverAsked,
        alerts: neverAsked,
        notedKeys: neverAsked,
        noteAlarm: neverAsked,
        dependents: neverAsked,
        settled: neverAsked,
      },
      alertWatch,
    },
    archives: parts.archives ?? { library: { list: async () => [] }, buckets: { lookAt: async () => [] } },
    enrolment: { enrolments: async () => parts.setUps ?? [] },
    versions: () => ({ version: '0.1.0', newest: null }),
    lock: async () => ({ opens: true, afterMinutes: 15 }),
    keychain: async () => ({ kind: 'system', ...(await keychain.state()) }),
    tell: (name, payload) => {
      told.push({ name, payload });
      for (const listener of heard) listener();
    },
  });
  const close = async () => {
    await checkup.close();
    await monitor.close();
    await alertWatch.close();
    await http.close();
  };
  return { record, ledger, accounts, keychain, checkup, daily, told, heard, close };
}

const neverAsked = () => Promise.reject(new Error('the check-up asks for facts only'));

const readToItsEnd = (account: string, finishedAt: number) =>
  ({ account, state: 'idle', pass: null, seen: 0, backTo: null, finishedAt, failure: null }) as const;
