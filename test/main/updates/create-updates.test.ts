import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Updates as Shown } from '../../../main/contract.ts';
import { Failure } from '../../../main/failure.ts';
import { createCarrier } from '../../../main/http/carry-request.ts';
import { createUpdates } from '../../../main/updates/create-updates.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { goodList, packageBytes, publicKey, signedList } from './sign-list.ts';

const start = 1_791_000_000;

type World = Partial<Parameters<typeof createUpdates>[0]>;

/** The part over a real server on this machine, whose answers by path are `served`. */
async function setUp(world: World = {}) {
  const served = new Map<string, Buffer | number | 'stall'>([
    ['/koekura-stable.update', signedList()],
    ['/koekura-0.2.0-linux-amd64.deb', packageBytes],
  ]);
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = served.get(request.url ?? '') ?? 404;
    if (typeof answer === 'number') response.writeHead(answer, { location: '/elsewhere' }).end();
    else if (answer === 'stall') response.writeHead(200).write(packageBytes.subarray(0, 100));
    else response.end(answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const carrier = createCarrier({ resolveProxy: async () => 'DIRECT' });
  onTestFinished(async () => {
    await carrier.close();
    server.closeAllConnections();
    server.close();
  });
  const told: Shown[] = [];
  const record = world.record ?? newRecord();
  const clock = { now: start };
  const make = (change: World = {}) =>
    createUpdates({
      record,
      carrier,
      source: {
        address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        publicKey,
        windowsPublisher: '',
        macTeam: '',
      },
      demo: false,
      version: '0.1.0',
      system: 'linux',
      processor: 'x64',
      policy: () => ({ check: 'notify', channel: 'stable' }),
      wanted: () => true,
      checkPublisher: async () => 'list-only',
      removeFile: (path) => rm(path, { force: true }),
      tell: (state) => told.push(state),
      now: () => clock.now,
      ...world,
      ...change,
    });
  return { served, asked, told, clock, make, updates: make() };
}
const refused = (reason: string) => ({ code: 'update-list-refused', facts: expect.objectContaining({ reason }) });

test('a newer version is told, with the packages for this computer, and after a start still', async () => {
  const { updates, make, told } = await setUp();
  expect(updates.state()).toMatchObject({ standing: 'unknown', newer: null, checkedAt: null });
  const state = await updates.check();
  expect(state).toMatchObject({ standing: 'newer-there', checkedAt: start, failure: null });
  expect(state.newer).toEqual({
    version: '0.2.0',
    madeAt: goodList.madeAt,
    notes: goodList.notes,
    packages: [{ kind: 'deb', size: packageBytes.length }],
  });
  expect(make().state().newer?.version).toBe('0.2.0');
  expect(told.map(({ checkingNow }) => checkingNow)).toEqual([true, false]);
});

test.each([
  ['0.2.0', 'newest'],
  ['0.3.0', 'ahead'],
] as const)('with %s nothing is offered', async (version, standing) => {
  const { updates } = await setUp({ version });
  expect(await updates.check()).toMatchObject({ standing, newer: null });
  await expect(updates.download('deb', '/nowhere')).rejects.toMatchObject({ facts: { reason: 'not-offered' } });
});

test.each<[string, World, Shown['checking']]>([
  ['not set up', { source: { address: '', publicKey: '', windowsPublisher: '', macTeam: '' } }, 'not-set-up'],
  [
    'without a key',
    { source: { address: 'https://example.com/', publicKey: '', windowsPublisher: '', macTeam: '' } },
    'not-set-up',
  ],
  ['switched off by policy', { policy: () => ({ check: 'off', channel: 'stable' }) }, 'off-by-policy'],
  ['in the demo', { demo: true }, 'demo'],
])('%s nobody is asked, not even by hand', async (_what, world, checking) => {
  const { updates, asked } = await setUp(world);
  await updates.checkQuietly();
  await expect(updates.check()).rejects.toMatchObject({ code: 'updates-off', facts: { reason: checking } });
  expect(updates.state()).toMatchObject({ checking, newer: null });
  expect(asked).toEqual([]);
});

test('switched off by the user, nobody is asked by the clock, but by hand', async () => {
  const { updates, asked } = await setUp({ wanted: () => false });
  await updates.checkQuietly();
  expect(asked).toEqual([]);
  expect(await updates.check()).toMatchObject({ checking: 'off', standing: 'newer-there' });
});

test('a policy that comes later takes the offer back', async () => {
  const { updates, make } = await setUp();
  await updates.check();
  const forbidden = make({ policy: () => ({ check: 'off', channel: 'stable' }) });
  expect(forbidden.state()).toMatchObject({ standing: 'unknown', newer: null });
  await expect(forbidden.download('deb', '/nowhere')).rejects.toMatchObject({ facts: { reason: 'not-offered' } });
});

test('a list that is older than one seen is refused, in this run and in a later one', async () => {
  const { updates, served, make } = await setUp();
  await updates.check();
  served.set('/koekura-stable.update', signedList({ madeAt: goodList.madeAt - 1, version: '0.1.5' }));
  await expect(updates.check()).rejects.toMatchObject(refused('list-older'));
  await expect(make().check()).rejects.toMatchObject(refused('list-older'));
  expect(updates.state()).toMatchObject({ newer: { version: '0.2.0' }, failure: { code: 'update-list-refused' } });
});

test('a list that has expired since offers nothing any more', async () => {
  const { updates, clock } = await setUp();
  await updates.check();
  clock.now = goodList.expiresAt;
  expect(updates.state()).toMatchObject({ standing: 'unknown', newer: null });
  await expect(updates.download('deb', '/nowhere')).rejects.toMatchObject({ facts: { reason: 'not-offered' } });
});

test.each<[string, Buffer | number, string]>([
  ['an altered list', Buffer.from(signedList().toString().replace('Mended', 'Broken')), 'list-signature'],
  ['a page of a hotel’s network', Buffer.from('<!doctype html><p>Welcome</p>'), 'no-list'],
  ['more than a list can be', Buffer.alloc(10_000_000, 0x41), 'list-too-large'],
  ['nothing there', 404, 'status'],
  ['a server that is unwell', 503, 'status'],
  ['a redirect', 302, 'status'],
])('%s changes nothing and is told', async (_what, answer, reason) => {
  const { updates, served, asked } = await setUp();
  served.set('/koekura-stable.update', answer);
  await expect(updates.check()).rejects.toMatchObject(refused(reason));
  await updates.checkQuietly();
  expect(updates.state()).toMatchObject({ standing: 'unknown', newer: null, checkedAt: null });
  expect(updates.state().failure?.facts).toMatchObject({ reason });
  expect(asked).not.toContain('/elsewhere');
  expect(updates.triedAt()).toBe(start);
});

test('nothing but https is asked, except on this machine', async () => {
  const source = { address: 'http://updates.example.com/', publicKey, windowsPublisher: '', macTeam: '' };
  const { updates } = await setUp({ source });
  await expect(updates.check()).rejects.toMatchObject(refused('not-https'));
});

test('a package comes to its place whole, and only then has its name', async () => {
  const target = join(newFolder(), 'koekura.deb');
  const seen: boolean[] = [];
  const { updates, told } = await setUp({
    checkPublisher: async (path) => {
      seen.push(existsSync(path));
      return 'publisher';
    },
  });
  await updates.check();
  expect(updates.nameOf('deb')).toBe('koekura-0.2.0-linux-amd64.deb');
  expect(await updates.download('deb', target)).toBe('publisher');
  expect(readFileSync(target)).toEqual(packageBytes);
  expect(readdirSync(dirname(target))).toEqual(['koekura.deb']);
  expect(seen).toEqual([true]);
  expect(told.some(({ downloading }) => downloading?.received === packageBytes.length)).toBe(true);
  expect(updates.state().downloading).toBeNull();
});

test.each<[string, Buffer | number, object]>([
  ['shorter', packageBytes.subarray(1), { code: 'update-file-refused', facts: { reason: 'file-size' } }],
  [
    'longer',
    Buffer.concat([packageBytes, Buffer.alloc(1)]),
    { code: 'update-file-refused', facts: { reason: 'file-size' } },
  ],
  [
    'another of the same length',
    Buffer.from(packageBytes).fill(0x42, 9, 10),
    { code: 'update-file-refused', facts: { reason: 'file-hash' } },
  ],
  ['not there', 404, { code: 'update-list-refused', facts: { reason: 'status', status: 404 } }],
])('a package that is %s is refused, and what was there before stays', async (_what, answer, failure) => {
  const target = join(newFolder(), 'koekura.deb');
  writeFileSync(target, 'what was there');
  const { updates, served } = await setUp();
  await updates.check();
  served.set('/koekura-0.2.0-linux-amd64.deb', answer);
  await expect(updates.download('deb', target)).rejects.toMatchObject(failure);
  expect(readdirSync(dirname(target))).toEqual(['koekura.deb']);
  expect(readFileSync(target, 'utf8')).toBe('what was there');
});

test('a package whose publisher is not confirmed is deleted', async () => {
  const target = join(newFolder(), 'koekura.deb');
  const { updates } = await setUp({
    checkPublisher: async () => {
      throw new Failure('update-file-refused', { reason: 'publisher' });
    },
  });
  await updates.check();
  await expect(updates.download('deb', target)).rejects.toMatchObject({ facts: { reason: 'publisher' } });
  expect(readdirSync(dirname(target))).toEqual([]);
});

test('a download that is called off leaves nothing, and another can follow', async () => {
  const target = join(newFolder(), 'koekura.deb');
  const { updates, served, told } = await setUp();
  await updates.check();
  served.set('/koekura-0.2.0-linux-amd64.deb', 'stall');
  const download = updates.download('deb', target);
  download.catch(() => undefined);
  await expect.poll(() => told.at(-1)?.downloading?.received, { timeout: 30_000 }).toBe(100);
  await expect(updates.download('deb', `${target}2`)).rejects.toMatchObject({ facts: { reason: 'one-at-a-time' } });
  updates.cancel();
  await expect(download).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(dirname(target))).toEqual([]);
  served.set('/koekura-0.2.0-linux-amd64.deb', packageBytes);
  expect(await updates.download('deb', target)).toBe('list-only');
});

test('a folder that cannot be written is told as the disk’s refusal', async () => {
  const { updates } = await setUp();
  await updates.check();
  await expect(updates.download('deb', '/nonexistent/koekura.deb')).rejects.toMatchObject({ code: 'disk-refused' });
});

test('closing breaks off what is under way, and leaves the record alone from then on', async () => {
  const target = join(newFolder(), 'koekura.deb');
  const record = newRecord();
  const { updates, served, told } = await setUp({ record });
  await updates.check();
  served.set('/koekura-0.2.0-linux-amd64.deb', 'stall').set('/koekura-stable.update', 'stall');
  const download = updates.download('deb', target);
  const check = updates.check();
  const broken = Promise.all([
    expect(download).rejects.toMatchObject({ code: 'cancelled' }),
    expect(check).rejects.toMatchObject({ code: 'cancelled' }),
  ]);
  await expect.poll(() => told.at(-1)?.downloading?.received, { timeout: 30_000 }).toBe(100);
  await updates.close();
  record.close();
  await broken;
  expect(readdirSync(dirname(target))).toEqual([]);
});

test('what is asked tells nothing of who asks', async () => {
  const heads: string[] = [];
  const carrier = {
    carry: async ({ url, headers }: { url: URL; headers: Readonly<Record<string, string>> }) => {
      heads.push(`${url.pathname}${url.search} ${JSON.stringify(headers)}`);
      throw new Failure('offline');
    },
  };
  const { updates } = await setUp({ carrier });
  await updates.checkQuietly();
  expect(heads).toEqual(['/koekura-stable.update {"accept":"*/*","user-agent":"Koekura","cache-control":"no-cache"}']);
});
