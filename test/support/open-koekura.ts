import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { type RunningStandIn, type StandInOptions, startStandIn } from '../stand-in/start-stand-in.ts';
import { launchBrowser } from './launch-browser.ts';
import { writeDemoFile } from './write-demo-file.ts';

/** The whole program on the stand-in, in front of a simulator of its own, in a real browser. */
export type RunningProgram = {
  readonly simulator: Simulator;
  readonly page: Page;
  /** What the page complained about: errors, and anything its policy refused. */
  readonly complaints: readonly string[];
  readonly program: () => RunningStandIn;
  readonly profile: string;
  /** Ends the program as a power cut or as its user would, starts it again on the same profile, and opens its page. */
  readonly startAgain: (after: 'power cut' | 'quitting', meanwhile?: () => void) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * `demo`: the account is connected and its keys are there, in memory. Otherwise as for a new user, with the OS keychain.
 * `more.env`: added to the program's environment.
 */
export async function openKoekura(
  start: 'demo' | 'new',
  options: SimulatorOptions,
  more: Pick<StandInOptions, 'policyFile' | 'env'> = {},
): Promise<RunningProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-app-'));
  const profile = join(folder, 'profile');
  const simulator = await startSimulator(options);
  const demoFile = start === 'demo' ? { demoFile: writeDemoFile(simulator, join(folder, 'simulator')) } : {};
  const launch = () =>
    startStandIn({
      profile: profile,
      twilioOrigin: simulator.origin,
      ...demoFile,
      ...more,
      env: { LANG: 'en_US.UTF-8', ...more.env },
    });
  let program = await launch();
  const browser: Browser = await launchBrowser(['--autoplay-policy=no-user-gesture-required']);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // That nobody answers is said of a server that was ended on purpose, now and then only after the next one is there.
    const away = message.text().includes('ERR_CONNECTION_REFUSED');
    if (message.type() === 'error' && !away) complaints.push(message.text());
  });
  await page.goto(program.url);
  return {
    simulator,
    page,
    complaints,
    program: () => program,
    profile,
    startAgain: async (after, meanwhile) => {
      if (after === 'power cut') program.process.kill('SIGKILL');
      await (after === 'power cut' ? program.exited : program.stop());
      meanwhile?.();
      program = await launch();
      // What the page says when its server goes away is no complaint of ours.
      complaints.length = 0;
      await page.goto(program.url);
    },
    stop: async () => {
      await browser.close();
      await program.stop();
      await simulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}
