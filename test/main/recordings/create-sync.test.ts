import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { explainRefusal } from '../../../main/accounts/explain-refusal.ts';
import type { SyncProgress } from '../../../main/contract.ts';
import { openIndexForReading } from '../../../main/database/open-index.ts';
import { createHttp } from '../../../main/http/create-http.ts';
import { createSync, type Sync } from '../../../main/recordings/create-sync.ts';
import { createTwilio } from '../../../main/twilio/create-twilio.ts';
import type { SimulatorOptions } from '../../simulator/simulator-options.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';

const open: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

type Row = { sid: string; status: string; whereabouts: string; joined: number; from_number: number | null };
type Bench = {
  readonly simulator: Simulator;
  readonly sync: Sync;
  readonly told: SyncProgress[];
  readonly changed: number[];
  readonly workers: Worker[];
  readonly run: (whole?: boolean) => Promise<SyncProgress>;
  readonly rows: () => Row[];
  readonly again: () => Sync;
};

/** How many pages of recordings were asked for. */
const pagesAsked = (simulator: Simulator): number => simulator.report().requests['recordings-list'] ?? 0;

async function startBench(options: SimulatorOptions, interval = 3_600_000): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-sync-'));
  open.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
  const simulator = await startSimulator({ kind: 'ordinary', subaccountRecordings: 0, ...options });
  open.push(simulator);
  const times = { connect: 1000, head: 5000, idle: 5000, backOff: 5 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  open.push(http);
  const indexPath = join(folder, 'index.db');
  const told: SyncProgress[] = [];
  const changed: number[] = [];
  const workers: Worker[] = [];
  const account = simulator.accountSid;
  const again = (): Sync => {
    const twilio = createTwilio({ http, origin: new URL(simulator.origin) });
    const login = async () =>
      ({ account, region: 'us1', user: simulator.apiKey.sid, secret: simulator.apiKey.secret }) as const;
    const asked = { login, check: twilio.check, lookAgain: async () => null };
    const sync = createSync({
      ...{ twilio, login },
      explain: (sid, error) => explainRefusal(asked, sid, error),
      startWriter: () => {
        const worker = new Worker(new URL('../../../main/workers/index-writer.ts', import.meta.url));
        workers.push(worker);
        return worker;
      },
      indexPath,
      changed: (ids) => changed.push(...ids),
      tell: (progress) => told.push(progress),
      interval,
    });
    open.push(sync);
    return sync;
  };
  const sync = again();
  await sync.rebuilt;
  const run = async (whole = false): Promise<SyncProgress> => {
    sync.start(account, { whole });
    await sync.finished(account);
    return progressOf(sync);
  };
  const rows = (): Row[] => {
    const index = openIndexForReading(indexPath);
    const found = index
      .prepare<[], Row>(
        `SELECT lower(hex(sid)) AS sid, status, whereabouts, joined, from_number FROM recording JOIN kind ON kind.id = recording.kind
         ORDER BY recording.id DESC`,
      )
      .all();
    index.close();
    return found;
  };
  return { simulator, sync, told, changed, workers, run, rows, again };
}

function progressOf(sync: Sync): SyncProgress {
  const [progress] = sync.progress();
  if (progress === undefined) throw new Error('nothing was started');
  return progress;
}

const hexOf = (sid: string): string => sid.slice(2).toLowerCase();

describe('a first pass', () => {
  test('brings every recording, joined with its call', async () => {
    const { simulator, run, rows, told } = await startBench({ recordings: 2500 });
    expect(await run()).toMatchObject({ state: 'idle', seen: 2500, failure: null, pass: null });
    const stored = rows();
    expect(stored).toHaveLength(2500);
    expect(stored[0]?.sid).toBe(hexOf(simulator.sidByRank(0)));
    expect(stored.filter(({ joined }) => joined === 0)).toEqual([]);
    expect(stored.filter(({ from_number }) => from_number !== null).length).toBeGreaterThan(2400);
    expect(told.filter(({ state }) => state === 'running').map(({ seen }) => seen)).toContain(1000);
  });

  test('tells of its first rows before it has fetched the rest', async () => {
    const { sync, simulator, changed } = await startBench({ recordings: 3000, faults: { latency: '150' } });
    sync.start(simulator.accountSid, { whole: false });
    await expect.poll(() => changed.length, { interval: 10, timeout: 5000 }).toBeGreaterThanOrEqual(1000);
    expect(progressOf(sync)).toMatchObject({ state: 'running', pass: 'first', seen: 1000 });
  });

  test.each<[string, NonNullable<SimulatorOptions['faults']>]>([
    ['refusals', { 'busy-every': '3' }],
    ['errors that pass', { 'server-error': '500', 'server-error-every': '3' }],
    ['a narrow limit', { 'concurrency-limit': '1' }],
    ['null fields', { 'null-price': '2', 'null-duration': '3', 'no-media-url': '5', 'unknown-fields': '4' }],
    ['future words and other time zones', { 'future-status': '7', 'date-offset': '+0100' }],
    ['envelopes that cannot be used', { envelope: 'not-base64' }],
  ])('bears %s', async (_, faults) => {
    const { run, rows } = await startBench({ recordings: 1500, faults });
    expect(await run()).toMatchObject({ state: 'idle' });
    expect(rows()).toHaveLength(1500);
  });

  test('leaves out rows that are no recordings, and nothing else', async () => {
    const { run, rows } = await startBench({ recordings: 1000, faults: { 'malformed-row': '10' } });
    expect(await run()).toMatchObject({ state: 'idle' });
    expect(rows()).toHaveLength(900);
  });

  test('counts a recording once that is pushed to the next page by new ones', async () => {
    const { simulator, run, rows } = await startBench({ recordings: 3000, faults: { 'insert-between-pages': '20' } });
    expect(await run()).toMatchObject({ state: 'idle', seen: 3000 });
    simulator.resetFaults();
    await run();
    expect(rows().length).toBeGreaterThanOrEqual(3040);
  });

  test('goes on from the oldest date seen when a token is no longer taken', async () => {
    const { run, rows } = await startBench({
      recordings: 4000,
      faults: { 'delete-between-pages': '1', 'page-token': 'strict' },
    });
    expect(await run()).toMatchObject({ state: 'idle' });
    expect(rows().length).toBeGreaterThanOrEqual(3995);
  });
});

const day = 86_400;

describe('afterwards', () => {
  test('only the last days are asked for again', async () => {
    const { simulator, run, rows } = await startBench({ recordings: 6000 });
    await run();
    const before = pagesAsked(simulator);
    expect(await run()).toMatchObject({ state: 'idle' });
    expect(pagesAsked(simulator) - before).toBe(1);
    expect(rows()).toHaveLength(6000);
  });

  test('new recordings are found, and joined', async () => {
    const { simulator, run, rows } = await startBench({ recordings: 1500, faults: { 'insert-between-pages': '30' } });
    await run();
    expect(rows()).toHaveLength(1500);
    simulator.resetFaults();
    await run();
    expect(rows()).toHaveLength(1530);
    expect(rows().filter(({ joined }) => joined === 0)).toEqual([]);
  });

  test('the last days are looked at again by themselves, but not while paused', async () => {
    const { simulator, sync, run, rows } = await startBench(
      { recordings: 1500, faults: { 'insert-between-pages': '30' } },
      100,
    );
    await run();
    simulator.resetFaults();
    await expect.poll(() => rows().length, { timeout: 5000 }).toBe(1530);
    sync.pause(simulator.accountSid);
    await sync.finished(simulator.accountSid);
    const asked = pagesAsked(simulator);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pagesAsked(simulator)).toBe(asked);
  });

  test('what was unfinished is asked for by itself until it is done', async () => {
    const { simulator, run, rows } = await startBench({ recordings: 400, faults: { 'future-status': '50' } });
    await run();
    expect(rows().filter(({ status }) => status === 'archived-by-twilio')).toHaveLength(8);
    simulator.resetFaults();
    await run();
    expect(rows().filter(({ status }) => status === 'archived-by-twilio')).toEqual([]);
  });

  test('a whole pass shows what was removed at Twilio, still listed there or not', async () => {
    const { simulator, run, rows } = await startBench({ recordings: 1200 });
    await run();
    for (const rank of [3, 700, 1100]) await removeAtTwilio(simulator, simulator.sidByRank(rank));
    await run(true);
    const gone = (): string[] =>
      rows()
        .filter(({ status, whereabouts }) => status === 'deleted' && whereabouts === 'nowhere')
        .map(({ sid }) => sid);
    expect(gone()).toEqual([3, 700, 1100].map((rank) => hexOf(simulator.sidByRank(rank))));
    await removeAtTwilio(simulator, simulator.sidByRank(5));
    simulator.clock.advance(60 * day);
    await run(true);
    expect(gone()).toEqual([3, 5, 700, 1100].map((rank) => hexOf(simulator.sidByRank(rank))));
    expect(rows()).toHaveLength(1200);
  });

  test('a page that was asked for before a recording went does not bring it back', async () => {
    const { simulator, sync, run, rows } = await startBench({ recordings: 20 });
    await run();
    simulator.setFault('latency', '500');
    const before = pagesAsked(simulator);
    const again = run();
    await expect.poll(() => pagesAsked(simulator)).toBeGreaterThan(before);
    await sync.noteGone(simulator.accountSid, [simulator.sidByRank(4)]);
    await again;
    const gone = rows().filter(({ status }) => status === 'deleted');
    expect(gone.map(({ sid }) => sid)).toEqual([hexOf(simulator.sidByRank(4))]);
    simulator.setFault('latency', null);
    await run();
    expect(rows().filter(({ status }) => status === 'deleted')).toEqual([]);
  });

  test('a list that is short by accident makes nothing vanish', async () => {
    const { simulator, run, rows } = await startBench({ recordings: 1500 });
    await run();
    simulator.setFault('malformed-row', '60');
    expect(await run(true)).toMatchObject({ state: 'idle' });
    expect(rows().filter(({ status }) => status === 'deleted')).toEqual([]);
  });

  test('an account that is forgotten leaves nothing', async () => {
    const { simulator, sync, run, rows } = await startBench({ recordings: 300 });
    await run();
    await sync.forget(simulator.accountSid, []);
    expect(rows()).toEqual([]);
    expect(sync.progress()).toEqual([]);
  });
});

async function removeAtTwilio({ origin, accountSid, apiKey }: Simulator, sid: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${apiKey.sid}:${apiKey.secret}`).toString('base64')}`;
  const url = `${origin}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}.json`;
  expect((await fetch(url, { method: 'DELETE', headers: { authorization } })).status).toBe(204);
}

describe('what ends a pass', () => {
  test.each<[string, NonNullable<SimulatorOptions['faults']>, string]>([
    ['HTML from a gateway', { 'html-502': 'any' }, 'twilio-unwell'],
    ['JSON that is cut off', { 'broken-json': 'on' }, 'twilio-answer-strange'],
    ['a paging URL to another origin', { 'foreign-paging': 'on' }, 'credentials-withheld'],
    ['a suspended account', { suspended: '20005' }, 'twilio-suspended'],
    ['a permission taken away', { 'permission-lacking': 'recordings-list' }, 'twilio-permission-missing'],
  ])('%s is shown, and a new try brings the rest', async (_, faults, code) => {
    const { simulator, run, rows } = await startBench({ recordings: 2100, faults });
    expect(await run()).toMatchObject({ state: 'failed', failure: { code } });
    simulator.resetFaults();
    expect(await run()).toMatchObject({ state: 'idle', failure: null });
    expect(rows()).toHaveLength(2100);
  });

  test('a login that cannot be had', async () => {
    const { sync } = await startBench({ recordings: 1 });
    const account = `AC${'0'.repeat(32)}`;
    sync.start(account, { whole: false });
    await sync.finished(account);
    expect(progressOf(sync)).toMatchObject({ state: 'failed', failure: { code: 'twilio-wrong-secret' } });
  });

  test('a pause: it goes on where it stood', async () => {
    const { sync, simulator, run, rows, changed } = await startBench({ recordings: 5000, faults: { latency: '60' } });
    sync.start(simulator.accountSid, { whole: false });
    await expect.poll(() => changed.length, { interval: 5, timeout: 5000 }).toBeGreaterThanOrEqual(2000);
    sync.pause(simulator.accountSid);
    await sync.finished(simulator.accountSid);
    const { seen, state } = progressOf(sync);
    expect(state).toBe('paused');
    expect(seen).toBeLessThan(5000);
    simulator.resetFaults();
    expect(await run()).toMatchObject({ state: 'idle', seen: 5000 });
    expect(rows()).toHaveLength(5000);
  });

  test('a cancelled pass: what it read stays, it is given up, and nothing goes on by itself', async () => {
    const { sync, simulator, run, rows, changed } = await startBench({ recordings: 5000, faults: { latency: '60' } });
    sync.start(simulator.accountSid, { whole: false });
    await expect.poll(() => changed.length, { interval: 5, timeout: 5000 }).toBeGreaterThanOrEqual(2000);
    await sync.cancel(simulator.accountSid);
    expect(progressOf(sync)).toMatchObject({ state: 'idle', pass: null, finishedAt: null });
    const kept = rows().length;
    expect(kept).toBeGreaterThanOrEqual(2000);
    expect(kept).toBeLessThan(5000);
    simulator.resetFaults();
    expect(await run()).toMatchObject({ state: 'idle', seen: 5000 });
    expect(rows()).toHaveLength(5000);
  });

  test('a pause and a change of mind', async () => {
    const { sync, simulator } = await startBench({ recordings: 3000, faults: { latency: '30' } });
    sync.start(simulator.accountSid, { whole: false });
    sync.pause(simulator.accountSid);
    sync.start(simulator.accountSid, { whole: false });
    await sync.finished(simulator.accountSid);
    await expect.poll(() => progressOf(sync).state, { timeout: 10_000 }).toBe('idle');
    expect(progressOf(sync).seen).toBe(3000);
  });

  test('a crash of the worker: what was asked of it fails or a new one does it, and nothing is lost', async () => {
    const { sync, simulator, run, rows, changed, workers } = await startBench({
      recordings: 5000,
      faults: { latency: '60' },
    });
    sync.start(simulator.accountSid, { whole: false });
    await expect.poll(() => changed.length, { interval: 5, timeout: 5000 }).toBeGreaterThanOrEqual(2000);
    await workers[0]?.terminate();
    await sync.finished(simulator.accountSid);
    simulator.resetFaults();
    const before = pagesAsked(simulator);
    expect(await run()).toMatchObject({ state: 'idle' });
    expect(rows()).toHaveLength(5000);
    expect(rows().filter(({ joined }) => joined === 0)).toEqual([]);
    expect(pagesAsked(simulator) - before).toBeLessThan(4);
  });

  test('the end of the program: the next one goes on', async () => {
    const { sync, simulator, again, rows, changed } = await startBench({ recordings: 4000, faults: { latency: '60' } });
    sync.start(simulator.accountSid, { whole: false });
    await expect.poll(() => changed.length, { interval: 5, timeout: 5000 }).toBeGreaterThanOrEqual(1000);
    await sync.close();
    const next = again();
    next.start(simulator.accountSid, { whole: false });
    await next.finished(simulator.accountSid);
    expect(progressOf(next)).toMatchObject({ state: 'idle', seen: 4000 });
    expect(rows()).toHaveLength(4000);
  });
});
