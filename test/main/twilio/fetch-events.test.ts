import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createHttp } from '../../../main/http/create-http.ts';
import { createTwilio, type TwilioLogin } from '../../../main/twilio/create-twilio.ts';
import { eventsUri } from '../../../main/twilio/fetch-events.ts';

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
const { signal } = new AbortController();
const account = `AC${'1'.repeat(32)}`;
const login: TwilioLogin = { account, region: 'us1', user: `SK${'2'.repeat(32)}`, secret: 'secret' };

/** A server that answers everything so. */
async function answering(status: number, body: unknown) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(() => void server.close());
  const times = { connect: 1000, head: 2000, idle: 2000, backOff: 1 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http.close);
  const origin = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { asked, ask: () => createTwilio({ http, origin }).events(login, eventsUri('recording.deleted', 0), signal) };
}

const event = {
  sid: `AE${'3'.repeat(32)}`,
  account_sid: account,
  actor_sid: `US${'4'.repeat(32)}`,
  event_date: '2026-11-20T05:00:01Z',
  event_type: 'recording.deleted',
  resource_sid: `RE${'5'.repeat(32)}`,
  source: 'web',
  source_ip_address: '192.0.2.10',
};
const page = (events: readonly unknown[]) => ({ events, meta: { next_page_url: null } });

test('an event is read as it is told', async () => {
  const { ask } = await answering(200, page([event]));
  expect(await ask()).toEqual({
    events: [
      {
        sid: event.sid,
        at: Date.parse(event.event_date) / 1000,
        type: 'recording.deleted',
        resource: event.resource_sid,
        actor: event.actor_sid,
        source: 'web, 192.0.2.10',
        text: JSON.stringify(event),
      },
    ],
    next: null,
  });
});

test.each<[string, unknown]>([
  ['without a SID', { ...event, sid: undefined }],
  ['without a date', { ...event, event_date: 'yesterday' }],
  ['without a type', { ...event, event_type: 7 }],
  ['of another account', { ...event, account_sid: `AC${'9'.repeat(32)}` }],
  ['that is nothing', null],
])('an event %s costs nothing but itself', async (_, bad) => {
  const { ask } = await answering(200, page([bad, event]));
  expect((await ask()).events.map(({ sid }) => sid)).toEqual([event.sid]);
});

test.each<[string, number, unknown, object]>([
  ['a key without the right', 401, { code: 20003, message: 'Authenticate' }, { code: 'twilio-permission-missing' }],
  ['a key that is forbidden', 403, {}, { code: 'twilio-permission-missing' }],
  ['a suspended account', 401, { code: 20005 }, { code: 'twilio-suspended' }],
  ['no JSON', 200, '<html>sign in</html>', { code: 'twilio-answer-strange' }],
  ['no list', 200, {}, { code: 'twilio-answer-strange' }],
  [
    'a next page elsewhere',
    200,
    { events: [], meta: { next_page_url: 'https://example.com/v1/Events?Page=1' } },
    { code: 'credentials-withheld' },
  ],
])('%s is told as such', async (_, status, body, failure) => {
  const { ask } = await answering(status, body);
  await expect(ask()).rejects.toMatchObject(failure);
});
