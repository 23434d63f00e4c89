import { afterEach, expect, test } from 'vitest';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { noteRemoval, removalEvent, removalOf } from '../../../main/database/removal-rows.ts';
import { Failure } from '../../../main/failure.ts';
import { createHttp } from '../../../main/http/create-http.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { createMonitor } from '../../../main/monitor/create-monitor.ts';
import { fetchedTo, fetchingFailed } from '../../../main/monitor/event-rows.ts';
import { createTwilio, type TwilioLogin } from '../../../main/twilio/create-twilio.ts';
import type { EventPage } from '../../../main/twilio/fetch-events.ts';
import { askWithKey } from '../../simulator/ask-simulator.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { newRecord } from '../../support/new-record.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const clock = '2026-11-20T05:00:00Z';
const noon = Date.parse(clock) / 1000;

async function start() {
  const simulator = await startSimulator({ recordings: 60, clock });
  open.push(simulator.close);
  const times = { connect: 1000, head: 2000, idle: 2000, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http.close);
  const { accountSid: account, apiKey } = simulator;
  const login: TwilioLogin = { account, region: 'us1', user: apiKey.sid, secret: apiKey.secret };
  const twilio = createTwilio({ http, origin: new URL(simulator.origin) });
  const record = newRecord();
  let time = noon + 60;
  let told = 0;
  const monitor = createMonitor({
    record,
    accounts: async () => [account],
    pages: async () => (at, signal) => twilio.events(login, at, signal),
    changed: () => {
      told += 1;
    },
    now: () => time,
  });
  open.push(monitor.close);
  const ask = askWithKey(simulator);
  const pass = async (seconds: number) => {
    await ask.control('POST', 'clock', { advance: seconds });
    time += seconds;
  };
  const remove = (rank: number) => ask.remove(`/Recordings/${simulator.sidByRank(rank)}.json`);
  return {
    simulator,
    twilio,
    login,
    record,
    monitor,
    account,
    remove,
    pass,
    told: () => told,
    fetch: () => monitor.fetch(account),
  };
}

const kept = (record: RecordHandle) =>
  record.prepare('SELECT resource, outside FROM monitor_event ORDER BY number').all() as {
    resource: string;
    outside: number;
  }[];

/** What the batch engine leaves of a removal: its intent, and once it is answered its row. */
function removeOurselves(
  record: RecordHandle,
  {
    account,
    recording,
    intentAt,
    askedAt,
    answer = 204,
  }: {
    account: string;
    recording: string;
    intentAt: number;
    askedAt: number;
    answer?: number;
  },
) {
  const ledger = createLedger(record, {
    who: { user: 'a', machine: 'b' },
    credentialOf: () => null,
    now: () => intentAt,
  });
  const [intent] = ledger.begin([{ what: 'remote-copy-removed', account, recording }], () => {});
  const of = { recording, account, startedAt: 1, seconds: 1, batch: 'b', intent: intent ?? 0 };
  noteRemoval(record, { ...of, askedAt, answer, copy: null, derived: 0 });
}

test('events are kept once, and stay when Twilio has forgotten them', async () => {
  const { record, fetch, remove, simulator, pass, told } = await start();
  await remove(2);
  await remove(4);
  expect(await fetch()).toBe(2);
  expect(told()).toBe(1);
  expect(await fetch()).toBe(0);
  await pass(31 * 86_400);
  await remove(6);
  expect(await fetch()).toBe(1);
  expect(kept(record).map(({ resource }) => resource)).toEqual([2, 4, 6].map(simulator.sidByRank));
});

test('a removal nobody here asked for is flagged', async () => {
  const { record, fetch, remove } = await start();
  await remove(2);
  await fetch();
  expect(kept(record)[0]?.outside).toBe(1);
});

test.each([
  ['asked for before Twilio did it', { intentAt: noon - 10, askedAt: noon - 9 }, 0],
  ['asked for by a clock that goes a little ahead', { intentAt: noon + 200, askedAt: noon + 201 }, 0],
  [
    'begun before, its answer lost, and settled a day later',
    { intentAt: noon - 10, askedAt: noon + 86_400, answer: 0 },
    0,
  ],
  ['found gone when we came, an hour later', { intentAt: noon + 3600, askedAt: noon + 3601, answer: 404 }, 1],
])('a removal %s is told apart, whichever is heard of first', async (_, ours, outside) => {
  const { record, fetch, remove, simulator, account } = await start();
  await remove(2);
  removeOurselves(record, { account, recording: simulator.sidByRank(2), ...ours });
  await fetch();
  expect(kept(record).map((event) => event.outside)).toEqual([outside]);

  const late = await start();
  await late.remove(2);
  await late.fetch();
  expect(kept(late.record)[0]?.outside).toBe(1);
  removeOurselves(late.record, { account: late.account, recording: late.simulator.sidByRank(2), ...ours });
  expect(kept(late.record)[0]?.outside).toBe(outside);
});

test('a removal that is under way, its answer not yet written, is no alarm', async () => {
  const { record, fetch, remove, simulator, account } = await start();
  record.exec(`INSERT INTO batch (number, id, plan, kind, options, accounts, planned, journalled, manifested, round, round_at,
    state, counts, bytes, derived, made_at, called_off)
    VALUES (1, 'b', 'p', 'remove', '{}', '[]', 1, 1, 0, 1, 1, 'going', '{}', 0, 0, 1, 0)`);
  record
    .prepare(
      `INSERT INTO journal (batch, place, recording, account, step, outcome) VALUES (1, 0, ?, ?, 'removing', 'waiting')`,
    )
    .run(simulator.sidByRank(2), account);
  await remove(2);
  await fetch();
  expect(kept(record)[0]?.outside).toBe(0);
});

test('the follow-up finds the event of a removal', async () => {
  const { record, fetch, remove, simulator } = await start();
  await remove(2);
  await fetch();
  const { sid } = record.prepare('SELECT sid FROM monitor_event').get() as { sid: string };
  expect(removalEvent(record, simulator.sidByRank(2))).toBe(sid);
  expect(removalEvent(record, simulator.sidByRank(3))).toBeNull();
});

test('an event heard after the follow-up has looked is known of the removal at once', async () => {
  const { record, fetch, remove, simulator, account } = await start();
  const recording = simulator.sidByRank(2);
  await remove(2);
  removeOurselves(record, { account, recording, intentAt: noon - 10, askedAt: noon - 9 });
  await fetch();
  expect(removalOf(record, recording)?.event).toBe(removalEvent(record, recording));
  expect(removalOf(record, recording)?.event).toMatch(/^AE/);
});

test('a list of many pages is read to its end', async () => {
  const { twilio, login, remove } = await start();
  for (const rank of [2, 4, 6]) await remove(rank);
  const { signal } = new AbortController();
  const found: string[] = [];
  let at: string | null = '/v1/Events?PageSize=1&EventType=recording.deleted';
  while (at !== null) {
    const page: EventPage = await twilio.events(login, at, signal);
    found.push(...page.events.map(({ sid }) => sid));
    at = page.next;
  }
  expect(new Set(found).size).toBe(3);
});

test('a key that may not read events is noted, and the other accounts are looked at all the same', async () => {
  const record = newRecord();
  const asked: string[] = [];
  const monitor = createMonitor({
    record,
    accounts: async () => ['AC1', 'AC2'],
    pages: async (account) => async () => {
      asked.push(account);
      if (account === 'AC1') throw new Failure('twilio-permission-missing', { permission: 'events' });
      return { events: [], next: null };
    },
    changed: () => {},
    now: () => noon,
  });
  monitor.start();
  await expect.poll(() => asked.filter((account) => account === 'AC2').length).toBe(5);
  await monitor.close();
  const failure = { code: 'twilio-permission-missing', facts: { permission: 'events' } };
  expect(fetchingFailed(record)).toEqual([{ account: 'AC1', fetchedTo: null, failure }]);
  expect([fetchedTo(record, 'AC1'), fetchedTo(record, 'AC2')]).toEqual([0, noon]);
});

test('that events cannot be fetched, and that they can again, is told', async () => {
  const record = newRecord();
  let told = 0;
  let refused = true;
  const monitor = createMonitor({
    record,
    accounts: async () => ['AC1'],
    pages: async () => async () => {
      if (refused) throw new Failure('offline');
      return { events: [], next: null };
    },
    changed: () => {
      told += 1;
    },
    now: () => noon,
  });
  await expect(monitor.fetch('AC1')).rejects.toMatchObject({ code: 'offline' });
  expect([told, fetchingFailed(record).length]).toEqual([1, 1]);
  refused = false;
  await monitor.fetch('AC1');
  expect([told, fetchingFailed(record).length]).toEqual([2, 0]);
  await monitor.fetch('AC1');
  expect(told).toBe(2);
});
