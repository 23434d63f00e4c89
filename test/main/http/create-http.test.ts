import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createHttp, type HttpParts } from '../../../main/http/create-http.ts';
import type { Http, HttpRequest } from '../../../main/http/http.ts';
import { loopbackCertificate } from './loopback-certificate.ts';
import { type LoopbackServer, startLoopbackProxy, startLoopbackServer } from './loopback-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const times = { connect: 500, head: 300, idle: 300, backOff: 2 };
const httpWith = (parts: Partial<HttpParts> = {}): Http => {
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times, ...parts });
  open.push(http);
  return http;
};
const serve = async (answer: RequestListener, tls = false): Promise<LoopbackServer> => {
  const server = await startLoopbackServer(answer, tls);
  open.push(server);
  return server;
};
const proxy = async (refuseWith: number | null): Promise<LoopbackServer> => {
  const server = await startLoopbackProxy(refuseWith);
  open.push(server);
  return server;
};
const credentialFor = (origin: string): HttpRequest['credential'] => ({
  user: 'SK1',
  secret: 's',
  origins: new Set([origin]),
});
const get = (url: string, more: Partial<Omit<HttpRequest, 'method'>> = {}): HttpRequest => ({
  method: 'GET',
  url,
  accept: 'application/json',
  credential: credentialFor(new URL(url).origin),
  pace: 'AC1',
  lane: 'background',
  signal: new AbortController().signal,
  ...more,
});
const text = (body: Uint8Array): string => Buffer.from(body).toString();

describe('credentials', () => {
  test('are sent to their own origin', async () => {
    const server = await serve((_, response) => response.end('{}'));
    await httpWith().bytes(get(`${server.origin}/a`, { credential: credentialFor(server.origin) }), 100);
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('SK1:s').toString('base64')}`);
  });

  test('are withheld from another origin, before anything is sent', async () => {
    const own = await serve((_, response) => response.end());
    const other = await serve((_, response) => response.end());
    const asking = httpWith().bytes(
      get(`${other.origin}/page?PageToken=x`, { credential: credentialFor(own.origin) }),
      100,
    );
    await expect(asking).rejects.toMatchObject({
      code: 'credentials-withheld',
      facts: { host: new URL(other.origin).host },
    });
    expect(other.requests).toHaveLength(0);
  });

  test.each([301, 302, 303, 307, 308])('do not follow a %i to another origin', async (status) => {
    const other = await serve((_, response) => response.end('there'));
    const own = await serve((_, response) =>
      response.writeHead(status, { location: `${other.origin}/signed` }).end('moved'),
    );
    const answer = await httpWith().bytes(get(`${own.origin}/media`, { credential: credentialFor(own.origin) }), 100);
    expect(text(answer.body)).toBe('there');
    expect(answer.url).toBe(`${other.origin}/signed`);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('are not sent again when a redirect comes back', async () => {
    let own: LoopbackServer | null = null;
    const other = await serve((_, response) => response.writeHead(302, { location: `${own?.origin}/back` }).end());
    own = await serve((request, response) => {
      if (request.url === '/back') response.end();
      else response.writeHead(302, { location: `${other.origin}/away` }).end();
    });
    await httpWith().bytes(get(`${own.origin}/media`, { credential: credentialFor(own.origin) }), 100);
    expect(own.requests.map(({ headers }) => headers.authorization !== undefined)).toEqual([true, false]);
  });

  test('stay on a redirect within the origin', async () => {
    const own = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(307, { location: '/b' }).end();
      else response.end();
    });
    await httpWith().bytes(get(`${own.origin}/a`, { credential: credentialFor(own.origin) }), 100);
    expect(own.requests[1]?.headers.authorization).toBeDefined();
  });

  test('never leave over plain http to a server that is not this machine', async () => {
    const asking = httpWith().bytes(
      get('http://api.twilio.com/', { credential: credentialFor('http://api.twilio.com') }),
      1,
    );
    await expect(asking).rejects.toMatchObject({ code: 'credentials-withheld' });
  });
});

describe('redirects', () => {
  test('end after five', async () => {
    const server = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(httpWith().bytes(get(server.origin), 100)).rejects.toMatchObject({ code: 'twilio-answer-strange' });
    expect(server.requests).toHaveLength(6);
  });

  test.each(['ftp://example.com/', 'http://example.com/', 'file:///etc/passwd', 'http://['])(
    'to %s are refused',
    async (location) => {
      const server = await serve((_, response) => response.writeHead(302, { location }).end());
      await expect(httpWith().bytes(get(server.origin), 100)).rejects.toMatchObject({ code: 'twilio-answer-strange' });
    },
  );
});

describe('bodies', () => {
  test('beyond the limit are refused', async () => {
    const server = await serve((_, response) => response.end('x'.repeat(1000)));
    await expect(httpWith().bytes(get(server.origin), 999)).rejects.toMatchObject({ code: 'twilio-answer-strange' });
    expect((await httpWith().bytes(get(server.origin), 1000)).body).toHaveLength(1000);
  });

  test('are unpacked, within the limit', async () => {
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1000))),
    );
    expect(text((await httpWith().bytes(get(server.origin), 1000)).body)).toBe('x'.repeat(1000));
    await expect(httpWith().bytes(get(server.origin), 999)).rejects.toMatchObject({ code: 'twilio-answer-strange' });
  });

  test('arrive in pieces when asked for as a stream', async () => {
    const server = await serve((_, response) => response.end('x'.repeat(300_000)));
    const answer = await httpWith().stream(get(server.origin));
    let size = 0;
    for await (const chunk of answer.chunks) size += chunk.length;
    expect(size).toBe(300_000);
  });

  test('that stop half-way end the stream as offline', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('x'.repeat(10), () => response.destroy());
    });
    const answer = await httpWith().stream(get(server.origin));
    const reading = (async () => {
      for await (const _ of answer.chunks);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('what is safe to send again is', () => {
  test.each([429, 500, 502, 503, 504])('after %i', async (status) => {
    let times = 0;
    const server = await serve((_, response) => {
      times += 1;
      response.writeHead(times < 3 ? status : 200).end('ok');
    });
    expect(await httpWith().bytes(get(server.origin), 100)).toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(3);
  });

  test('after a connection that broke, before the answer or within it', async () => {
    let times = 0;
    const server = await serve((request, response) => {
      times += 1;
      if (times === 1) return void request.socket.destroy();
      if (times === 3) return void response.end('whole');
      response.writeHead(200, { 'content-length': 100 });
      response.write('part', () => response.destroy());
    });
    expect(text((await httpWith().bytes(get(server.origin), 100)).body)).toBe('whole');
    expect(server.requests).toHaveLength(3);
  });

  test('but not for ever: the last answer is handed over', async () => {
    const server = await serve((_, response) => response.writeHead(500).end());
    expect(await httpWith().bytes(get(server.origin), 100)).toMatchObject({ status: 500 });
    expect(server.requests).toHaveLength(5);
  });

  test('and nothing else: a 404 is an answer', async () => {
    const server = await serve((_, response) => response.writeHead(404).end());
    expect(await httpWith().bytes(get(server.origin), 100)).toMatchObject({ status: 404 });
    expect(server.requests).toHaveLength(1);
  });

  test('not before Retry-After', async () => {
    const at: number[] = [];
    const server = await serve((_, response) => {
      at.push(performance.now());
      response.writeHead(at.length === 1 ? 429 : 200, { 'retry-after': '1' }).end();
    });
    await httpWith().bytes(get(server.origin), 100);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(950);
  });
});

describe('the way there fails in words', () => {
  test('offline: nobody listens', async () => {
    const server = await serve((_, response) => response.end());
    await server.close();
    await expect(httpWith().bytes(get(server.origin), 1)).rejects.toMatchObject({ code: 'offline' });
  });

  test('offline: no such name', async () => {
    await expect(httpWith().bytes(get('https://koekura.invalid/'), 1)).rejects.toMatchObject({ code: 'offline' });
  });

  test('offline: no answer in time', async () => {
    const server = await serve(() => {});
    await expect(httpWith().bytes(get(server.origin), 1)).rejects.toMatchObject({ code: 'offline' });
    expect(server.requests).toHaveLength(1);
  });

  test('offline: the body stops coming', async () => {
    const server = await serve((_, response) => void response.write('x'));
    await expect(httpWith().bytes(get(server.origin), 100)).rejects.toMatchObject({ code: 'offline' });
  });

  test('a certificate nobody vouches for', async () => {
    const server = await serve((_, response) => response.end(), true);
    await expect(httpWith().bytes(get(server.origin), 1)).rejects.toMatchObject({ code: 'certificate-refused' });
  });

  test('a certificate nobody vouches for, whatever the environment lets other programs accept', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    vi.spyOn(process, 'emitWarning').mockReturnValue();
    const server = await serve((_, response) => response.end(), true);
    const tunnel = await proxy(null);
    const credential = credentialFor(server.origin);
    for (const way of ['DIRECT', `PROXY 127.0.0.1:${tunnel.port}`]) {
      const asking = httpWith({ resolveProxy: async () => way }).bytes(get(server.origin, { credential }), 1);
      await expect(asking).rejects.toMatchObject({ code: 'certificate-refused' });
    }
    expect(server.requests).toHaveLength(0);
  });

  test('but not one the system trusts', async () => {
    const server = await serve((_, response) => response.end('ok'), true);
    const http = httpWith({ certificates: () => [loopbackCertificate] });
    expect(text((await http.bytes(get(server.origin), 100)).body)).toBe('ok');
  });

  test('a server that does not speak HTTP', async () => {
    const server = await serve((request) => void request.socket.end('SSH-2.0-OpenSSH\r\n'));
    await expect(httpWith().bytes(get(server.origin), 1)).rejects.toMatchObject({ code: 'twilio-answer-strange' });
  });

  test('cancelled: while waiting for the answer', async () => {
    const server = await serve(() => {});
    await expect(httpWith().bytes(get(server.origin, { signal: AbortSignal.timeout(30) }), 1)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  test('cancelled: before it began', async () => {
    const server = await serve((_, response) => response.end());
    const asking = httpWith().bytes(get(server.origin, { signal: AbortSignal.abort() }), 1);
    await expect(asking).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.requests).toHaveLength(0);
  });

  test('cancelled: the program ends meanwhile', async () => {
    const server = await serve(() => {});
    const http = httpWith();
    const asking = http.bytes(get(server.origin), 1);
    await expect.poll(() => server.requests.length).toBe(1);
    const ended = expect(asking).rejects.toMatchObject({ code: 'cancelled' });
    await http.close();
    await ended;
  });
});

describe('a proxy', () => {
  test('is gone through for https', async () => {
    const server = await serve((_, response) => response.end('ok'), true);
    const tunnel = await proxy(null);
    const http = httpWith({
      certificates: () => [loopbackCertificate],
      resolveProxy: async () => `PROXY 127.0.0.1:${tunnel.port}`,
    });
    const answer = await http.bytes(get(server.origin, { credential: credentialFor(server.origin) }), 100);
    expect(text(answer.body)).toBe('ok');
    expect(tunnel.requests[0]).toMatchObject({ method: 'CONNECT', url: `127.0.0.1:${server.port}` });
    expect(tunnel.requests[0]?.headers.authorization).toBeUndefined();
  });

  test.each([403, 502])('that answers %i is named', async (status) => {
    const server = await serve((_, response) => response.end(), true);
    const tunnel = await proxy(status);
    const http = httpWith({ resolveProxy: async () => `PROXY 127.0.0.1:${tunnel.port}` });
    await expect(http.bytes(get(server.origin), 1)).rejects.toMatchObject({
      code: 'proxy-refused',
      facts: { proxy: `127.0.0.1:${tunnel.port}`, status },
    });
    expect(server.requests).toHaveLength(0);
  });

  test('that is not there is named, and the next way out is tried', async () => {
    const server = await serve((_, response) => response.end('ok'));
    const gone = await proxy(null);
    await gone.close();
    const only = httpWith({ resolveProxy: async () => `PROXY 127.0.0.1:${gone.port}` });
    await expect(only.bytes(get(server.origin), 1)).rejects.toMatchObject({ code: 'proxy-refused' });
    const also = httpWith({ resolveProxy: async () => `PROXY 127.0.0.1:${gone.port}; DIRECT` });
    expect(text((await also.bytes(get(server.origin), 100)).body)).toBe('ok');
  });

  test('with a login in its name is refused without repeating the login', async () => {
    const http = httpWith({ resolveProxy: async () => 'PROXY someone:secret@127.0.0.1:1080' });
    const refusal = await http.bytes(get('http://127.0.0.1:1'), 1).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'proxy-refused', facts: { proxy: 'PROXY 127.0.0.1:1080' } });
  });

  test('of a kind we cannot speak is refused, not gone around', async () => {
    const server = await serve((_, response) => response.end());
    const http = httpWith({ resolveProxy: async () => 'SOCKS 127.0.0.1:1080' });
    await expect(http.bytes(get(server.origin), 1)).rejects.toMatchObject({ code: 'proxy-refused' });
    expect(server.requests).toHaveLength(0);
  });
});
