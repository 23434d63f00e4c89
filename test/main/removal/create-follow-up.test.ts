import { afterEach, describe, expect, test } from 'vitest';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { type NewRemoval, noteRemoval, type Removal, removalOf } from '../../../main/database/removal-rows.ts';
import { Failure } from '../../../main/failure.ts';
import { createHttp } from '../../../main/http/create-http.ts';
import { createFollowUp, type FollowUps } from '../../../main/removal/create-follow-up.ts';
import { createTwilio, type Twilio, type TwilioLogin } from '../../../main/twilio/create-twilio.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { newRecord } from '../../support/new-record.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const day = 86_400;
const batch = '6f2b8f3e-2f1c-4c39-8f43-0d5f0e6d9b11';

type World = {
  simulator: Simulator;
  record: RecordHandle;
  followUps: FollowUps;
  facts: unknown[];
  alarms: Removal[];
  /** What the list was told is gone. */
  gone: string[];
  twilio: Twilio;
  login: TwilioLogin;
  remove: (rank: number) => Promise<string>;
};

async function start(refuse: () => Failure | null = () => null): Promise<World> {
  const simulator = await startSimulator({ recordings: 50, subaccountRecordings: 0, kind: 'ordinary' });
  open.push(simulator);
  const times = { connect: 1000, head: 2000, idle: 2000, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http);
  const { accountSid: account, apiKey } = simulator;
  const login: TwilioLogin = { account, region: 'us1', user: apiKey.sid, secret: apiKey.secret };
  const twilio = createTwilio({ http, origin: new URL(simulator.origin) });
  const record = newRecord();
  const facts: unknown[] = [];
  const alarms: Removal[] = [];
  const gone: string[] = [];
  const followUps = createFollowUp({
    record,
    noteFact: (deed) => facts.push(deed),
    login: async () => {
      const refused = refuse();
      if (refused !== null) throw refused;
      return login;
    },
    afterwards: twilio.afterwards,
    eventOf: (recording) => `AE${recording.slice(2)}`,
    changed: () => undefined,
    gone: (_, recording) => gone.push(recording),
    alarm: (removal) => alarms.push(removal),
    now: simulator.clock.now,
  });
  open.push(followUps);
  const remove = async (rank: number) => {
    const sid = simulator.sidByRank(rank);
    const { signal } = new AbortController();
    const deletion = await twilio.remove(login, sid, () => undefined, signal);
    if (!deletion.settled) throw deletion.trouble;
    note(record, { recording: sid, account, askedAt: simulator.clock.now(), answer: deletion.answer });
    return sid;
  };
  return { simulator, record, followUps, facts, alarms, gone, twilio, login, remove };
}

function note(record: RecordHandle, of: Pick<NewRemoval, 'recording' | 'account' | 'askedAt' | 'answer'>) {
  noteRemoval(record, { startedAt: 1, seconds: 2, batch, intent: 3, copy: null, derived: 0, ...of });
}

describe('what was removed', () => {
  test('is not looked at before it is due', async () => {
    const { followUps, remove, record } = await start();
    const sid = await remove(3);
    expect(await followUps.look()).toBe(0);
    expect(removalOf(record, sid)).toMatchObject({ goneAt: null, deletedAt: null });
  });

  test('is seen gone, then called deleted, then no longer listed, each with its time, and is closed', async () => {
    const { simulator, followUps, remove, record, alarms, gone } = await start();
    const sid = await remove(3);
    const askedAt = removalOf(record, sid)?.askedAt ?? 0;
    simulator.clock.advance(61);
    expect(await followUps.look()).toBe(1);
    const soon = removalOf(record, sid);
    expect(soon).toMatchObject({ absentAt: null, backAt: null, event: `AE${sid.slice(2)}`, nextLook: askedAt + day });
    expect(soon?.goneAt).toBeGreaterThanOrEqual(askedAt + 61);
    expect(soon?.deletedAt).toBe(soon?.goneAt);
    expect(gone).toEqual([sid]);

    const looks: number[] = [];
    for (let days = 0; days < 41; days++) {
      simulator.clock.advance(day);
      if ((await followUps.look()) > 0) looks.push(days + 1);
    }
    expect(looks).toEqual([1, 7, 14, 21, 28, 35, 41]);
    const end = removalOf(record, sid);
    expect(end).toMatchObject({ goneAt: soon?.goneAt, deletedAt: soon?.deletedAt, nextLook: null });
    expect(end?.absentAt).toBeGreaterThanOrEqual(askedAt + 40 * day);
    expect(alarms).toEqual([]);
    expect(gone).toEqual([sid]);
  });

  test('that is there an hour later is an alarm, in the ledger, told once', async () => {
    const { simulator, followUps, record, facts, alarms } = await start();
    const { accountSid: account } = simulator;
    const recording = simulator.sidByRank(5);
    // Twilio said 204, and has it all the same.
    note(record, { recording, account, askedAt: simulator.clock.now(), answer: 204 });
    simulator.clock.advance(61);
    await followUps.look();
    expect(alarms).toEqual([]);
    simulator.clock.advance(3600);
    await followUps.look();
    simulator.clock.advance(day);
    await followUps.look();
    expect(alarms.map((one) => one.recording)).toEqual([recording]);
    expect(facts).toEqual([{ what: 'removed-recording-back', account, recording, batch }]);
    expect(removalOf(record, recording)?.backAt).toBeGreaterThan(0);
    expect(removalOf(record, recording)?.nextLook).toBeGreaterThan(simulator.clock.now());
  });

  test('of an account that cannot be asked is looked at later, and nothing is taken for seen', async () => {
    let refused: Failure | null = new Failure('keychain-locked');
    const { simulator, followUps, remove, record } = await start(() => refused);
    const sid = await remove(3);
    simulator.clock.advance(61);
    await expect(followUps.look()).rejects.toMatchObject({ code: 'keychain-locked' });
    expect(removalOf(record, sid)).toMatchObject({ goneAt: null, deletedAt: null, absentAt: null, backAt: null });
    refused = null;
    expect(await followUps.look()).toBe(0);
    simulator.clock.advance(3601);
    expect(await followUps.look()).toBe(1);
  });

  test.each([
    ['too many requests', 'busy-every', '1', 'twilio-busy'],
    ['a server error', 'server-error', '500', 'twilio-unwell'],
    ['HTML from a gateway', 'html-502', 'any', 'twilio-unwell'],
    ['a suspended account', 'suspended', '20005', 'twilio-suspended'],
    ['a missing permission', 'permission-lacking', 'recordings-read', 'twilio-wrong-secret'],
  ])('is not taken for gone by %s', async (_, fault, value, code) => {
    const { simulator, followUps, remove, record } = await start();
    const sid = await remove(3);
    simulator.clock.advance(61);
    simulator.setFault(fault, value);
    await expect(followUps.look()).rejects.toMatchObject({ code });
    expect(removalOf(record, sid)).toMatchObject({ goneAt: null, deletedAt: null, absentAt: null, backAt: null });
  });
});
