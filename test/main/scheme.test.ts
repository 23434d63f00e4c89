import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentPolicy, createPageHandler, isOwnAddress, readPageFiles } from '../../main/scheme.ts';

const html = '<html><head><meta name="style-nonce" content="__STYLE_NONCE__"></head></html>';
const files = new Map([
  ['/', { bytes: Buffer.from(html), type: 'text/html; charset=utf-8' }],
  ['/assets/index-1.js', { bytes: Buffer.from('let a'), type: 'text/javascript; charset=utf-8' }],
]);
const handle = createPageHandler({
  files,
  serveAudio: async (request) => new Response(`sound of ${new URL(request.url).pathname}`),
});
const get = (address: string, method = 'GET') => handle(new Request(address, { method }));

test('the page carries the policy, and one fresh nonce in both places', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const answer = await get('app://koekura/');
      const nonce = /content="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toBe(contentPolicy(nonce));
      return nonce;
    }),
  );
  expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('the policy lets in nothing inline, nothing foreign and no blobs', () => {
  const policy = contentPolicy('n');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("media-src 'self';");
  expect(policy).not.toMatch(/unsafe|blob:|https?:|\*/);
});

test('a file comes with its type, its length and no way to be kept or guessed at', async () => {
  const answer = await get('app://koekura/assets/index-1.js');
  expect(await answer.text()).toBe('let a');
  expect(Object.fromEntries(answer.headers)).toEqual({
    'cache-control': 'no-store',
    'content-length': '5',
    'content-type': 'text/javascript; charset=utf-8',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

test('HEAD tells the length and sends nothing', async () => {
  const answer = await get('app://koekura/assets/index-1.js', 'HEAD');
  expect(answer.headers.get('content-length')).toBe('5');
  expect(await answer.text()).toBe('');
});

test('sound is left to playback', async () => {
  expect(await (await get('app://koekura/audio/token')).text()).toBe('sound of /audio/token');
});

test.each([
  'app://koekura/index.html',
  'app://koekura/assets/',
  'app://koekura/assets/../../etc/passwd',
  'app://koekura/assets/%2e%2e/%2e%2e/package.json',
  'app://koekura/assets%2findex-1.js',
  'app://koekura//assets/index-1.js',
  'app://koekura/__proto__',
  'app://koekura/audio',
  'app://other/',
  'app://koekura:80/',
  'https://koekura/',
  'file:///etc/passwd',
])('%s is not there', async (address) => {
  expect((await get(address)).status).toBe(404);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not understood, not even for sound', async (method) => {
  expect((await get('app://koekura/', method)).status).toBe(405);
  expect((await get('app://koekura/audio/token', method)).status).toBe(405);
});

test.each([
  ['app://koekura/', true],
  ['app://koekura/anything#here', true],
  ['APP://koekura/', true],
  ['app://koekura.example/', false],
  ['app://koekura:1/', false],
  ['app://me@koekura/', false],
  ['app:koekura', false],
  ['http://koekura/', false],
  ['not an address', false],
])('%s is our own address: %s', (address, own) => {
  expect(isOwnAddress(address)).toBe(own);
});

test('the list of files is what was built, and kinds we do not serve are left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-page-'));
  mkdirSync(join(folder, 'assets'));
  for (const name of ['index.html', 'assets/a.js', 'assets/a.js.map', 'assets/b.css', '.env']) {
    writeFileSync(join(folder, name), name);
  }
  const read = readPageFiles(folder);
  expect([...read.keys()].sort()).toEqual(['/', '/assets/a.js', '/assets/b.css']);
  expect(Buffer.from(read.get('/')?.bytes ?? []).toString()).toBe('index.html');
});
