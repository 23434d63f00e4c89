import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { openRecord } from '../../main/database/open-record.ts';
import { eventsUri, recordingEvents } from '../../main/twilio/fetch-events.ts';
import { checkupWorld, soundCoverage } from '../support/checkup-world.ts';
import type { Figure } from './figure.ts';
import { type SimulatorProcess, startSimulatorProcess } from './sync-simulator.ts';

const latency = 50;
const accounts = 50;
const rounds = 15;

/** A check-up of fifty subaccounts, against the longest chain of requests in it: the events of one account, kind after kind. */
export async function measureCheckup(): Promise<readonly Figure[]> {
  const more = ['--subaccounts', String(accounts), '--subaccount-recordings', '20'];
  const simulator = await startSimulatorProcess(20, latency, more);
  try {
    const fifty = await timeOf(simulator, accounts);
    const one = await timeOf(simulator, 1);
    const chain = await bareChain(simulator);
    const ratio = fifty.took / chain;
    const how = `medians of ${rounds}; ${fifty.requests} requests at ${latency} ms each, all findings written`;
    return [
      {
        ...{
          what: `its longest chain: ${recordingEvents.length} requests one after the other`,
          value: chain,
          unit: 'ms',
        },
        ...{ reach: 'shown', met: true, how: 'the same requests by the HTTP library alone' },
      },
      { what: 'check-up of one account', value: one.took, unit: 'ms', reach: 'shown', met: true, how },
      { what: `check-up of ${accounts} subaccounts`, value: fifty.took, unit: 'ms', reach: 'shown', met: true, how },
      { what: 'of its longest chain', value: ratio, unit: '×', reach: 'at most 1.5', met: ratio <= 1.5, how },
    ];
  } finally {
    await simulator.stop();
  }
}

async function timeOf(simulator: SimulatorProcess, count: number): Promise<{ took: number; requests: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-checkup-'));
  const record = openRecord(join(folder, 'record.db'));
  const connected = simulator.subaccounts.slice(0, count);
  const world = await checkupWorld(record, {
    origin: simulator.origin,
    accounts: connected.map((account) => ({ ...account, use: 'api-key' as const })),
    samples: connected.map(({ accountSid }) => ({ account: accountSid, recording: recordingOf, encrypted: true })),
    coverage: (account, now) => soundCoverage(account, now - 60),
    keys: [],
    now: () => Math.floor(Date.now() / 1000),
  });
  try {
    const before = await requestsOf(simulator);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      await world.checkup.run('user');
      times.push(performance.now() - begun);
    }
    const unseen = world.checkup.state().findings.filter(({ says }) => says === 'could-not-look');
    if (unseen.length > 0) throw new Error(`not whole: ${JSON.stringify(unseen[0])}`);
    return { took: median(times), requests: ((await requestsOf(simulator)) - before) / rounds };
  } finally {
    await world.close();
    record.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nobody's, and asked for without a login all the same. */
const recordingOf = `RE${'0'.repeat(32)}`;

async function requestsOf({ origin }: SimulatorProcess): Promise<number> {
  const state = (await (await fetch(`${origin}/__simulator/state`)).json()) as { requests: Record<string, number> };
  return Object.values(state.requests).reduce((sum, count) => sum + count, 0);
}

async function bareChain({ origin, subaccounts }: SimulatorProcess): Promise<number> {
  const [account] = subaccounts;
  if (account === undefined) throw new Error('no subaccounts');
  const { sid, secret } = account.apiKey;
  const authorization = `Basic ${Buffer.from(`${sid}:${secret}`).toString('base64')}`;
  const dispatcher = new Agent();
  const from = Math.floor(Date.now() / 1000) - 30 * 86_400;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    for (const type of recordingEvents) {
      const answer = await request(`${origin}${eventsUri(type, from)}`, { dispatcher, headers: { authorization } });
      await answer.body.dump();
    }
    times.push(performance.now() - begun);
  }
  await dispatcher.close();
  return median(times);
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
