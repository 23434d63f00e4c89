import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose, type Program } from '../../../main/compose.ts';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { connectDemo } from '../../../main/development/connect-demo.ts';
import { demoKeychain } from '../../../main/development/demo-keychain.ts';
import { Failure } from '../../../main/failure.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { askWithKey, mediaOf, type RawRecording } from '../../simulator/ask-simulator.ts';
import { openSealed } from '../../simulator/open-sealed.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { thisBuild } from '../../support/this-build.ts';
import { writeDemoFile } from '../../support/write-demo-file.ts';

/** The whole program, without its window, over the demo's Twilio. */

const home = temporaryFolder();
const target = join(home.path, 'chosen');
let simulator: Simulator;
let program: Program;
let all: readonly RawRecording[];

beforeAll(async () => {
  mkdirSync(target);
  simulator = await startSimulator({ recordings: 40, duration: 5 });
  all = await askWithKey(simulator).walk('/Recordings.json?PageSize=1000');
  program = await compose({
    build: thisBuild,
    profile: join(home.path, 'profile'),
    keychain: await demoKeychain(),
    session: memoryKeychain(),
    secretsIn: () => 'memory',
    twilioOrigin: new URL(simulator.origin),
    policy: noPolicy,
    resolveProxy: async () => 'DIRECT',
    tell: () => {},
    notify: () => {},
  });
  await connectDemo(program, writeDemoFile(simulator, join(home.path, 'demo')));
  program.sync.start(simulator.accountSid, { whole: true });
  while ((await program.index.facets()).total < all.length) await setTimeout(50);
}, 60_000);
afterAll(async () => {
  await program.close();
  await simulator.close();
  home.remove();
}, 30_000);

test('every recording is written as it was, or not at all', { timeout: 90_000 }, async () => {
  const ask = askWithKey(simulator);
  const options = {
    folder: program.exports.keepFolder(target),
    template: '{sid}',
    zip: false,
    manifest: 'csv',
  } as const;
  const run = await program.exports.begin(randomUUID(), { ...options, format: 'wav' });
  const written: string[] = [];
  const refused = new Map<string, string>();
  for (const raw of all) {
    const wanted = await program.index.details(raw.sid);
    if (wanted === null) continue;
    try {
      const { sha256: hash } = await run.exportOne(wanted, new AbortController().signal, () => {});
      const media = await mediaOf(ask, raw.sid);
      if (raw.encryption_details !== null) expect(hash).toBe(sha256(openSealed(simulator, raw, media)));
      else if (raw.channels === 1) expect(hash).toBe(sha256(media));
      written.push(`${raw.sid}.wav`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refused.set(raw.sid, error.code);
    }
  }
  expect(written.length).toBeGreaterThan(15);
  expect(readdirSync(target).sort()).toEqual(written.sort());
  const { damaged = '', lostKey = '', running = '', storedElsewhere = '' } = simulator.notable;
  expect(refused.get(damaged)).toBe('audio-damaged');
  expect(refused.get(lostKey)).toBe('key-missing');
  expect(refused.get(running)).toBe('recording-unfinished');
  expect(refused.get(storedElsewhere)).toBe('recording-elsewhere');
  expect(await program.exports.leftovers()).toEqual([]);
});
