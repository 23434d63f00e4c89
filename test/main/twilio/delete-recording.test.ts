import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { createHttp } from '../../../main/http/create-http.ts';
import { createTwilio, type TwilioLogin } from '../../../main/twilio/create-twilio.ts';
import type { SimulatorOptions } from '../../simulator/simulator-options.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const signal = new AbortController().signal;
const yes = () => undefined;

async function start(faults: Readonly<Record<string, string>> = {}, kind: SimulatorOptions['kind'] = 'ordinary') {
  const simulator = await startSimulator({ recordings: 60, subaccountRecordings: 0, kind, faults });
  open.push(simulator);
  const times = { connect: 1000, head: 2000, idle: 2000, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http);
  const { accountSid: account, apiKey } = simulator;
  const login: TwilioLogin = { account, region: 'us1', user: apiKey.sid, secret: apiKey.secret };
  return { simulator, twilio: createTwilio({ http, origin: new URL(simulator.origin) }), login };
}
const deletes = (simulator: Simulator) => simulator.report().requests['recordings-delete'] ?? 0;

test('204: the recording is gone, its metadata says deleted', async () => {
  const { simulator, twilio, login } = await start();
  const sid = simulator.sidByRank(3);
  expect(await twilio.isGone(login, sid, signal)).toBe(false);
  expect(await twilio.remove(login, sid, yes, signal)).toEqual({ settled: true, answer: 204 });
  expect(await twilio.isGone(login, sid, signal)).toBe(true);
});

test('404: it was gone already', async () => {
  const { simulator, twilio, login } = await start();
  const sid = simulator.sidByRank(3);
  await twilio.remove(login, sid, yes, signal);
  expect(await twilio.remove(login, sid, yes, signal)).toEqual({ settled: true, answer: 404 });
});

test('an answer that is lost is settled by asking, and the recording is deleted once', async () => {
  const { simulator, twilio, login } = await start({ 'delete-answer-lost': 'on' });
  expect(await twilio.remove(login, simulator.sidByRank(3), yes, signal)).toEqual({ settled: true, answer: 0 });
  expect(deletes(simulator)).toBe(1);
});

test('where nobody can say what came of it, it is not settled', async () => {
  const { simulator, twilio, login } = await start({ 'server-error': '500' });
  const deletion = await twilio.remove(login, simulator.sidByRank(3), yes, signal);
  expect(deletion).toMatchObject({ settled: false, trouble: { code: 'twilio-unwell' } });
});

test('what is refused for a while is sent again, and deleted once', async () => {
  const { simulator, twilio, login } = await start({ 'busy-every': '2' });
  for (let rank = 0; rank < 10; rank++) {
    expect(await twilio.remove(login, simulator.sidByRank(rank), yes, signal)).toMatchObject({ answer: 204 });
  }
});

test.each([
  ['running', 'in-progress'],
  ['processing', 'processing'],
] as const)('a recording that is %s is not removable', async (name, status) => {
  const { simulator, twilio, login } = await start({}, 'demo');
  const sid = simulator.notable[name] ?? '';
  await expect(twilio.remove(login, sid, yes, signal)).rejects.toMatchObject({
    code: 'not-removable',
    facts: { status },
  });
});

test('a key without the permission is told from a wrong secret', async () => {
  const { simulator, twilio, login } = await start({ 'permission-lacking': 'recordings-delete' });
  await expect(twilio.remove(login, simulator.sidByRank(1), yes, signal)).rejects.toMatchObject({
    code: 'twilio-permission-missing',
    facts: { permission: '/twilio/voice/recordings/delete' },
  });
  await expect(twilio.remove({ ...login, secret: 'wrong' }, simulator.sidByRank(1), yes, signal)).rejects.toMatchObject(
    { code: 'twilio-wrong-secret' },
  );
});

test('a suspended account is named', async () => {
  const { simulator, twilio, login } = await start({ suspended: '20005' });
  await expect(twilio.remove(login, simulator.sidByRank(1), yes, signal)).rejects.toMatchObject({
    code: 'twilio-suspended',
  });
});

test('the last word keeps a request from leaving, also one that comes again', async () => {
  const { simulator, twilio, login } = await start();
  const no = () => {
    throw new Failure('on-hold');
  };
  await expect(twilio.remove(login, simulator.sidByRank(1), no, signal)).rejects.toMatchObject({ code: 'on-hold' });
  expect(deletes(simulator)).toBe(0);

  simulator.setFault('busy-every', '1');
  let said = 0;
  const once = () => {
    said += 1;
    if (said > 1) throw new Failure('on-hold');
  };
  await expect(twilio.remove(login, simulator.sidByRank(1), once, signal)).rejects.toMatchObject({ code: 'on-hold' });
  simulator.resetFaults();
  expect(await twilio.isGone(login, simulator.sidByRank(1), signal)).toBe(false);
});

test('a server that is not there has deleted nothing', async () => {
  const { simulator, twilio, login } = await start();
  await simulator.close();
  open.splice(open.indexOf(simulator), 1);
  await expect(twilio.remove(login, simulator.sidByRank(1), yes, signal)).rejects.toMatchObject({ code: 'offline' });
});

test('transcriptions and add-on results are counted, and deleted when asked', async () => {
  const { simulator, twilio, login } = await start();
  const counts = new Map<string, number>();
  for (let rank = 0; rank < 30; rank++) {
    const sid = simulator.sidByRank(rank);
    counts.set(sid, await twilio.countDerived(login, sid, signal));
  }
  const [sid, count] = [...counts].find(([, found]) => found > 2) ?? ['', 0];
  expect(count).toBe(3);
  expect(await twilio.removeDerived(login, sid, yes, signal)).toBe(3);
  expect(await twilio.countDerived(login, sid, signal)).toBe(0);
  const [other] = [...counts].find(([one, found]) => found > 0 && one !== sid) ?? [''];
  expect(await twilio.countDerived(login, other, signal)).toBe(counts.get(other));
});

/** Stands between the program and Twilio: answers itself with these statuses, or hands on what is null. */
async function throughGateway(simulator: Simulator, toDelete: number | null, toGet: number | null) {
  const gateway = createServer((request, response) => {
    const status = request.method === 'DELETE' ? toDelete : toGet;
    if (status !== null) {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Please sign in</html>');
      return;
    }
    const headers = { authorization: request.headers.authorization ?? '' };
    void fetch(new URL(request.url ?? '', simulator.origin), { headers }).then(async (answer) =>
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => gateway.once('listening', resolve));
  const times = { connect: 1000, head: 2000, idle: 2000, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push({ close: async () => void gateway.close() }, http);
  const origin = new URL(`http://127.0.0.1:${(gateway.address() as AddressInfo).port}`);
  return createTwilio({ http, origin });
}

test.each([
  ['200 and a page for everything', 200, 200],
  ['404 and a page for everything', 404, 404],
  ['200 and a page for a DELETE only', 200, null],
  ['404 and a page for a DELETE only', 404, null],
  ['204 for everything', 204, 204],
  ['204 for a DELETE only', 204, null],
])('a gateway that answers %s has deleted nothing', async (_, toDelete, toGet) => {
  const { simulator, login } = await start();
  const sid = simulator.sidByRank(3);
  const twilio = await throughGateway(simulator, toDelete, toGet);
  const deletion = await twilio.remove(login, sid, yes, signal);
  expect(deletion).toMatchObject({ settled: false, trouble: { code: 'twilio-answer-strange' } });
  expect(deletes(simulator)).toBe(0);
});

test.each([
  ['200 to a DELETE', 200, null],
  ['204 to a DELETE', 204, null],
  ['404 to a DELETE', 404, null],
  ['404 to everything', 404, 404],
])('a gateway that answers %s has deleted nothing of what hangs on a recording', async (_, toDelete, toGet) => {
  const { simulator, twilio, login } = await start();
  let sid = '';
  for (let rank = 0; sid === '' && rank < 30; rank++) {
    const one = simulator.sidByRank(rank);
    if ((await twilio.countDerived(login, one, signal)) > 0) sid = one;
  }
  const behind = await throughGateway(simulator, toDelete, toGet);
  await expect(behind.removeDerived(login, sid, yes, signal)).rejects.toBeInstanceOf(Failure);
  expect(await twilio.countDerived(login, sid, signal)).toBeGreaterThan(0);
});
