import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedElectron } from '../../build/find-electron.ts';
import type { Carrier } from '../support/carrier.ts';
import { electronCarrier } from '../support/electron-carrier.ts';
import { electronProcesses } from '../support/electron-processes.ts';
import { findPackage } from '../support/find-package.ts';
import { scenariosOfANewUser } from '../support/scenarios-of-a-new-user.ts';
import { scenariosWithAccount } from '../support/scenarios-with-account.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Chromium refuses its sandbox to root, and without its sandbox there is nothing to test. */
const asRoot = process.getuid?.() === 0 ? 'not as root' : null;

const binary = installedElectron();
const reason = binary === null ? 'its binary is not here' : asRoot;
describe.skipIf(reason !== null)(`the real Electron${why(reason)}`, () => {
  const carrier = electronCarrier(binary ?? '');
  scenariosOfANewUser(carrier);
  scenariosWithAccount(carrier);
  hasItsSandbox(carrier);
});

const packed = findPackage();
const packedReason = packed === null ? 'none was made of a real Electron' : asRoot;
describe.skipIf(packedReason !== null)(`the package for this machine${why(packedReason)}`, () => {
  /** Nobody reaches into a package, neither into main nor into its page: it is known by what it does. */
  const run = (options: readonly string[]) => spawn(packed ?? '', options, { stdio: 'ignore' });
  const status = async (child: ChildProcess) => ((await once(child, 'exit')) as [number | null])[0];

  it('shows its page in the sandbox, ends a second copy, and ends when told to', async () => {
    const folder = temporaryFolder();
    const options = [`--profile=${join(folder.path, 'profile')}`];
    const child = run(options);
    const ended = once(child, 'exit');
    try {
      // The parts are loaded when the page asks its first question: it runs.
      const record = join(folder.path, 'profile/record.db');
      await expect.poll(() => existsSync(record), { timeout: 90_000 }).toBe(true);
      expectSandbox(child.pid ?? 0);
      expect(await status(run(options))).not.toBe(0);
      expect(child.exitCode).toBeNull();
    } finally {
      child.kill();
      await ended;
      folder.remove();
    }
  });

  it.each(['--no-sandbox', '--remote-debugging-port=0'])('does not start with %s', async (option) => {
    const folder = temporaryFolder();
    expect(await status(run([`--profile=${join(folder.path, 'profile')}`, option]))).not.toBe(0);
    expect(existsSync(join(folder.path, 'profile/record.db'))).toBe(false);
    folder.remove();
  });
});

function why(because: string | null): string {
  return because === null ? '' : ` (not run: ${because})`;
}

function hasItsSandbox(carrier: Carrier): void {
  it('runs its page in the sandbox', async () => {
    const folder = temporaryFolder();
    const carried = await carrier.start({ profile: join(folder.path, 'profile'), simulator: null });
    try {
      await carried.page.getByRole('button', { name: 'Connect a Twilio account' }).waitFor({ timeout: 60_000 });
      expectSandbox(carried.pid);
    } finally {
      await carried.stop();
      folder.remove();
    }
  });
}

function expectSandbox(pid: number): void {
  const processes = electronProcesses(pid);
  const pages = processes.filter(({ command }) => command.includes('--type=renderer'));
  expect(pages.length).toBeGreaterThan(0);
  for (const { command } of processes) expect(command).not.toContain('--no-sandbox');
  // 2: a filter of system calls is in force (proc(5)).
  for (const { seccomp } of pages) if (seccomp !== null) expect(seccomp).toBe(2);
}
