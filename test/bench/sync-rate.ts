import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Agent, type Dispatcher, request } from 'undici';
import { createHttp } from '../../main/http/create-http.ts';
import { createSync } from '../../main/recordings/create-sync.ts';
import { startWorker } from '../../main/start-worker.ts';
import { createTwilio } from '../../main/twilio/create-twilio.ts';
import type { Figure } from './figure.ts';
import { type SimulatorProcess, startSimulatorProcess } from './sync-simulator.ts';

const pages = 40;
const rounds = 3;
const latency = 100;
const many = 200_000;

/** The sync against the simulator in a process of its own: once with the latency of a network, once with none. */
export async function measureSync(): Promise<readonly Figure[]> {
  return [...(await atNetworkPace()), ...(await atFullPace())];
}

/** Bare loops before and after each round, so that a machine that slows down does not flatter either side. */
async function atNetworkPace(): Promise<Figure[]> {
  const simulator = await startSimulatorProcess(pages * 1000, latency);
  try {
    const ratios: number[] = [];
    const firstRows: number[] = [];
    let atOnce = true;
    let before = await bareLoop(simulator, pages);
    for (let round = 0; round < rounds; round++) {
      const sync = await timeSync(simulator, 'recordings');
      const after = await bareLoop(simulator, pages);
      ratios.push((before + after) / 2 / sync.recordingsIn);
      firstRows.push(sync.firstRowsIn);
      atOnce &&= sync.pagesWhenFirstTold === 1;
      before = after;
    }
    const ratio = median(ratios);
    return [
      {
        what: `sync at ${latency} ms a page, of the page rate`,
        value: ratio,
        unit: '×',
        reach: 'at least 0.95',
        met: ratio >= 0.95,
        how: `median of ${rounds}: ${pages} pages of 1,000 recordings stored, their calls paged beside them, against a bare loop along next_page_uri that throws the pages away`,
      },
      {
        what: `first rows told of, at ${latency} ms a page`,
        value: median(firstRows),
        unit: 'ms',
        reach: 'after the first page',
        met: atOnce,
        how: 'from the start of the sync to the first ids the list is told of; not more than one page was stored then',
      },
    ];
  } finally {
    await simulator.stop();
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function atFullPace(): Promise<Figure[]> {
  const simulator = await startSimulatorProcess(many, 0);
  try {
    const sync = await timeSync(simulator, 'everything');
    const rate = (many / sync.recordingsIn) * 1000;
    const whole = (many / sync.allIn) * 1000;
    return [
      {
        what: 'sync without latency, recordings into the index',
        value: rate,
        unit: 'a second',
        reach: 'at least 15,000',
        met: rate >= 15_000,
        how: `${many} recordings from the start until the last is stored, while their calls are paged and joined; the simulator has the other core`,
      },
      {
        what: 'the same until every call is joined too',
        value: whole,
        unit: 'a second',
        reach: 'shown',
        met: true,
        how: 'recordings divided by the time of the whole pass',
      },
      {
        what: 'main thread’s event loop meanwhile, delay p99',
        value: sync.loopDelay,
        unit: 'ms',
        reach: 'under 16',
        met: sync.loopDelay < 16,
        how: 'perf_hooks.monitorEventLoopDelay, resolution 1 ms',
      },
    ];
  } finally {
    await simulator.stop();
  }
}

type Timing = {
  readonly firstRowsIn: number;
  readonly pagesWhenFirstTold: number;
  readonly recordingsIn: number;
  readonly allIn: number;
  readonly loopDelay: number;
};

/** Ends with the last recording, or with the whole pass. */
async function timeSync(
  { origin, account, user, secret, recordings }: SimulatorProcess,
  until: 'recordings' | 'everything',
): Promise<Timing> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-bench-'));
  const http = createHttp({ resolveProxy: async () => 'DIRECT' });
  const twilio = createTwilio({ http, origin: new URL(origin) });
  const login = { account, region: 'us1', user, secret } as const;
  let firstRowsIn = 0;
  let pagesWhenFirstTold = 0;
  let recordingsIn = 0;
  let seen = 0;
  let begun = 0;
  const sync = createSync({
    twilio,
    login: async () => login,
    explain: async (_, error) => error,
    startWriter: () => startWorker('index-writer'),
    indexPath: join(folder, 'index.db'),
    changed: () => {
      firstRowsIn ||= performance.now() - begun;
      pagesWhenFirstTold ||= seen / 1000;
    },
    tell: (progress) => {
      if (progress.seen > seen) recordingsIn = performance.now() - begun;
      seen = progress.seen;
      if (until === 'recordings' && seen === recordings && progress.state === 'running') sync.pause(account);
    },
  });
  await sync.rebuilt;
  // As in the program, where a login has been checked before: loads the HTTP library and the certificates.
  await twilio.check(login);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  begun = performance.now();
  sync.start(account, { whole: false });
  await sync.finished(account);
  const allIn = performance.now() - begun;
  delay.disable();
  const [progress] = sync.progress();
  await sync.close();
  await http.close();
  rmSync(folder, { recursive: true, force: true });
  if (progress?.state !== (until === 'recordings' ? 'paused' : 'idle'))
    throw new Error(`the sync ended ${progress?.state}: ${progress?.failure?.code}`);
  return { firstRowsIn, pagesWhenFirstTold, recordingsIn, allIn, loopDelay: delay.percentile(99) / 1e6 };
}

/** The least that can be done: one request after the other, bodies thrown away but for the way to the next page. */
async function bareLoop({ origin, account, user, secret }: SimulatorProcess, most: number): Promise<number> {
  const dispatcher = new Agent();
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const begun = performance.now();
  let at: string | undefined = `/2010-04-01/Accounts/${account}/Recordings.json?PageSize=1000&IncludeSoftDeleted=true`;
  for (let page = 0; page < most && at !== undefined; page++) {
    const answer: Dispatcher.ResponseData = await request(new URL(at, origin), {
      dispatcher,
      headers: { authorization },
    });
    const body: Buffer = Buffer.from(await answer.body.arrayBuffer());
    const found: number = body.indexOf('"next_page_uri":"');
    at = found < 0 ? undefined : body.toString('utf8', found + 17, body.indexOf('"', found + 17));
  }
  const took = performance.now() - begun;
  await dispatcher.close();
  return took;
}
