import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Agent, request } from 'undici';
import type { VerifiedCopy } from '../../main/archive/archives.ts';
import { usualBatchTimes } from '../../main/batch/batch-parts.ts';
import { openRecord } from '../../main/database/open-record.ts';
import { eachRow } from '../../main/ledger/ledger-rows.ts';
import { verifyChain } from '../../main/ledger/verify-chain.ts';
import { archiveId, batchOptions, batchWorld, newBatches, type Remote, readIntoWorld } from '../support/new-batches.ts';
import type { Figure } from './figure.ts';
import { loopOverSdk } from './sdk-loop.ts';
import { type SimulatorProcess, startSimulatorProcess } from './sync-simulator.ts';

const latency = 50;
const limit = 50;
const ours = 18_000;
const informed = 5_000;
const bySdk = 60;

/** Removal with everything a batch does, against a client that knows the limit beforehand and does nothing else. */
export async function measureRemoval(): Promise<readonly Figure[]> {
  const all = ours + 2 * informed + bySdk;
  const simulator = await startSimulatorProcess(all, latency, ['--fault', `concurrency-limit=${limit}`]);
  const folder = mkdtempSync(join(tmpdir(), 'koekura-removal-'));
  try {
    const remote: Remote = simulator;
    const world = batchWorld();
    const sids = await readIntoWorld(remote, world);
    const before = await informedClient(remote, sids.slice(0, informed));
    const engine = await ourRate(simulator, folder, world, sids.slice(informed, informed + ours));
    const after = await informedClient(remote, sids.slice(informed + ours, 2 * informed + ours));
    const sequential = await loopOverSdk(remote, sids.slice(-bySdk));
    const known = (before + after) / 2;
    const ratio = engine.rate / known;
    const how = `at ${latency} ms and a limit of ${limit} at once, ceiling lifted; ${ours} removals through gate, journal, ledger and Twilio, each with intent and outcome on the disk`;
    return [
      { what: 'removal', value: engine.rate, unit: 'a second', reach: 'shown', met: true, how },
      {
        ...{ what: 'a client that knows the limit, and only sends', value: known, unit: 'a second', reach: 'shown' },
        ...{ met: true, how: `${limit} loops of DELETE over the same HTTP library, before and after` },
      },
      {
        what: 'removal, of that client’s rate',
        value: ratio,
        unit: '×',
        reach: 'at least 0.95',
        met: ratio >= 0.95,
        how,
      },
      {
        ...{ what: 'refused after the first ten seconds', value: engine.refused * 100, unit: '%', reach: 'under 1' },
        ...{ met: engine.refused < 0.01, how: 'answers of 429 among all, told by the simulator' },
      },
      {
        ...{ what: 'removal, of a sequential loop over the SDK', value: engine.rate / sequential, unit: '×' },
        ...{ reach: 'shown', met: true, how: `${bySdk} recordings, one remove() after the other` },
      },
      {
        ...{ what: 'main thread’s event loop meanwhile, delay p99', value: engine.loopDelay, unit: 'ms' },
        ...{ reach: 'under 20', met: engine.loopDelay < 20, how: 'perf_hooks.monitorEventLoopDelay, resolution 1 ms' },
      },
    ];
  } finally {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ourRate(
  simulator: SimulatorProcess,
  folder: string,
  world: ReturnType<typeof batchWorld>,
  sids: readonly string[],
): Promise<{ rate: number; refused: number; loopDelay: number }> {
  const record = openRecord(join(folder, 'record.db'));
  const now = () => Math.floor(Date.now() / 1000);
  const copyOf = (recording: string): VerifiedCopy[] => {
    const found = world.recordings.get(recording)?.recording;
    if (found === undefined) return [];
    const { account, startedAt, channels, duration } = found;
    const facts = { recording, account, startedAt, channels, seconds: duration ?? 0, verifiedAt: now() };
    const seal = { size: 1000, sha256: '0'.repeat(64), keySid: null, fingerprint: 'f'.repeat(64) };
    return [{ ...facts, ...seal, archive: archiveId, versions: { audio: '1', envelope: '1' } }];
  };
  const made = newBatches(record, folder, simulator, world, (parts) => ({
    ...parts,
    copies: { ...parts.copies, copiesOf: copyOf, stillThere: async () => true },
    times: usualBatchTimes,
  }));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  const options = batchOptions({ ceiling: 200 });
  const { batch } = await made.batches.start({ plan: made.plan('remove', sids), options, typed: sids.length });
  let atTen: { deletes: number; refused: number } | null = null;
  while (made.batches.read(batch).state !== 'finished') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (atTen === null && performance.now() - begun > 10_000) atTen = await tallyOf(simulator);
  }
  const took = performance.now() - begun;
  delay.disable();
  const end = await tallyOf(simulator);
  const { counts } = made.batches.read(batch);
  await made.close();
  const fits = verifyChain(eachRow(record)).firstMisfit === null;
  record.close();
  if (counts.removed !== sids.length || !fits) throw new Error(`not whole: ${JSON.stringify(counts)}`);
  const from = atTen ?? { deletes: 0, refused: 0 };
  return {
    rate: (sids.length / took) * 1000,
    refused: (end.refused - from.refused) / (end.deletes - from.deletes),
    loopDelay: delay.percentile(99) / 1e6,
  };
}

async function tallyOf({ origin }: SimulatorProcess): Promise<{ deletes: number; refused: number }> {
  const state = (await (await fetch(`${origin}/__simulator/state`)).json()) as {
    requests: Record<string, number>;
    refused: number;
  };
  return { deletes: state.requests['recordings-delete'] ?? 0, refused: state.refused };
}

/** Removals a second of loops that are as many as the limit allows, and never have to find it. */
async function informedClient({ origin, account, user, secret }: Remote, sids: readonly string[]): Promise<number> {
  const dispatcher = new Agent();
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const queue = [...sids];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: limit }, async () => {
      for (let sid = queue.pop(); sid !== undefined; sid = queue.pop()) {
        const url = `${origin}/2010-04-01/Accounts/${account}/Recordings/${sid}.json`;
        const answer = await request(url, { dispatcher, method: 'DELETE', headers: { authorization } });
        await answer.body.dump();
        if (answer.statusCode === 429) queue.push(sid);
      }
    }),
  );
  const took = performance.now() - begun;
  await dispatcher.close();
  return (sids.length / took) * 1000;
}
