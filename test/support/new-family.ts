import { onTestFinished } from 'vitest';
import { credentialOf } from '../../main/accounts/account-rows.ts';
import { createAccounts } from '../../main/accounts/create-accounts.ts';
import { createSubaccounts } from '../../main/accounts/create-subaccounts.ts';
import type { EventPayload } from '../../main/contract.ts';
import { createHttp } from '../../main/http/create-http.ts';
import { memoryKeychain } from '../../main/keychain/keychain.ts';
import { createLedger } from '../../main/ledger/create-ledger.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';
import { createTwilio } from '../../main/twilio/create-twilio.ts';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { failingKeychain } from './failing-keychain.ts';
import { newRecord } from './new-record.ts';

/** A parent account connected with its Auth Token (or another login), in front of a simulator with subaccounts. */
export async function newFamily(options: SimulatorOptions, login: 'token' | 'mainKey' | 'apiKey' = 'token') {
  const simulator = await startSimulator({ recordings: 10, subaccountRecordings: 3, kind: 'ordinary', ...options });
  const times = { connect: 5000, head: 20_000, idle: 20_000, backOff: 2 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  onTestFinished(async () => {
    await http.close();
    await simulator.close();
  });
  const record = newRecord();
  const now = () => simulator.clock.now();
  const who = { user: 'aiko', machine: 'desk-7' };
  const ledger = createLedger(record, { who, credentialOf: (sid) => credentialOf(record, sid), now });
  const twilio = createTwilio({ http, origin: new URL(simulator.origin) });
  const [keychain, session] = [failingKeychain(), memoryKeychain()];
  const accounts = createAccounts({
    ...{ record, keychain, session, note: ledger.noteDeed, policy: noPolicy, check: twilio.check, now },
    holdsKey: async () => true,
  });
  const progress: EventPayload<'subaccounts.progress'>[] = [];
  const told = { changed: 0 };
  const subaccounts = createSubaccounts({
    ...{ record, accounts, twilio, now },
    tell: (news) => progress.push(news),
    changed: () => {
      told.changed += 1;
    },
  });
  const parent = simulator.accountSid;
  const of = { token: { sid: parent, secret: simulator.authToken }, ...simulator }[login];
  const input = { account: parent, region: 'us1', user: of.sid, secret: of.secret } as const;
  await accounts.connect({ ...input, name: 'Head office', colour: 'teal', sessionOnly: false });
  const entries = () => record.prepare('SELECT entry FROM ledger ORDER BY number').pluck().all() as string[];
  const sids = simulator.subaccounts.map(({ accountSid }) => accountSid);
  return { simulator, twilio, http, record, keychain, accounts, subaccounts, progress, told, parent, sids, entries };
}
