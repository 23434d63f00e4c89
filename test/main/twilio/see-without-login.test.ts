import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createHttp } from '../../../main/http/create-http.ts';
import { createTwilio } from '../../../main/twilio/create-twilio.ts';
import { recordingsUri } from '../../../main/twilio/list-uris.ts';
import { seeWithoutLogin } from '../../../main/twilio/see-without-login.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { startTwilioHosts } from '../../support/hosts-over-simulator.ts';
import { twilioCertificate } from '../../support/twilio-certificate.ts';
import { startLoopbackServer } from '../http/loopback-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const error = (code: number) => `<TwilioResponse><RestException><Code>${code}</Code></RestException></TwilioResponse>`;
const sent = (status: number, type: string, body: string | Uint8Array) => (response: ServerResponse) =>
  response.writeHead(status, { 'content-type': type }).end(body);
const sealed = Buffer.alloc(4000, 0xa7);

test.each([
  ['sound', sent(200, 'audio/x-wav', Buffer.from('RIFF....WAVE')), 'open'],
  ['part of it', sent(206, 'audio/x-wav', Buffer.from('RIFF')), 'open'],
  ['sound that is called something else', sent(200, 'text/plain', Buffer.from('RIFF....WAVE')), 'open'],
  ['sealed audio, which has no mark', sent(200, 'audio/x-wav', sealed), 'open'],
  ['the same as mere bytes', sent(200, 'application/octet-stream', sealed), 'open'],
  ['a question for a login', sent(401, 'application/xml', error(20003)), 'closed'],
  ['the same without a word', sent(401, 'text/plain', ''), 'closed'],
  ['a refusal', sent(403, 'text/html', '<html>'), 'closed'],
  ['no such recording', sent(404, 'application/xml', error(20404)), 'absent'],
  ['a page', sent(200, 'text/html', '<html>Log in</html>'), 'strange'],
  ['an error said with 200', sent(200, 'application/xml', error(20003)), 'strange'],
  ['nothing at all', sent(200, 'audio/x-wav', ''), 'strange'],
  ['no content', sent(204, 'audio/x-wav', ''), 'strange'],
  ['a gateway that fails', sent(502, 'text/html', '<html>Bad Gateway</html>'), 'strange'],
  ['too many requests', sent(429, 'application/json', '{"code":20429}'), 'strange'],
] as const)('%s is told as it is', async (_, answer, expected) => {
  const server = await startLoopbackServer((_request, response) => answer(response));
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [] });
  open.push(server, http);
  const parts = { http, override: new URL(server.origin), signal: new AbortController().signal };
  const account = { account: `AC${'1'.repeat(32)}`, region: 'us1' } as const;
  const seen = await seeWithoutLogin(parts, account, `RE${'2'.repeat(32)}`);
  expect(seen.answer).toBe(expected);
  expect(server.requests).toHaveLength(1);
});

test('an account that is connected in a second region is asked for by the SID Twilio knows', async () => {
  const server = await startLoopbackServer((_, response) => response.writeHead(401).end());
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [] });
  open.push(server, http);
  const parts = { http, override: new URL(server.origin), signal: new AbortController().signal };
  const sid = `AC${'1'.repeat(32)}`;
  await seeWithoutLogin(parts, { account: `${sid}-ie1`, region: 'ie1' }, `RE${'2'.repeat(32)}`);
  expect(server.requests[0]?.url).toBe(`/2010-04-01/Accounts/${sid}/Recordings/RE${'2'.repeat(32)}.wav`);
});

test('media of a second region are looked at on that region’s own host, which alone has them', async () => {
  const simulator = await startSimulator({ recordings: 30, kind: 'ordinary', elsewhere: 10 });
  const hosts = await startTwilioHosts(simulator);
  const http = createHttp({ resolveProxy: async () => hosts.proxy, certificates: () => [twilioCertificate] });
  open.push(simulator, hosts, http);
  const twilio = createTwilio({ http, origin: null });
  const signal = new AbortController().signal;
  const { accountSid: account, authToken: token } = simulator.elsewhere ?? simulator.subaccount;
  const there = { account: `${account}-ie1`, region: 'ie1' } as const;
  const here = { account, region: 'us1' } as const;
  const newest = async (of: typeof there | typeof here, secret: string) => {
    const { bytes } = await twilio.page(
      { ...of, user: account, secret },
      recordingsUri(of.account, { from: null, to: null }),
      signal,
    );
    return JSON.parse(Buffer.from(bytes).toString()).recordings.find(
      ({ status }: { status: string }) => status === 'completed',
    ).sid as string;
  };
  const [ofThere, ofHere] = [await newest(there, token), await newest(here, simulator.authToken)];
  const see = async (of: typeof there | typeof here, sid: string) =>
    (await twilio.withoutLogin(of, sid, signal)).answer;

  expect(await see(there, ofThere)).toBe('closed');
  simulator.setFault('media-auth', 'off');
  const before = hosts.asked.length;
  expect(await see(there, ofThere)).toBe('open');
  expect(await see(here, ofHere)).toBe('open');
  expect(await see(here, ofThere)).toBe('absent');
  expect(await see(there, ofHere)).toBe('absent');
  expect(hosts.asked.slice(before)).toEqual(
    ['api.dublin.ie1.twilio.com', 'api.twilio.com', 'api.twilio.com', 'api.dublin.ie1.twilio.com'].map((host) => ({
      host,
      authorization: undefined,
    })),
  );
});

test.each([
  ['https://bucket.example.com/x.wav', 'bucket.example.com'],
  ['http://', ''],
])('a redirect to %s is told with its host, and not followed', async (location, host) => {
  const server = await startLoopbackServer((_, response) => response.writeHead(302, { location }).end());
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [] });
  open.push(server, http);
  const parts = { http, override: new URL(server.origin), signal: new AbortController().signal };
  const account = { account: `AC${'1'.repeat(32)}`, region: 'us1' } as const;
  const seen = await seeWithoutLogin(parts, account, `RE${'2'.repeat(32)}`);
  expect(seen).toMatchObject({ answer: 'redirect', host });
});
