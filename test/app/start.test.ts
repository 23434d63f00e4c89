import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Bridge } from '../../main/contract.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** `npm start` and `npm run demo` as a user meets them, on a machine without Electron. */

const start = resolve(import.meta.dirname, '../../build/start.ts');
let folder: ReturnType<typeof temporaryFolder>;
let profile = '';
declare const koekura: Bridge;
let started: { child: ChildProcess; said: string; ended: Promise<number | null> } | null = null;

function run(options: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [start, '--no-open', '--profile', profile, ...options], {
    env: { ...process.env, ELECTRON_EXEC_PATH: '/nowhere/electron', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running = { child, said: '', ended: new Promise<number | null>((done) => child.on('close', done)) };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      running.said += text;
    });
  }
  started = running;
  return running;
}

beforeEach(() => {
  folder = temporaryFolder();
  profile = join(folder.path, 'profile');
});

afterEach(async () => {
  started?.child.kill('SIGTERM');
  await started?.ended;
  folder.remove();
});

const addresses = (said: string) =>
  [...said.matchAll(/^Koekura is open at (http:\S+)$/gm)].map(([, found]) => found ?? '');
const openAt = (running: { said: string }, which: number) =>
  vi.waitFor(
    () => {
      const address = addresses(running.said)[which];
      if (address === undefined) throw new Error(running.said);
      return address;
    },
    { timeout: 60_000, interval: 100 },
  );

type Simulator = { readonly origin: string; readonly pid: number };
const simulatorOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'simulator/demo.json'), 'utf8')) as Simulator;

/** Asked over HTTP, because a process that ended still has its id until somebody asks how it ended. */
async function answers({ origin }: Simulator): Promise<boolean> {
  return fetch(origin).then(
    () => true,
    () => false,
  );
}

test('the demo opens on the stand-in, says why, and takes its simulator along when it ends', async () => {
  const running = run(['--demo']);
  const address = await openAt(running, 0);
  expect(running.said).toContain('Electron cannot be used here: /nowhere/electron is not there.');
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/$/);
  expect((await fetch(address)).status).toBe(200);

  const simulator = simulatorOf(profile);
  expect(simulator.origin).toMatch(/^http:\/\/127\.0\.0\.1:/);
  expect(await answers(simulator)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(join(profile, 'simulator/demo.json')).mode & 0o077).toBe(0);

  running.child.kill('SIGINT');
  expect(await running.ended).toBe(0);
  expect(await answers(simulator)).toBe(false);
});

test('a simulator that was left behind is used again, and ended', async () => {
  const first = run(['--demo']);
  await openAt(first, 0);
  const left = simulatorOf(profile);
  // Killed outright, it can take nobody along; the program itself is ended by hand.
  const children = await childrenOf(first.child.pid ?? 0);
  first.child.kill('SIGKILL');
  for (const pid of children.filter((one) => one !== left.pid)) process.kill(pid, 'SIGKILL');
  expect(await answers(left)).toBe(true);

  const second = run(['--demo']);
  await openAt(second, 0);
  expect(simulatorOf(profile)).toEqual(left);
  second.child.kill('SIGTERM');
  await second.ended;
  await vi.waitFor(async () => expect(await answers(left)).toBe(false));
});

async function childrenOf(pid: number): Promise<number[]> {
  const list = spawn('ps', ['-o', 'pid=', '--ppid', String(pid)]);
  let said = '';
  for await (const text of list.stdout.setEncoding('utf8')) said += text;
  return said.trim().split(/\s+/).map(Number);
}

test('without Electron, and not told to use the stand-in, start opens the demo and says so', async () => {
  const running = run([]);
  await openAt(running, 0);
  expect(running.said).toContain('This is the demo account. A real account without Electron takes --stand-in.');
  // A profile that was named for real accounts is left alone.
  expect(existsSync(profile)).toBe(false);
  expect(existsSync(`${profile} demo/simulator/demo.json`)).toBe(true);
});

test('with --stand-in it is the program itself, from which one can look around with the demo account', async () => {
  const running = run(['--stand-in']);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(await openAt(running, 0));
    const state = await page.evaluate(() => koekura.call('app.state', {}));
    expect(state).toMatchObject({ value: { demo: false, standIn: true, canLookAround: true } });
    void page.evaluate(() => koekura.call('app.look-around', {})).catch(() => undefined);
    await page.goto(await openAt(running, 1));
    expect(await page.evaluate(() => koekura.call('app.state', {}))).toMatchObject({ value: { demo: true } });
  } finally {
    await browser.close();
  }
});

test.skipIf(process.platform === 'win32')('an Electron that dies at once gives way to the stand-in', async () => {
  const electron = join(folder.path, 'electron');
  writeFileSync(electron, '#!/bin/sh\necho "Missing X server or $DISPLAY" >&2\nexit 1\n');
  chmodSync(electron, 0o755);
  const running = run(['--demo'], { ELECTRON_EXEC_PATH: electron });
  await openAt(running, 0);
  expect(running.said).toContain('Electron cannot be used here: it ended at once (status 1).');
});

test('a second copy on the same profile ends, and leaves the first one its simulator', async () => {
  const first = run(['--demo']);
  const address = await openAt(first, 0);
  const second = run(['--demo']);
  expect(await second.ended).not.toBe(0);
  expect(second.said).toContain('already running with this profile');
  started = first;
  expect(await answers(simulatorOf(profile))).toBe(true);
  expect((await fetch(address)).status).toBe(200);
});

test('a port that is taken is said, and nothing stays behind', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const running = run(['--demo', '--port', String(port)]);
  expect(await running.ended).toBe(1);
  expect(running.said).toContain('The page cannot be served: listen EADDRINUSE');
  expect(await answers(simulatorOf(profile))).toBe(false);
  taken.close();
});

test.each([[['--stand-in']], [['--stand-in', '--demo']]])(
  'a profile that cannot be written is named in a line: %s',
  async (options) => {
    writeFileSync(profile, 'a file where the folder should be');
    const running = run(options);
    expect(await running.ended).toBe(1);
    expect(running.said).toContain(`The profile ${profile} cannot be used: EEXIST`);
    expect(running.said).not.toContain('    at ');
  },
);
