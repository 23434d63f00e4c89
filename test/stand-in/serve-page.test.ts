import { request } from 'node:http';
import { beforeAll, expect, test, vi } from 'vitest';
import { servePage } from './serve-page.ts';
import { app } from './stand-in-app.ts';
import { ipcMain } from './stand-in-ipc.ts';
import { session } from './stand-in-session.ts';
import { WebContents } from './stand-in-window.ts';

const sound = Buffer.from('0123456789');
let page: URL;
let aborted = 0;

beforeAll(async () => {
  await app.whenReady();
  const ses = session.fromPartition('test', { cache: false });
  ses.protocol.handle('app', async (asked) => {
    const { pathname } = new URL(asked.url);
    if (pathname === '/') return new Response('<head></head>', { headers: { 'Content-Security-Policy': 'p' } });
    if (pathname === '/endless') return new Response(endless());
    if (pathname !== '/audio/t') return new Response(null, { status: 404 });
    const from = Number(/^bytes=(\d+)-$/.exec(asked.headers.get('range') ?? '')?.[1] ?? 0);
    const headers = { 'Content-Range': `bytes ${from}-9/10`, 'Content-Length': String(10 - from) };
    return new Response(sound.subarray(from), { status: 206, headers });
  });
  ipcMain.handle('call', async (_event, ...values) => values);
  ipcMain.handle('fail', async () => {
    throw new Error('no');
  });
  page = new URL(await servePage(new WebContents(ses, '/preload.cjs')));
});

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    cancel: () => {
      aborted += 1;
    },
  });
}

/** A request as any program could make it; fetch() would not let us forge Host. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string }> {
  return new Promise((answered, failed) => {
    const asked = request({ host: page.hostname, port: page.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => {
        text += more;
      });
      response.on('end', () => answered({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

test('it listens on this machine only', () => {
  expect(page.hostname).toBe('127.0.0.1');
  expect(page.pathname).toMatch(/^\/[\w-]{32}\/$/);
});

test('the page is what main serves, policy and all, with the preload put before its own scripts', async () => {
  const answer = await fetch(page);
  expect(answer.headers.get('content-security-policy')).toBe('p');
  expect(await answer.text()).toBe('<head><script type="module" src="stand-in/preload.js"></script></head>');
});

test('a range of sound comes to its end', async () => {
  const answer = await fetch(new URL('audio/t', page), { headers: { Range: 'bytes=7-' } });
  expect([answer.status, await answer.text()]).toEqual([206, '789']);
  expect(answer.headers.get('content-range')).toBe('bytes 7-9/10');
});

test('a listener that goes away stops what was being read for it', async () => {
  const gone = new AbortController();
  const answer = await fetch(new URL('endless', page), { signal: gone.signal });
  await answer.body?.getReader().read();
  gone.abort();
  await vi.waitFor(() => expect(aborted).toBe(1));
});

test('a call reaches main and its answer comes back; an error comes back as words', async () => {
  const post = (channel: string, values: unknown[]) =>
    ask(`${page.pathname}stand-in/invoke`, { Origin: page.origin }, 'POST', JSON.stringify({ channel, values }));
  expect(JSON.parse((await post('call', ['keys.list', {}])).text)).toEqual({ value: ['keys.list', {}] });
  expect(JSON.parse((await post('fail', [])).text)).toEqual({
    error: "Error invoking remote method 'fail': Error: no",
  });
  expect((await post('unknown', [])).text).toContain('No handler registered');
});

const own = () => ({ Host: page.host, Origin: page.origin });
test.each<[string, () => [path: string, headers: Record<string, string>, method: string], number]>([
  ['without the token', () => ['/', own(), 'GET'], 404],
  ['with another token', () => [`/${'A'.repeat(32)}/`, own(), 'GET'], 404],
  ['with the token of an older version in a query', () => [`/?${page.pathname}`, own(), 'GET'], 404],
  ['for another host (DNS rebinding)', () => [page.pathname, { Host: `evil.example:${page.port}` }, 'GET'], 421],
  ['for localhost, which is another origin', () => [page.pathname, { Host: `localhost:${page.port}` }, 'GET'], 421],
  ['from another origin', () => [page.pathname, { Host: page.host, Origin: 'https://evil.example' }, 'GET'], 403],
  ['from an origin that is none', () => [page.pathname, { Host: page.host, Origin: 'null' }, 'GET'], 403],
  [
    'that a page elsewhere makes',
    () => [page.pathname, { Host: page.host, 'Sec-Fetch-Site': 'cross-site' }, 'GET'],
    403,
  ],
  [
    'that puts it into a frame of another page',
    () => [
      page.pathname,
      { Host: page.host, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' },
      'GET',
    ],
    403,
  ],
  [
    'from another port of this machine',
    () => [page.pathname, { Host: page.host, 'Sec-Fetch-Site': 'same-site' }, 'GET'],
    403,
  ],
  ['posted without an origin', () => [`${page.pathname}stand-in/invoke`, { Host: page.host }, 'POST'], 403],
  ['for a script that is none of ours', () => [`${page.pathname}stand-in/../../package.json`, own(), 'GET'], 404],
  ['for the source of the stand-in', () => [`${page.pathname}stand-in/page/page-keys.ts`, own(), 'GET'], 404],
])('a request %s is refused', async (_what, asked, status) => {
  expect((await ask(...asked())).status).toBe(status);
});
