import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { startStandIn } from '../stand-in/start-stand-in.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { startViewer } from '../support/open-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';
import type { Figure } from './figure.ts';

const rounds = 11;

/** From the start of the process to what the user sees, each round a new process on a profile that is there already. */
export async function measureStartUp(): Promise<readonly Figure[]> {
  const evaluated = median(Array.from({ length: rounds }, evaluateMain));
  const folder = temporaryFolder();
  const simulator = await startSimulator({ recordings: 200, seed: 'start-up' });
  const browser = await launchBrowser();
  const starts: Start[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) starts.push(await startOnce(folder.path, simulator, browser));
  } finally {
    await browser.close();
    await simulator.close();
    folder.remove();
  }
  // The first one makes the profile.
  const again = starts.slice(1);
  const content = median(again.map((start) => start.content));
  const screens = await measureFirstScreen();
  const onStandIn = `median of ${rounds} starts on the stand-in, the browser open before, a profile that is there`;
  return [
    {
      what: 'main bundle evaluated',
      value: evaluated,
      unit: 'ms',
      reach: 'under 60',
      met: evaluated < 60,
      how: `median of ${rounds} processes, from its import to its waiting for Electron to be ready`,
    },
    {
      what: 'process started to first content',
      value: content,
      unit: 'ms',
      reach: 'under 400',
      met: content < 400,
      how: onStandIn,
    },
    printed('process started to first rows of the list', median(again.map((start) => start.rows)), onStandIn),
    printed(
      '  of that, Node and the stand-in before the page is asked for',
      median(again.map((start) => start.served)),
      onStandIn,
    ),
    ...screens,
  ];
}

function evaluateMain(): number {
  const folder = temporaryFolder();
  const standIn = new URL('../stand-in/resolve-electron.ts', import.meta.url).href;
  const script = join(import.meta.dirname, 'evaluate-main.ts');
  const options = ['--disable-warning=ExperimentalWarning', '--import', standIn, script, `--profile=${folder.path}`];
  try {
    return Number(execFileSync(process.execPath, options, { encoding: 'utf8' }));
  } finally {
    folder.remove();
  }
}

/** Milliseconds since the process was started. */
type Start = { readonly served: number; readonly content: number; readonly rows: number };

async function startOnce(folder: string, simulator: Simulator, browser: Browser): Promise<Start> {
  const demoFile = writeDemoFile(simulator, join(folder, 'simulator'));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const started = Date.now();
  const program = await startStandIn({ profile: join(folder, 'profile'), twilioOrigin: simulator.origin, demoFile });
  const served = Date.now() - started;
  try {
    await page.goto(program.url);
    const at = await firstSeen(page);
    return { served, content: at.content - started, rows: at.rows - started };
  } finally {
    await page.close();
    await program.stop();
  }
}

/** When the page's first content and its first rows were painted, in ms of the wall clock. */
async function firstSeen(page: Page): Promise<{ readonly content: number; readonly rows: number }> {
  await page.waitForSelector('[role="row"][data-position="0"]');
  return page.evaluate(async () => {
    const [painted] = performance.getEntriesByName('first-contentful-paint');
    const now = await new Promise<number>((done) => requestAnimationFrame(() => done(performance.now())));
    return { content: performance.timeOrigin + (painted?.startTime ?? Number.NaN), rows: performance.timeOrigin + now };
  });
}

/** The renderer alone, its main answering at once. */
async function measureFirstScreen(): Promise<readonly Figure[]> {
  const viewer = await startViewer();
  const times: number[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const { page } = await viewer.open({ scene: { rows: 100_000 } });
      await page.reload();
      const { rows } = await firstSeen(page);
      times.push(rows - (await page.evaluate(() => performance.timeOrigin)));
      await page.context().close();
    }
  } finally {
    await viewer.close();
  }
  return [
    printed(
      'renderer: from navigation to the first rows of the list',
      median(times.slice(1)),
      `median of ${rounds} loads in headless Chromium over a main that answers at once`,
    ),
  ];
}

function printed(what: string, value: number, how: string): Figure {
  return { what, value, unit: 'ms', reach: 'printed', met: true, how };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
