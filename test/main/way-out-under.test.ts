import { afterEach, describe, expect, test } from 'vitest';
import type { PolicyRules } from '../../main/contract/policy-calls.ts';
import { createCarrier } from '../../main/http/carry-request.ts';
import { createHttp } from '../../main/http/create-http.ts';
import { noProxyLogins } from '../../main/http/proxy-login.ts';
import type { MachinePolicy } from '../../main/policy/machine-policy.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';
import { wayOutUnder } from '../../main/way-out-under.ts';
import { companyAuthority, vouchedCertificate, vouchedKey } from '../support/company-authority.ts';
import { type LoopbackServer, startLoopbackProxy, startLoopbackServer } from './http/loopback-server.ts';

/**
 * Both ways in which requests leave, under a policy, through a real proxy to a real TLS server that a company's own
 * authority vouches for. The server is asked for by a name that is not this machine's, which the proxy alone knows.
 */

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});
const kept = async <Thing extends { close: () => Promise<void> }>(starting: Thing | Promise<Thing>): Promise<Thing> => {
  const thing = await starting;
  open.push(thing);
  return thing;
};
const serve = (): Promise<LoopbackServer> =>
  kept(startLoopbackServer((_, response) => response.end('heard'), { cert: vouchedCertificate, key: vouchedKey }));

const times = { connect: 2000, head: 2000, idle: 2000, backOff: 2 };
const laid = (rules: PolicyRules, certificates: readonly string[]): MachinePolicy => ({
  ...noPolicy,
  rules,
  certificates,
});
const system = async () => 'DIRECT';
const signal = new AbortController().signal;

/** What Twilio and updates are asked with. */
async function askByHttp(policy: MachinePolicy, url: string): Promise<string> {
  const http = await kept(createHttp({ ...wayOutUnder(policy, system, noProxyLogins), times }));
  const credential = { user: 'SK1', secret: 's', origins: new Set([new URL(url).origin]) };
  const asked = { method: 'GET', url, accept: '*/*', credential, pace: 'AC1', lane: 'user', signal } as const;
  return Buffer.from((await http.bytes(asked, 100)).body).toString();
}
/** What buckets are asked with. */
async function askByCarrier(policy: MachinePolicy, url: string): Promise<string> {
  const carrier = await kept(createCarrier({ ...wayOutUnder(policy, system, noProxyLogins), times }));
  const { body } = await carrier.carry({ method: 'GET', url: new URL(url), headers: {}, body: null, signal });
  return Buffer.concat(await body.toArray()).toString();
}

describe.each([
  ['Twilio', askByHttp],
  ['buckets', askByCarrier],
])('a request to %s', (_, ask) => {
  test('believes the authority that is laid down', async () => {
    const { port } = await serve();
    expect(await ask(laid({}, [companyAuthority]), `https://localhost:${port}/`)).toBe('heard');
  });

  test('does not without it, and says why', async () => {
    const server = await serve();
    await expect(ask(noPolicy, `https://localhost:${server.port}/`)).rejects.toMatchObject({
      code: 'certificate-refused',
      facts: { host: `localhost:${server.port}`, reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
    expect(server.requests).toEqual([]);
  });

  test('goes through the proxy that is laid down, TLS to the server itself', async () => {
    const server = await serve();
    const proxy = await kept(startLoopbackProxy(null, ['twilio.example', 'other.example']));
    const policy = laid({ 'network.proxy': `http://127.0.0.1:${proxy.port}` }, [companyAuthority]);
    expect(await ask(policy, `https://twilio.example:${server.port}/`)).toBe('heard');
    expect(proxy.requests).toMatchObject([{ method: 'CONNECT', url: `twilio.example:${server.port}` }]);
    await expect(ask(policy, `https://other.example:${server.port}/`)).rejects.toMatchObject({
      code: 'certificate-refused',
      facts: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('is not sent around a proxy that turns it away', async () => {
    const server = await serve();
    const proxy = await kept(startLoopbackProxy(403));
    const policy = laid({ 'network.proxy': `http://127.0.0.1:${proxy.port}` }, [companyAuthority]);
    await expect(ask(policy, `https://twilio.example:${server.port}/`)).rejects.toMatchObject({
      code: 'proxy-refused',
      facts: { proxy: `127.0.0.1:${proxy.port}`, status: 403 },
    });
    expect(server.requests).toEqual([]);
  });

  test('leaves the proxy aside for hosts that are spared', async () => {
    const { port } = await serve();
    const proxy = await kept(startLoopbackProxy(407));
    const rules = { 'network.proxy': `http://127.0.0.1:${proxy.port}`, 'network.withoutProxy': ['localhost'] };
    expect(await ask(laid(rules, [companyAuthority]), `https://localhost:${port}/`)).toBe('heard');
    expect(proxy.requests).toEqual([]);
  });
});
