import { afterEach, expect, test, vi } from 'vitest';
import type { RecordingAlert } from '../../../main/contract.ts';
import { readAlertState } from '../../../main/coverage/alert-rows.ts';
import { createAlertWatch } from '../../../main/coverage/create-alert-watch.ts';
import { Failure } from '../../../main/failure.ts';
import { createHttp } from '../../../main/http/create-http.ts';
import { createTwilio, type TwilioLogin } from '../../../main/twilio/create-twilio.ts';
import { askWithKey } from '../../simulator/ask-simulator.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { newRecord } from '../../support/new-record.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const clock = '2026-11-20T05:00:00Z';
const noon = Date.parse(clock) / 1000;
const day = 86_400;

async function start(faults: Readonly<Record<string, string>> = {}) {
  const simulator = await startSimulator({ recordings: 60, clock, faults });
  open.push(simulator.close);
  const times = { connect: 1000, head: 5000, idle: 5000, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http.close);
  const { accountSid: account, apiKey } = simulator;
  const login: TwilioLogin = { account, region: 'us1', user: apiKey.sid, secret: apiKey.secret };
  const twilio = createTwilio({ http, origin: new URL(simulator.origin) });
  const record = newRecord();
  const at = { time: noon + 60 };
  const changed = vi.fn();
  const asked: string[] = [];
  const watch = createAlertWatch({
    record,
    accounts: async () => [account],
    pages: async () => (page, signal) => {
      asked.push(page);
      return twilio.alerts(login, page, signal);
    },
    changed,
    now: () => at.time,
  });
  open.push(watch.close);
  const kept = () =>
    record.prepare<[], RecordingAlert>('SELECT account, code, resource AS recording FROM encryption_alert').all();
  return { simulator, record, watch, account, at, changed, asked, kept, ask: askWithKey(simulator) };
}

test.each([16104, 16105, 16106, 16107, 16111, 16112])(
  'an alert %i is kept once, whatever else Twilio alerts about',
  async (code) => {
    const { watch, account, kept, changed, simulator } = await start({ 'encryption-alert': String(code) });
    expect(await watch.fetch(account)).toBe(1);
    expect(await watch.fetch(account)).toBe(0);
    expect(kept()).toMatchObject([{ account, code, recording: simulator.sidByRank(0) }]);
    expect(changed).toHaveBeenCalledTimes(2);
  },
);

test('recordings that were sealed for another key than was chosen are told by their alerts', async () => {
  const { watch, account, kept, ask } = await start({ 'key-fallback': '1' });
  await watch.fetch(account);
  const told = kept();
  expect(told.length).toBeGreaterThan(5);
  expect(told.every(({ code, recording }) => code === 16107 && recording !== null)).toBe(true);
  expect((await ask.get(`/Recordings/${told[0]?.recording}.json`)).status).toBe(200);
});

test('only what is new is asked for again, with a day to spare, and 30 days at most', async () => {
  const { watch, account, at, asked } = await start();
  const since = (uri: string | undefined) =>
    Date.parse(new URL(uri ?? '', 'http://x').searchParams.get('StartDate') ?? '');
  await watch.fetch(account);
  expect(since(asked.at(-1))).toBe((at.time - 30 * day) * 1000);
  at.time += 3 * day;
  await watch.fetch(account);
  expect(since(asked.at(-1))).toBe((at.time - 4 * day) * 1000);
  // A clock put back: nothing between is left out.
  at.time -= 10 * day;
  await watch.fetch(account);
  expect(since(asked.at(-1))).toBe((at.time - day) * 1000);
});

test('a key that may not read alerts is told so, and that is noted; what was known stays', async () => {
  const { watch, account, record, kept, simulator, at } = await start({ 'encryption-alert': '16105' });
  await watch.fetch(account);
  simulator.setFault('permission-lacking', 'alerts');
  const failure = { code: 'twilio-permission-missing', facts: { permission: '/twilio/monitor/alerts/list' } };
  await expect(watch.fetch(account)).rejects.toMatchObject(failure);
  expect(readAlertState(record, account)).toEqual({ to: at.time, at: at.time, failure });
  expect(kept()).toHaveLength(1);
  simulator.setFault('permission-lacking', null);
  await watch.fetch(account);
  expect(readAlertState(record, account)?.failure).toBeNull();
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['Twilio unwell', { 'server-error': '503' }, 'twilio-unwell'],
  ['a gateway between', { 'html-502': 'any' }, 'twilio-unwell'],
  ['the wrong region', { 'wrong-region': 'ie1' }, 'twilio-permission-missing'],
  ['an account suspended', { suspended: '20005' }, 'twilio-suspended'],
])('%s fails, is noted, and loses nothing', async (_, faults, code) => {
  const { watch, account, record, simulator, kept } = await start({ 'encryption-alert': '16107', 'key-fallback': '1' });
  for (const [name, value] of Object.entries(faults)) simulator.setFault(name as 'suspended', value);
  await expect(watch.fetch(account)).rejects.toMatchObject({ code });
  expect(readAlertState(record, account)).toMatchObject({ to: 0, failure: { code } });
  for (const name of Object.keys(faults)) simulator.setFault(name as 'suspended', null);
  await watch.fetch(account);
  expect(kept().length).toBeGreaterThan(0);
});

test('every account is looked at, though one of them fails', async () => {
  const record = newRecord();
  const watch = createAlertWatch({
    record,
    accounts: async () => ['AC1', 'AC2'],
    pages: async (account) => async () => {
      if (account === 'AC1') throw new Failure('twilio-permission-missing', { permission: 'alerts' });
      return { alerts: [], next: null };
    },
    changed: () => undefined,
    now: () => noon,
  });
  watch.start();
  await vi.waitUntil(() => readAlertState(record, 'AC2') !== null, 10_000);
  await watch.close();
  expect(readAlertState(record, 'AC1')).toMatchObject({ to: 0, failure: { code: 'twilio-permission-missing' } });
  expect(readAlertState(record, 'AC2')).toEqual({ to: noon, at: noon, failure: null });
});
