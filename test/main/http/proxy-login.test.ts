import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { createCarrier } from '../../../main/http/carry-request.ts';
import { createHttp } from '../../../main/http/create-http.ts';
import { type ProxyLogin, type ProxyLogins, refusalOfLogin } from '../../../main/http/proxy-login.ts';
import { loopbackCertificate } from './loopback-certificate.ts';
import { startLoopbackProxy, startLoopbackServer } from './loopback-server.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});
const kept = <Thing extends { close: () => Promise<void> }>(thing: Thing): Thing => {
  open.push(thing);
  return thing;
};

const clerk: ProxyLogin = { user: 'büro', secret: 'pass: word' };
const basic = `Basic ${Buffer.from('büro:pass: word', 'utf8').toString('base64')}`;

/** A TLS server behind a proxy that asks for a login, and both ways through it. */
async function setUp(ways: string) {
  const server = kept(await startLoopbackServer((_, response) => response.end('heard'), true));
  const proxy = kept(await startLoopbackProxy(407, [], { ways, accepts: basic }));
  let login: ProxyLogin | null = null;
  let revision = 0;
  const wanted: string[] = [];
  const proxyLogins: ProxyLogins = {
    of: async () => login,
    revision: () => revision,
    wanted: (place) => void wanted.push(place),
  };
  const parts = {
    ...{ resolveProxy: async () => `PROXY 127.0.0.1:${proxy.port}`, certificates: () => [loopbackCertificate] },
    ...{ proxyLogins, times: { connect: 2000, head: 2000, idle: 2000, backOff: 2 } },
  };
  const http = kept(createHttp(parts));
  const carrier = kept(createCarrier(parts));
  const { signal } = new AbortController();
  const credential = { user: 'SK1', secret: 's', origins: new Set([server.origin]) };
  const asked = { method: 'GET', url: server.origin, accept: '*/*', credential, signal } as const;
  return {
    server,
    proxy,
    wanted,
    place: `127.0.0.1:${proxy.port}`,
    give: (given: ProxyLogin | null) => {
      login = given;
      revision += 1;
    },
    ask: async () =>
      Buffer.from((await http.bytes({ ...asked, pace: 'AC1', lane: 'background' }, 100)).body).toString(),
    carry: async () => {
      const parcel = { method: 'GET', url: new URL(server.origin), headers: {}, body: null, signal };
      return text((await carrier.carry(parcel)).body);
    },
  };
}

test.each(['ask', 'carry'] as const)(
  'without a login the proxy’s wish is named, with one it opens, with another it does not (%s)',
  async (way) => {
    const world = await setUp('Negotiate, Basic realm="office, first floor"');
    const facts = { proxy: world.place };
    await expect(world[way]()).rejects.toMatchObject({ code: 'proxy-login-wanted', facts });
    expect(world.wanted).toEqual([`http://${world.place}`]);
    world.give({ ...clerk, secret: 'old' });
    await expect(world[way]()).rejects.toMatchObject({ code: 'proxy-login-refused', facts });
    world.give(clerk);
    expect(await world[way]()).toBe('heard');
    // It is for the proxy alone.
    expect(world.server.requests).toHaveLength(1);
    expect(world.server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
    world.give(null);
    await expect(world[way]()).rejects.toMatchObject({ code: 'proxy-login-wanted' });
  },
);

test('a proxy that knows only Windows logins is said to be that, and is sent nothing', async () => {
  const world = await setUp('Negotiate, NTLM');
  await expect(world.ask()).rejects.toMatchObject({
    code: 'proxy-login-other',
    facts: { proxy: world.place, ways: 'Negotiate, NTLM' },
  });
  expect(world.proxy.requests.map(({ headers }) => headers['proxy-authorization'])).toEqual([undefined]);
});

test('a keychain that could not be read is asked again by the next request', async () => {
  const server = kept(await startLoopbackServer((_, response) => response.end('heard'), true));
  const proxy = kept(await startLoopbackProxy(407, [], { ways: 'Basic', accepts: basic }));
  let tries = 0;
  const carrier = kept(
    createCarrier({
      resolveProxy: async () => `PROXY 127.0.0.1:${proxy.port}`,
      certificates: () => [loopbackCertificate],
      proxyLogins: {
        of: async () => {
          tries += 1;
          if (tries === 1) throw new Error('locked');
          return clerk;
        },
        revision: () => 0,
        wanted: () => undefined,
      },
    }),
  );
  const { signal } = new AbortController();
  const parcel = { method: 'GET', url: new URL(server.origin), headers: {}, body: null, signal };
  await expect(carrier.carry(parcel)).rejects.toThrow('locked');
  expect((await carrier.carry(parcel)).status).toBe(200);
});

describe('what a proxy says of how it is asked', () => {
  test.each([
    ['Basic realm="x"', 'proxy-login-wanted', undefined],
    ['NTLM, basic', 'proxy-login-wanted', undefined],
    ['Digest realm="Basic, or not", nonce="a=="', 'proxy-login-other', 'Digest'],
    ['Negotiate', 'proxy-login-other', 'Negotiate'],
    ['NTLM TlRMTVNTUAAC, Kerberos', 'proxy-login-other', 'NTLM, Kerberos'],
    [null, 'proxy-login-wanted', undefined],
  ])('%s: %s', (ways, code, named) => {
    const { code: said, facts } = refusalOfLogin('proxy.example.com:8080', { sent: false, ways });
    expect([said, facts.ways]).toEqual([code, named]);
  });
});
