import { expect, test } from 'vitest';
import { parseProxyList } from '../../../main/http/parse-proxy-list.ts';

test.each([
  ['DIRECT', ['direct']],
  ['PROXY proxy.example:8080', [{ proxy: 'http://proxy.example:8080' }]],
  ['PROXY a:1; HTTPS b:2 ;DIRECT', [{ proxy: 'http://a:1' }, { proxy: 'https://b:2' }, 'direct']],
  ['SOCKS5 s:1080', [{ proxy: 'socks5://s:1080' }]],
  ['SOCKS s:1080; DIRECT', ['direct']],
  ['PROXY [::1]:3128', [{ proxy: 'http://[::1]:3128' }]],
  ['proxy a:1', [{ proxy: 'http://a:1' }]],
  ['PROXY', []],
  ['PROXY user:secret@a:1', []],
  ['PROXY a:1/path', []],
  ['', []],
])('%j is read as %j', (list, routes) => {
  expect(parseProxyList(list)).toEqual(routes);
});
