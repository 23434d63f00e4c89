import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { expectedOf, faultNames, faultTable } from './faults/fault-table.ts';
import { simulatorHelp } from './simulator-help.ts';
import { readSimulatorOptions } from './simulator-options.ts';

describe('the command line', () => {
  test('is read', () => {
    const args =
      '--port 4000 --recordings 12 --seed s --world ordinary --duration 9 --clock 2026-01-01T00:00:00Z --state d';
    expect(readSimulatorOptions(args.split(' '))).toEqual({
      port: 4000,
      recordings: 12,
      seed: 's',
      kind: 'ordinary',
      duration: 9,
      clock: '2026-01-01T00:00:00Z',
      state: 'd',
      faults: {},
    });
  });

  test('takes faults with and without a value', () => {
    const options = readSimulatorOptions([
      '--fault',
      'latency=5',
      '--fault',
      'media-range',
      '--fault',
      'media-canary=RE:a=',
    ]);
    expect(options?.faults).toEqual({ latency: '5', 'media-range': 'on', 'media-canary': 'RE:a=' });
  });

  test.each([
    [['--port', '70000'], /--port takes a whole number/],
    [['--recordings', 'many'], /--recordings takes a whole number/],
    [['--clock', 'noon'], /--clock takes an ISO 8601 time/],
    [['--world', 'flat'], /--world takes demo or ordinary/],
    [['--recordigns', '1'], /Unknown option '--recordigns'/],
  ])('%j is refused, in words', (args, message) => {
    expect(() => readSimulatorOptions(args)).toThrow(message);
  });

  test('asks for help', () => {
    expect(readSimulatorOptions(['--help'])).toBeNull();
  });
});

describe('faults are told of', () => {
  const rows = readFileSync(new URL('./README.md', import.meta.url), 'utf8').split('\n');
  const written = rows.map((row) => row.replace(/ +/g, ' '));

  test.each(faultNames)('%s in --help and in README.md', (name) => {
    expect(simulatorHelp).toContain(`${name}=${expectedOf(name)}`);
    const expected = expectedOf(name).replaceAll('|', '\\|');
    expect(written).toContain(`| \`${name}\` | ${expected} | ${faultTable[name].does} |`);
  });
});

test('as a process it prints one JSON line and answers, until it is ended', async () => {
  const state = mkdtempSync(join(tmpdir(), 'koekura-process-'));
  const main = new URL('./main.ts', import.meta.url).pathname;
  const simulator = spawn(process.execPath, [main, '--recordings', '20', '--state', state], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface(simulator.stdout), 'line')) as [string];
    const facts = JSON.parse(line) as Record<string, string> & { keys: { path: string; keySid: string }[] };
    const authorization = `Basic ${btoa(`${facts.apiKeySid}:${facts.apiKeySecret}`)}`;
    const list = `${facts.origin}/2010-04-01/Accounts/${facts.accountSid}/Recordings.json`;
    expect((await fetch(list, { headers: { authorization } })).status).toBe(200);
    expect(facts.keys.map(({ path }) => existsSync(path))).toEqual([true, true]);
  } finally {
    simulator.kill();
    await once(simulator, 'exit');
    rmSync(state, { recursive: true });
  }
});

test('as a process it says what it does not understand, and fails', async () => {
  const main = new URL('./main.ts', import.meta.url).pathname;
  const simulator = spawn(process.execPath, [main, '--fault', 'latency=x'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  simulator.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code] = (await once(simulator, 'close')) as [number];
  expect(code).toBe(1);
  expect(said.join('')).toContain('The fault latency takes N, not "x"');
});
