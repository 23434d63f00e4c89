import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Filter, type Order, orderings } from '../../main/recording.ts';
import { type IndexReader, startIndexReader } from '../../main/recordings/start-index-reader.ts';
import type { Figure } from './figure.ts';
import {
  buildListIndex,
  listAccounts,
  listDirections,
  listKeys,
  listNewest,
  listSources,
  listStatuses,
  seeded,
} from './list-index.ts';

const recordings = 1_000_000;
const years = (count: number) => count * 365 * 86_400;
const plain = { by: 'time', descending: true } as const;

/** What the window feels: from the call to the answer, through the worker, at a million recordings. */
export async function measureListQueries(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  try {
    const path = join(folder, 'index.db');
    buildListIndex(path, recordings);
    return await measure(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(path: string): Promise<readonly Figure[]> {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const worker = new Worker(new URL('../../main/workers/index-reader.ts', import.meta.url));
  const reader = startIndexReader(worker, path);
  await reader.page({}, plain, 0, 100);
  const first = performance.now() - started;
  await reader.loaded;
  const loaded = performance.now() - started;
  // The orders are made ahead in the quiet after loading; a person needs as long to reach for the mouse.
  await setTimeout(4000);
  const memory = (process.memoryUsage().rss - before) / 2 ** 20;
  const figures = [
    figure(
      'first rows on screen after the start, 1,000,000 recordings',
      first,
      'ms',
      1500,
      'start of the worker to first page',
    ),
    figure('columns loaded', loaded, 'ms', 3000, 'start of the worker until every question is answered'),
    figure('memory the reader takes', memory, 'MB', 600, 'resident size after loading less before'),
    ...(await measureQuestions(reader)),
  ];
  await reader.close();
  return figures;
}

type Question = () => Promise<unknown>;

async function measureQuestions(reader: IndexReader): Promise<readonly Figure[]> {
  const random = seeded(1);
  const page = (filter: Filter, order: Order, offset: number) => reader.page(filter, order, offset, 100);
  const anywhere = () => Math.floor(random() * (recordings - 100));
  const anyOrder = (): Order => ({ by: any(random, orderings), descending: random() < 0.5 });
  const kinds: readonly (readonly [string, number, number, () => Question])[] = [
    ['first page', 300, 16, () => () => page({}, plain, 0)],
    ['deep page', 300, 16, () => deep(page, {}, plain, anywhere())],
    ['every order, deep page', 400, 16, () => deep(page, {}, anyOrder(), anywhere())],
    ['fresh combination of filters, first page and count', 400, 16, () => deep(page, anyFilter(random), plain, 0)],
    [
      'fresh combination of filters, any order, deep page',
      400,
      16,
      () => deep(page, anyFilter(random), anyOrder(), Math.floor(random() * 20_000)),
    ],
    ['totals of all that match a fresh combination', 300, 16, () => totals(reader, anyFilter(random))],
    ['search inside numbers and SIDs', 400, 50, () => deep(page, { search: anyTerm(random) }, plain, 0)],
  ];
  const figures: Figure[] = [];
  for (const [what, times, reach, ask] of kinds) {
    const taken: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const question = ask();
      const began = performance.now();
      await question();
      taken.push(performance.now() - began);
    }
    taken.sort((left, right) => left - right);
    const at = (share: number) => taken[Math.min(times - 1, Math.floor(times * share))] ?? 0;
    figures.push(
      figure(
        `${what}, p99`,
        at(0.99),
        'ms',
        reach,
        `${times} questions one after another, call to answer through the worker; p50 ${at(0.5).toFixed(1)} ms`,
      ),
    );
  }
  return figures;
}

function deep(
  page: (filter: Filter, order: Order, offset: number) => Promise<unknown>,
  filter: Filter,
  order: Order,
  offset: number,
): Question {
  return () => page(filter, order, offset);
}

function totals(reader: IndexReader, filter: Filter): Question {
  return () => reader.totals({ kind: 'all', filter, except: [] });
}

function figure(what: string, value: number, unit: string, reach: number, how: string): Figure {
  return { what, value, unit, reach: `< ${reach} ${unit}`, met: value < reach, how };
}

const any = <T>(random: () => number, values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

/** One to five conditions, hardly ever the same twice. */
function anyFilter(random: () => number): Filter {
  const begin = listNewest - Math.floor(random() * years(3));
  const seconds = Math.floor(random() * 400);
  const conditions: readonly Filter[] = [
    { accounts: [any(random, listAccounts)] },
    { startedFrom: begin },
    { startedFrom: begin - Math.floor(random() * years(1)), startedTo: begin },
    { directions: [any(random, listDirections), any(random, listDirections)] },
    { sources: [any(random, listSources), any(random, listSources)] },
    { statuses: [any(random, listStatuses)] },
    { channels: [random() < 0.7 ? 2 : 1] },
    { shortest: seconds },
    { shortest: seconds, longest: seconds * 2 },
    { cheapest: 0.0025 * Math.floor(random() * 4) },
    { encrypted: random() < 0.6 },
    { keySids: [any(random, listKeys)] },
    { whereabouts: ['twilio'] },
    { from: String(Math.floor(random() * 10_000)) },
    { to: `090${Math.floor(random() * 1000)}` },
  ];
  let filter: Filter = {};
  for (let count = 1 + Math.floor(random() * 5); count > 0; count -= 1)
    filter = { ...filter, ...any(random, conditions) };
  return filter;
}

/** What people type: parts of numbers, national ones, and parts of SIDs, of two to ten characters. */
function anyTerm(random: () => number): string {
  const hex = () =>
    Array.from({ length: 3 + Math.floor(random() * 8) }, () => '0123456789abcdef'[Math.floor(random() * 16)]);
  const digits = (most: number) => String(Math.floor(random() * 10 ** most)).padStart(2, '0');
  const sort = Math.floor(random() * 5);
  if (sort === 0) return hex().join('');
  if (sort === 1) return any(random, ['RE', 'CA']) + hex().join('');
  if (sort === 2) return `+8190${digits(4)}`;
  if (sort === 3) return `090-${digits(4)}`;
  return digits(2 + Math.floor(random() * 8));
}
