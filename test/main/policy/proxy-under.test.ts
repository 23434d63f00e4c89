import { expect, test } from 'vitest';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { proxyUnder } from '../../../main/policy/proxy-under.ts';

const twilio = 'https://api.twilio.com/2010-04-01/Accounts.json';
const way = (proxy: string | undefined, url = twilio, withoutProxy: string[] = []) => {
  const rules = proxy === undefined ? {} : { 'network.proxy': proxy, 'network.withoutProxy': withoutProxy };
  return proxyUnder({ ...noPolicy, rules }, async () => 'PROXY system:1')(url);
};

test.each([
  [undefined, 'PROXY system:1'],
  ['system', 'PROXY system:1'],
  ['direct', 'DIRECT'],
  ['http://proxy.example.com:8080', 'PROXY proxy.example.com:8080'],
  ['HTTPS://proxy.example.com:8443', 'HTTPS proxy.example.com:8443'],
  ['socks5://[2001:db8::1]:1080', 'SOCKS5 [2001:db8::1]:1080'],
])('by %s the way is %s', async (proxy, wanted) => expect(await way(proxy)).toBe(wanted));

test.each([
  ['https://store.example.com/a', ['example.com'], 'DIRECT'],
  ['https://example.com/a', ['.Example.com'], 'DIRECT'],
  ['https://badexample.com/a', ['example.com'], 'PROXY p:1'],
  ['https://example.com.evil.org/a', ['example.com'], 'PROXY p:1'],
  ['http://127.0.0.1:4010/a', [], 'DIRECT'],
  ['http://[::1]:4010/a', [], 'DIRECT'],
])('%s with %j spared: %s', async (url, spared, wanted) => expect(await way('http://p:1', url, spared)).toBe(wanted));
