import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { composeLock, type ProgramLock } from '../../../main/compose/compose-lock.ts';
import { compose, type Program } from '../../../main/compose.ts';
import { writeSetting } from '../../../main/database/setting-rows.ts';
import { connectDemo } from '../../../main/development/connect-demo.ts';
import { demoKeychain } from '../../../main/development/demo-keychain.ts';
import { createSession } from '../../../main/lock/create-session.ts';
import { createVault } from '../../../main/lock/create-vault.ts';
import { makeVerifier, readVerifier, writeVerifier } from '../../../main/lock/passphrase-verifier.ts';
import { wrongTriesIn } from '../../../main/lock/wrong-tries.ts';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { changeSettings } from '../../../main/settings.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { thisBuild } from '../../support/this-build.ts';
import { writeDemoFile } from '../../support/write-demo-file.ts';

/** What the lock empties, over the whole program. */

const passphrase = 'seven boats leave at dawn';
const folder = temporaryFolder();
let simulator: Simulator;
const session = createSession();
let program: Program;
let lock: ProgramLock;
let told: string[];
let screenLocked = false;
let systemKnows = false;
/** The parts while they are there. */
let alive: Program | null = null;

beforeAll(async () => {
  simulator = await startSimulator({ recordings: 40, duration: 5 });
  program = await compose({
    ...{ profile: join(folder.path, 'profile'), keychain: await demoKeychain(), session },
    ...{ secretsIn: () => 'memory', twilioOrigin: new URL(simulator.origin), resolveProxy: async () => 'DIRECT' },
    ...{ build: thisBuild, policy: noPolicy, tell: () => {}, notify: () => {} },
  });
  await connectDemo(program, writeDemoFile(simulator, join(folder.path, 'demo')));
  program.sync.start(simulator.accountSid, { whole: true });
  await program.sync.finished(simulator.accountSid);
  await program.index.loaded;
  writeVerifier(program.record, await makeVerifier(passphrase));
  const there = program;
  alive = there;
  lock = composeLock({
    program: () => alive,
    ready: async () => undefined,
    vault: createVault(join(folder.path, 'vault.koekura')),
    session,
    tries: wrongTriesIn(join(folder.path, 'wrong-tries.json')),
    tidy: async () => undefined,
    look: () => ({ language: 'system', theme: 'system' }),
    desk: { forgetCopied: async () => void told.push('clipboard'), knowsUser: () => systemKnows },
    systemLanguage: () => 'en',
    power: { getSystemIdleTime: () => 0, getSystemIdleState: () => (screenLocked ? 'locked' : 'active') },
    silence: async () => {
      await there.playback.closeAll();
      told.push('silent');
    },
    tell: (name) => told.push(name),
  });
});
afterAll(async () => {
  alive = null;
  await program?.close();
  await simulator?.close();
  folder.remove();
});
beforeEach(() => {
  told = [];
});
afterEach(async () => {
  if (lock.locked()) await lock.open(passphrase);
});

/** The first recording that can be heard, opened. */
async function openAny() {
  const filter = { encrypted: true, statuses: ['completed' as const] };
  const { rows } = await program.index.page(filter, { by: 'time', descending: true }, 0, 40);
  for (const { sid } of rows) {
    const opened = await program.playback.open(sid).catch(() => null);
    if (opened !== null) return opened;
  }
  throw new Error('nothing can be heard');
}

/** A batch that waits an hour before it removes anything. */
async function startRemoval(): Promise<string> {
  const { batches, plans } = program;
  const selection = { kind: 'all' as const, filter: {}, except: [] };
  const { plan, doable } = await plans.make({ kind: 'remove', archive: null, selection });
  const options = { ...batches.defaults(), grace: 3600, withoutCopy: 'as the test needs it' };
  const { batch } = await batches.start({ plan, options, typed: doable.count });
  return batch;
}

test('it begins locked where there is a passphrase', async () => {
  expect(lock.mayShow()).toBe(false);
  lock.begin();
  expect(lock.locked()).toBe(true);
  expect(lock.state()).toMatchObject({ locked: true, opensWith: 'passphrase' });
});

test('closed, the ring holds no key: the next to need one asks the keychain', async () => {
  const read = vi.spyOn(program.keychain, 'read').mockClear();
  const askedFor = () => read.mock.calls.filter(([name]) => name.startsWith('rsa:')).length;
  const [counted] = await program.index.sampleWraps();
  if (counted === undefined) throw new Error('nothing is encrypted');
  const sample = { ...counted, fingerprint: null };
  await program.keyRing.unwrap(sample);
  await program.keyRing.unwrap(sample);
  const before = askedFor();
  await program.keyRing.unwrap(sample);
  expect(askedFor()).toBe(before);
  await lock.close();
  await program.keyRing.unwrap(sample);
  expect(askedFor()).toBeGreaterThan(before);
});

test('closed, nothing opened can be heard any more, and what was copied is gone', async () => {
  const opened = await openAny();
  const ask = () => program.playback.serveAudio(new Request(`app://koekura/audio/${opened.token}`));
  expect((await ask()).status).toBe(200);
  await lock.close();
  expect((await ask()).status).toBe(404);
  expect(told).toEqual(['lock.changed', 'clipboard', 'silent']);
});

test('the key that signs the ledger goes too, and is there again when something is signed', async () => {
  const publicKey = await program.signer.publicKey();
  const read = vi.spyOn(program.keychain, 'read').mockClear();
  await program.signer.publicKey();
  expect(read).not.toHaveBeenCalled();
  await lock.close();
  expect(await program.signer.publicKey()).toBe(publicKey);
  expect(read).toHaveBeenCalled();
});

test.each([
  ['go on', true],
  ['pause', false],
])('batches %s behind it, as was chosen, and go on once it is open', async (_what, batchesGoOn) => {
  changeSettings(program.record, { batchesGoOn });
  const { batches } = program;
  const batch = await startRemoval();
  const isUnderWay = () => ['queued', 'running', 'grace'].includes(batches.read(batch).state);
  expect(isUnderWay()).toBe(true);
  await lock.close();
  expect(lock.state().batches).toEqual(batchesGoOn ? { working: 1, resting: 0 } : { working: 0, resting: 1 });
  expect(isUnderWay()).toBe(batchesGoOn);
  await lock.open(passphrase);
  await vi.waitFor(() => expect(isUnderWay()).toBe(true), 20_000);
  expect(lock.state().batches).toEqual({ working: 1, resting: 0 });
  await batches.cancel(batch);
  await vi.waitFor(() => expect(lock.state().batches.working).toBe(0), 20_000);
});

describe('what is kept for this session', () => {
  const entry = 'rsa:of-this-session';
  const secret = Uint8Array.of(1, 2, 3);
  beforeEach(() => session.write(entry, secret));
  afterEach(async () => {
    systemKnows = false;
    if (lock.locked()) await lock.open(passphrase);
    await session.forget(entry);
  });

  test('is sealed while it is closed, and there again with the passphrase', async () => {
    await lock.close();
    expect(lock.state()).toMatchObject({ sessionSealed: true });
    await expect(session.read(entry)).rejects.toMatchObject({ code: 'keychain-locked' });
    await expect(lock.open('seven boats leave at noon')).rejects.toMatchObject({ code: 'lock-wrong-passphrase' });
    await expect(session.read(entry)).rejects.toMatchObject({ code: 'keychain-locked' });
    await lock.open(passphrase);
    expect(lock.state()).toMatchObject({ sessionSealed: false });
    expect(await session.read(entry)).toEqual(secret);
  });

  test('keeps the system’s own means from opening the lock: those would open nothing that is sealed', async () => {
    systemKnows = true;
    expect(lock.state().systemMeans).toBe(true);
    await lock.close();
    expect(lock.state().systemMeans).toBe(false);
    await expect(lock.openBy(async () => true)).rejects.toMatchObject({ code: 'lock-not-shown' });
    expect(lock.locked()).toBe(true);
  });

  test('does not keep them from it where there is none', async () => {
    systemKnows = true;
    await session.forget(entry);
    await lock.close();
    expect(lock.state()).toMatchObject({ systemMeans: true, sessionSealed: false });
    await lock.openBy(async () => true);
    expect(lock.locked()).toBe(false);
  });

  test('stays open for as long as a batch works behind the lock, and is sealed then', async () => {
    changeSettings(program.record, { batchesGoOn: true });
    const batch = await startRemoval();
    await lock.close();
    expect(await session.read(entry)).toEqual(secret);
    await program.batches.cancel(batch);
    await vi.waitFor(() => expect(session.isSealed()).toBe(true), 30_000);
  });

  test('is sealed at once where batches pause', async () => {
    changeSettings(program.record, { batchesGoOn: false });
    const batch = await startRemoval();
    await lock.close();
    expect(session.isSealed()).toBe(true);
    await lock.open(passphrase);
    await program.batches.cancel(batch);
    await vi.waitFor(() => expect(lock.state().batches.working).toBe(0), 20_000);
  });

  test('stays open for as long as a restore goes on, and is sealed at its end', async () => {
    let end: () => void = () => undefined;
    const restore = lock.keepOpen(
      () =>
        new Promise<void>((done) => {
          end = done;
        }),
    );
    await lock.close();
    expect(await session.read(entry)).toEqual(secret);
    end();
    await restore;
    expect(session.isSealed()).toBe(true);
  });

  test('is not sealed where nothing could open it again: there is no passphrase, and no lock', async () => {
    const kept = readVerifier(program.record);
    writeVerifier(program.record, null);
    lock.begin();
    expect(await lock.lockNow()).toBe(false);
    expect(await session.read(entry)).toEqual(secret);
    writeVerifier(program.record, kept);
    lock.begin();
  });
});

test('a passphrase that cannot be read in the record locks, and nothing opens it', async () => {
  const kept = readVerifier(program.record);
  writeSetting(program.record, 'lock', { salt: 1 });
  lock.begin();
  expect(await lock.lockNow()).toBe(true);
  await expect(lock.open(passphrase)).rejects.toMatchObject({ code: 'record-corrupt' });
  expect(lock.locked()).toBe(true);
  writeVerifier(program.record, kept);
  lock.begin();
});

test('it locks where the system only answers that its screen is locked, and does not say so by itself', async () => {
  screenLocked = true;
  await vi.waitFor(() => expect(lock.locked()).toBe(true), 20_000);
  screenLocked = false;
});

test('without a passphrase it does not lock', async () => {
  writeVerifier(program.record, null);
  lock.begin();
  expect(await lock.lockNow()).toBe(false);
  expect(lock.locked()).toBe(false);
});
