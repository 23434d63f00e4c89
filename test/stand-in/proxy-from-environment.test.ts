import { expect, test } from 'vitest';
import { proxyFromEnvironment } from './proxy-from-environment.ts';

const twilio = 'https://api.twilio.com/';

test.each([
  ['no proxy is named', twilio, {}, 'DIRECT'],
  ['one is named for https', twilio, { HTTPS_PROXY: 'http://proxy.example:8080' }, 'PROXY proxy.example:8080'],
  ['lower case goes first', twilio, { https_proxy: 'http://low:1', HTTPS_PROXY: 'http://high:2' }, 'PROXY low:1'],
  ['one is named for everything', twilio, { ALL_PROXY: 'socks5://proxy.example:1080' }, 'SOCKS5 proxy.example:1080'],
  ['only http has one', twilio, { HTTP_PROXY: 'http://proxy.example:8080' }, 'DIRECT'],
  ['the host is spared', twilio, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'example.com, .twilio.com' }, 'DIRECT'],
  ['another host is spared', twilio, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'lio.com' }, 'PROXY p:1'],
  ['it is this machine', 'http://127.0.0.1:4010/', { HTTP_PROXY: 'http://p:1' }, 'DIRECT'],
  ['the proxy makes no sense', twilio, { HTTPS_PROXY: 'proxy' }, 'DIRECT'],
])('the way out when %s', (_case, address, env, way) => {
  expect(proxyFromEnvironment(address, env)).toBe(way);
});
