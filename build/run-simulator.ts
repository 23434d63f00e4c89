import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The demo's Twilio: the simulator as a process of its own, with its state in the profile. */

const program = resolve(import.meta.dirname, '../test/simulator/main.ts');

export type RunningSimulator = {
  readonly origin: string;
  /** Its own description of itself, with what the demo account needs; only its owner can read it. */
  readonly file: string;
  readonly stop: () => Promise<void>;
};

/** Starts the simulator of `profile`, or goes on with the one that was left running there. */
export async function runSimulator(profile: string): Promise<RunningSimulator> {
  const file = join(profile, 'simulator', 'demo.json');
  const left = await leftRunning(file);
  if (left !== null) return { origin: left.origin, file, stop: async () => endQuietly(left.pid) };

  const state = join(profile, 'simulator');
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const asked = ['--port', '0', '--recordings', '600', '--seed', 'demo', '--state', state];
  const detached = process.platform !== 'win32';
  // In a group of its own, so that Ctrl-C ends the program first and the simulator after it.
  const child = spawn(process.execPath, [program, ...asked], { stdio: ['ignore', 'pipe', 'inherit'], detached });
  const line = await new Promise<string>((said, failed) => {
    createInterface({ input: child.stdout }).once('line', said);
    child.once('exit', (status) => failed(new Error(`the simulator ended with status ${status}`)));
    child.once('error', failed);
  });
  const description = JSON.parse(line) as { origin: string };
  writeFileSync(file, JSON.stringify({ ...description, pid: child.pid }), { mode: 0o600 });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    origin: description.origin,
    file,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** The one that an earlier start has left behind: its process lives and answers where it said. */
async function leftRunning(file: string): Promise<{ origin: string; pid: number } | null> {
  try {
    const { origin, pid } = JSON.parse(readFileSync(file, 'utf8')) as { origin: string; pid: number };
    process.kill(pid, 0);
    await fetch(origin, { signal: AbortSignal.timeout(2000) });
    return { origin, pid };
  } catch {
    return null;
  }
}

function endQuietly(pid: number): void {
  try {
    process.kill(pid);
  } catch {
    // It has ended by itself.
  }
}
