import type { RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createHttp } from '../../../main/http/create-http.ts';
import type { MediaProbe } from '../../../main/http/http.ts';
import { mediaUrl } from '../../../main/http/probe-media.ts';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const account = `AC${'1'.repeat(32)}`;
const recording = `RE${'2'.repeat(32)}`;
const times = { connect: 500, head: 300, idle: 300, backOff: 2 };
async function serve(answer: RequestListener): Promise<LoopbackServer> {
  const server = await startLoopbackServer(answer, false);
  open.push(server);
  return server;
}
function probe(origin: string, more: Partial<MediaProbe> = {}) {
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http);
  return http.withoutLogin({ origin, account, recording, signal: new AbortController().signal, ...more });
}

test('one request for the media goes out, without Authorization, cookie or anything that names a login', async () => {
  const server = await serve((_, response) => response.writeHead(401).end('<TwilioResponse/>'));
  expect(await probe(server.origin)).toMatchObject({ status: 401 });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.url).toBe(`/2010-04-01/Accounts/${account}/Recordings/${recording}.wav`);
  const named = Object.keys(server.requests[0]?.headers ?? {});
  expect(named.filter((name) => /auth|cookie|token|key/i.test(name))).toEqual([]);
});

test('of a body without end sixteen bytes are taken, and the connection is cut', async () => {
  let closed = () => {};
  const cut = new Promise<void>((done) => {
    closed = done;
  });
  const server = await serve((_, response) => {
    response.on('close', closed);
    response.writeHead(200, { 'content-type': 'audio/x-wav' });
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'RIFF')));
      response.once('drain', pour);
    };
    pour();
  });
  const seen = await probe(server.origin);
  await cut;
  expect(Buffer.from(seen.first).toString()).toBe('RIFFRIFFRIFFRIFF');
  expect(server.requests[0]?.headers.range).toBe('bytes=0-15');
});

test.each([301, 302, 303, 307, 308])('a redirect by %i is the answer: nobody goes where it leads', async (status) => {
  const other = await serve((_, response) => response.end());
  const own = await serve((_, response) => response.writeHead(status, { location: `${other.origin}/x.wav` }).end());
  const seen = await probe(own.origin);
  expect([seen.status, seen.headers.location]).toEqual([status, `${other.origin}/x.wav`]);
  expect(other.requests).toHaveLength(0);
});

test.each([429, 500, 503])('an answer of %i is not asked again', async (status) => {
  const server = await serve((_, response) => response.writeHead(status).end('x'));
  expect(await probe(server.origin)).toMatchObject({ status });
  expect(server.requests).toHaveLength(1);
});

test('a line that breaks is told as any other, and is not tried again', async () => {
  const server = await serve((request) => request.socket.destroy());
  await expect(probe(server.origin)).rejects.toMatchObject({ code: 'offline' });
  expect(server.requests).toHaveLength(1);
});

test.each([
  ['https://api.twilio.com', 'https://api.twilio.com'],
  ['https://api.dublin.ie1.twilio.com', 'https://api.dublin.ie1.twilio.com'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('the media of a recording is asked for at %s', (origin, at) => {
  expect(mediaUrl({ origin, account, recording }).href).toBe(
    `${at}/2010-04-01/Accounts/${account}/Recordings/${recording}.wav`,
  );
});

test.each([
  ['another host', 'https://media.example.com', account, recording],
  ['another product of Twilio', 'https://accounts.twilio.com', account, recording],
  ['a host that only ends like it', 'https://evil-api.twilio.com', account, recording],
  ['a host that only begins like it', 'https://api.twilio.com.example.com', account, recording],
  ['a path behind the host', 'https://api.twilio.com/v1', account, recording],
  ['a login in the host', 'https://a:b@api.twilio.com', account, recording],
  ['a host without TLS', 'http://api.twilio.com', account, recording],
  ['a path behind a loopback server', 'http://127.0.0.1:80/x', account, recording],
  ['what is no account', 'https://api.twilio.com', `${account}/..`, recording],
  ['what is no recording', 'https://api.twilio.com', account, `${recording}.json?x=`],
  ['a call', 'https://api.twilio.com', account, `CA${'2'.repeat(32)}`],
])('%s is never asked without a login', (_, origin, wrongAccount, wrongRecording) => {
  expect(() => mediaUrl({ origin, account: wrongAccount, recording: wrongRecording })).toThrow('only the media');
});
