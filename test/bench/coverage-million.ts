import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Key } from '../../main/contract.ts';
import { askCoverage } from '../../main/coverage/coverage-questions.ts';
import { createCoverage } from '../../main/coverage/create-coverage.ts';
import { openRecord } from '../../main/database/open-record.ts';
import { type IndexReader, startIndexReader } from '../../main/recordings/start-index-reader.ts';
import type { Figure } from './figure.ts';
import { buildListIndex, listAccounts, listKeys } from './list-index.ts';

const recordings = 1_000_000;
const print = (letter: string) => letter.repeat(64);

/** Which key opens what, of a million recordings, every other with a copy in an archive: as the window asks it. */
export async function measureCoverage(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  const path = join(folder, 'index.db');
  buildListIndex(path, recordings);
  const record = openRecord(join(folder, 'record.db'));
  const pair = record.prepare('INSERT INTO pairing (key_sid, fingerprint, shown_at) VALUES (?, ?, 1)');
  for (const [at, sid] of listKeys.slice(0, 3).entries()) pair.run(sid, print(String(at)));
  try {
    const figures = await firstRun(path, folder, record);
    return [...(await secondRun(path, folder, record)), ...figures];
  } finally {
    record.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const start = (path: string) =>
  startIndexReader(new Worker(new URL('../../main/workers/index-reader.ts', import.meta.url)), path);

function coverageOf(reader: IndexReader, folder: string, record: ReturnType<typeof openRecord>) {
  const keys = listKeys.map((_, at): Key => {
    const name = `key ${at}`;
    return {
      ...{ fingerprint: print(String(at)), name, bits: 2048, addedAt: 1, origin: 'imported', keptIn: 'keychain' },
      ...{ backedUpAt: at, opens: [], lastUse: null },
    };
  });
  const accounts = listAccounts.map((sid) => ({ sid, sealingKey: null }));
  return createCoverage({
    ...{ note: (_, deed) => deed(), user: 'aiko' },
    ...{ record, worker: askCoverage(reader.ask), loaded: reader.loaded, marksSettled: async () => undefined },
    ...{ keys: async () => keys, accounts: async () => accounts, keptAt: join(folder, 'coverage.json') },
    ...{ ready: () => undefined, now: () => 1_795_000_000 },
  });
}

/** The list is loaded and nothing was ever asked of it. */
async function firstRun(path: string, folder: string, record: ReturnType<typeof openRecord>): Promise<Figure[]> {
  const reader = start(path);
  await reader.loaded;
  await markHalf(reader);
  // The orders are made ahead in the quiet after loading.
  await setTimeout(4000);
  const first = await timed(() => askCoverage(reader.ask).coverageGroups());
  const coverage = coverageOf(reader, folder, record);
  const map = await timed(coverage.map);
  const again = await many(200, coverage.map);
  const { sids } = await reader.members({ kind: 'all', filter: {}, except: [] });
  // The first mark of a run has the list look all SIDs up; that is the list's own.
  await reader.mark({
    sids: { bytes: sids.bytes.slice(0, 16), count: 1, unusual: [] },
    codes: Uint32Array.of(0),
    marks: archived,
  });
  const changed = await many(60, async () => {
    // Its copy is lost, or found again: a change of one recording anywhere, as each round of a sync makes many.
    const at = Math.floor(Math.random() * sids.count) * 16;
    const bytes = sids.bytes.slice(at, at + 16);
    await reader.mark({ sids: { bytes, count: 1, unusual: [] }, codes: Uint32Array.of(0), marks: archived });
    return coverage.map();
  });
  await coverage.settled();
  await reader.close();
  const how = `load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;
  return [
    figure('first pass once the list is loaded, code never run before', first, 200, how),
    figure('  the map made of it, first time', map, 200, how),
    figure('the map again, nothing changed, p95', again, 16, `200 times, call to answer through the worker; ${how}`),
    figure('the map again after a change in the list, p95', changed, 16, `60 times, the change among it; ${how}`),
  ];
}

/** The program has just been started; the list is being read. */
async function secondRun(path: string, folder: string, record: ReturnType<typeof openRecord>): Promise<Figure[]> {
  const began = performance.now();
  const reader = start(path);
  const coverage = coverageOf(reader, folder, record);
  const map = await coverage.map();
  const cold = performance.now() - began;
  if (map.asOf === null) throw new Error('this was not the kept answer');
  await reader.loaded;
  const loaded = performance.now() - began;
  await coverage.settled();
  await reader.close();
  const how = `start of the worker to the map as it was kept; the list itself was read after ${loaded.toFixed(0)} ms`;
  return [figure('first answer from cold: the program just started', cold, 200, how)];
}

const archived = ['0', '1', '3'].map((letter) => ({
  holds: [],
  copies: [{ archive: '11111111-1111-4111-8111-111111111111', sound: true, openers: [print(letter)] }],
}));

async function markHalf(reader: IndexReader): Promise<void> {
  const { sids } = await reader.members({ kind: 'all', filter: {}, except: [] });
  const bytes = new Uint8Array((sids.count >> 1) * 16);
  for (let at = 0; at < sids.count >> 1; at += 1) {
    bytes.set(sids.bytes.subarray(at * 32, at * 32 + 16), at * 16);
  }
  const count = bytes.length / 16;
  const codes = Uint32Array.from({ length: count }, (_, at) => at % archived.length);
  await reader.mark({ sids: { bytes, count, unusual: [] }, codes, marks: archived });
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

async function many(times: number, ask: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) taken.push(await timed(ask));
  return taken.sort((left, right) => left - right)[Math.floor(times * 0.95)] ?? 0;
}

function figure(what: string, value: number, most: number, how: string): Figure {
  return { what, value, unit: 'ms', reach: `< ${most} ms`, met: value < most, how };
}
