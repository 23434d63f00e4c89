import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createHttp } from '../../../main/http/create-http.ts';
import { createTwilio, type TwilioLogin } from '../../../main/twilio/create-twilio.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';

const signal = new AbortController().signal;

function askAt(origin: string, { account, user, secret }: Omit<TwilioLogin, 'region'>) {
  const times = { connect: 1000, head: 500, idle: 500, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  onTestFinished(http.close);
  return createTwilio({ http, origin: new URL(origin) }).answers({ account, region: 'us1', user, secret }, signal);
}

test.each<[string, Record<string, string>, boolean]>([
  ['a list', {}, true],
  ['a refusal of its own, for a key without the permission', { 'permission-lacking': 'recordings-list' }, true],
  ['a refusal of its own, for an account that is suspended', { suspended: '20005' }, true],
  ['a gateway’s page', { 'html-502': 'any' }, false],
  ['nothing anybody could read', { 'not-acceptable': 'any' }, false],
  ['500 of its own', { 'server-error': '500' }, false],
  ['too many requests', { 'busy-every': '1' }, false],
  ['a list that is cut off', { 'broken-json': 'on' }, false],
])('%s: it counts as an answer of Twilio’s or not', async (_, faults, answers) => {
  const simulator = await startSimulator({ recordings: 3, subaccountRecordings: 0, faults });
  onTestFinished(simulator.close);
  const { accountSid: account, apiKey, origin } = simulator;
  expect(await askAt(origin, { account, user: apiKey.sid, secret: apiKey.secret })).toBe(answers);
});

test.each<[string, RequestListener]>([
  ['a page to sign in, called 200', (_, response) => void response.writeHead(200).end('<html>Sign in</html>')],
  ['nothing, called 204', (_, response) => void response.writeHead(204).end()],
  ['a page that is not found', (_, response) => void response.writeHead(404).end('<html>Not found</html>')],
])('what a captive portal answers is not Twilio’s: %s', async (_, answer) => {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const login = { account: `AC${'1'.repeat(32)}`, user: `SK${'1'.repeat(32)}`, secret: 'x' };
  expect(await askAt(`http://127.0.0.1:${port}`, login)).toBe(false);
});

test('where nobody listens it fails as any request does', async () => {
  const login = { account: `AC${'1'.repeat(32)}`, user: `SK${'1'.repeat(32)}`, secret: 'x' };
  await expect(askAt('http://127.0.0.1:1', login)).rejects.toMatchObject({ code: 'offline' });
});
