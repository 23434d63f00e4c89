import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askWithKey, mediaOf } from './ask-simulator.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import { type Simulator, startSimulator } from './start-simulator.ts';
import { readDemoKeys } from './world/demo-keys.ts';

let state: string;
let running: Simulator[];
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'koekura-state-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((simulator) => simulator.close()));
  rmSync(state, { recursive: true });
});

async function start(options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator({ state, ...options });
  running.push(simulator);
  return simulator;
}

/** Starts, does something, ends, and starts again. */
async function restartAfter(
  options: SimulatorOptions,
  act: (simulator: Simulator) => Promise<void>,
): Promise<Simulator> {
  const first = await start(options);
  await act(first);
  await first.close();
  running = [];
  return start({});
}

test('after a restart the world is the same, to the byte', async () => {
  const before: string[] = [];
  const tell = async (simulator: Simulator, into: string[]) => {
    const ask = askWithKey(simulator);
    const list = await ask.walk('/Recordings.json');
    into.push(
      JSON.stringify(list).replaceAll(simulator.origin, ''),
      (await mediaOf(ask, simulator.sidByRank(5))).toString('hex'),
    );
  };
  const again = await restartAfter({ recordings: 25, duration: 2, kind: 'ordinary', seed: 'twice' }, (one) =>
    tell(one, before),
  );
  const after: string[] = [];
  await tell(again, after);
  expect(after[0]).toBe(before[0]);
  expect(after[1] === before[1]).toBe(true);
});

test('what was done is still done', async () => {
  const facts = { removed: '', arrived: '', call: '', key: '' };
  const again = await restartAfter({ recordings: 25 }, async (one) => {
    const ask = askWithKey(one);
    facts.removed = one.sidByRank(2);
    await ask.remove(`/Recordings/${facts.removed}.json`);
    const arrivals = await ask.control('POST', 'arrivals', { count: 1 });
    facts.arrived = ((await arrivals.json()) as { sids: string[] }).sids[0] ?? '';
    facts.call = (await ask.walk('/Recordings.json'))[10]?.call_sid ?? '';
    await ask.remove(`/Calls/${facts.call}.json`);
    const PublicKey = readDemoKeys()[2]?.publicKeyPem ?? '';
    facts.key = ((await (await ask.post('/v1/Credentials/PublicKeys', { PublicKey })).json()) as { sid: string }).sid;
    await ask.post(`/v1/Credentials/PublicKeys/${facts.key}`, { FriendlyName: 'kept' });
    await ask.remove(`/v1/Credentials/PublicKeys/${one.lostKeySid}`);
    await ask.control('POST', 'encryption', { publicKeySid: facts.key });
    await ask.control('POST', 'clock', { to: '2031-01-01T00:00:00Z' });
    one.setFault('retry-after', 9);
  });
  const ask = askWithKey(again);
  expect((await ask.get(`/Recordings/${facts.removed}.json`)).status).toBe(404);
  expect((await ask.get(`/Recordings/${facts.arrived}.json`)).status).toBe(200);
  expect((await ask.get(`/Calls/${facts.call}.json`)).status).toBe(404);
  expect(await ask.json(`/v1/Credentials/PublicKeys/${facts.key}`)).toMatchObject({ friendly_name: 'kept' });
  expect((await ask.get(`/v1/Credentials/PublicKeys/${again.lostKeySid}`)).status).toBe(404);
  const arrival = (await (await ask.control('POST', 'arrivals', {})).json()) as { sids: string[] };
  expect(await ask.json(`/Recordings/${arrival.sids[0]}.json`)).toMatchObject({
    encryption_details: { public_key_sid: facts.key },
  });
  expect(await (await ask.control('GET', 'state', null)).json()).toMatchObject({
    now: expect.stringMatching(/^2031-01-01T00:00/),
    faults: { 'retry-after': '9' },
  });
});

test('a line half written when it was killed is forgotten', async () => {
  const again = await restartAfter({ recordings: 25 }, async (one) => {
    await askWithKey(one).remove(`/Recordings/${one.sidByRank(2)}.json`);
    appendFileSync(join(state, 'state.jsonl'), '{"what":"recording-rem');
  });
  expect((await askWithKey(again).get(`/Recordings/${again.sidByRank(2)}.json`)).status).toBe(404);
  again.setFault('latency', 1);
  const lines = readFileSync(join(state, 'state.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toHaveLength(3);
});

test('another world than the folder’s is refused', async () => {
  await (await start({ recordings: 25, seed: 'a' })).close();
  running = [];
  await expect(start({ recordings: 26 })).rejects.toThrow(/recordings 25, not 26/);
  await expect(start({ seed: 'b' })).rejects.toThrow(/seed a, not b/);
  expect((await start({ recordings: 25 })).sidByRank(0)).toMatch(/^RE/);
});

test('the private keys lie beside it, for their owner only; the lost one does not', async () => {
  const { keys } = await start({ recordings: 25 });
  expect(keys.map(({ name, rotatedOut }) => [name, rotatedOut])).toEqual([
    ['vre-2025', true],
    ['vre-2026', false],
  ]);
  for (const { path, privateKeyPem } of keys) {
    expect(readFileSync(path ?? '', 'utf8')).toBe(privateKeyPem);
    expect(statSync(path ?? '').mode & 0o777).toBe(0o600);
  }
});

test('a fault given at the start lasts as long as that run', async () => {
  const again = await restartAfter({ recordings: 25, faults: { 'busy-every': 1 } }, async (one) => {
    expect((await askWithKey(one).get('/Recordings.json')).status).toBe(429);
  });
  expect((await askWithKey(again).get('/Recordings.json')).status).toBe(200);
});

test('a port that is taken is an error, and leaves nothing behind', async () => {
  const first = await start({ recordings: 5 });
  const port = Number(new URL(first.origin).port);
  await expect(startSimulator({ recordings: 5, port })).rejects.toThrow(/EADDRINUSE/);
});

test('without a folder nothing is written', async () => {
  const simulator = await startSimulator({ recordings: 5 });
  running.push(simulator);
  expect(simulator.keys.every(({ path }) => path === null)).toBe(true);
});
