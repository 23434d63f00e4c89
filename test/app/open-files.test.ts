import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { writeArchiveMarker } from '../../main/archive/archive-marker.ts';
import { markerName, openerName } from '../../main/archive/layout.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { type RunningStandIn, standInArguments, startStandIn } from '../stand-in/start-stand-in.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';

/** The whole program on the stand-in, started with a file among its arguments, as a desktop starts it. */

const folder = temporaryFolder();
let simulator: Simulator;
let browser: Browser;
let page: Page;
let program: RunningStandIn | undefined;

beforeAll(async () => {
  simulator = await startSimulator({ recordings: 20, seed: 'files' });
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(30_000);
});
afterEach(async () => {
  await program?.stop();
  program = undefined;
});
afterAll(async () => {
  await browser.close();
  await simulator.close();
  folder.remove();
});

async function openWith(file: string): Promise<void> {
  const demoFile = writeDemoFile(simulator, join(folder.path, 'simulator'));
  const profile = join(folder.path, 'profile');
  const env = { LANG: 'en_US.UTF-8' };
  program = await startStandIn({ profile, twilioOrigin: simulator.origin, demoFile, env, files: [file] });
  await page.goto(program.url);
}

it('an archive’s own file leads to that archive, which is then added', async () => {
  const archive = join(folder.path, 'Vault of 2026');
  mkdirSync(archive);
  const marker = writeArchiveMarker({ archive: '0b6e3d0a-9f4c-4b1e-8a52-1d0c5f3e9a01', madeAt: 1_790_000_000 });
  for (const name of [markerName, openerName]) writeFileSync(join(archive, name), marker);
  await openWith(join(archive, openerName));
  await page.getByText('An archive lies here already').first().waitFor();
  await page.getByRole('button', { name: 'Open this archive' }).click();
  await page.getByRole('heading', { name: 'Vault of 2026' }).waitFor();
});

it('a kit that only begins like one asks for its passphrase, and says that it is damaged', async () => {
  const kit = join(folder.path, 'kit.koekura');
  writeFileSync(kit, `KOEKURA KIT\n${'x'.repeat(300)}`);
  await openWith(kit);
  await page.getByLabel('Passphrase of “kit.koekura”').fill('four unrelated words');
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('alert')
    .getByText(/damaged/i)
    .first()
    .waitFor();
});

it('a second start hands its file to the first, relative to where it was started, and ends', async () => {
  const kit = join(folder.path, 'later.koekura');
  writeFileSync(kit, `KOEKURA KIT\n${'x'.repeat(300)}`);
  const demoFile = writeDemoFile(simulator, join(folder.path, 'simulator'));
  const profile = join(folder.path, 'profile');
  program = await startStandIn({ profile, twilioOrigin: simulator.origin, demoFile, env: { LANG: 'en_US.UTF-8' } });
  await page.goto(program.url);
  await page.locator('[data-position="0"]').waitFor();
  const second = spawn(process.execPath, [...standInArguments, `--profile=${profile}`, '--no-open', 'later.koekura'], {
    cwd: folder.path,
    stdio: 'ignore',
  });
  const [status] = await once(second, 'exit');
  expect(status).toBe(1);
  await page.getByLabel('Passphrase of “later.koekura”').waitFor();
  expect(await page.content()).not.toContain(folder.path);
});

it('a file that was taken when the program was locked is there when it is opened again', async () => {
  const kit = join(folder.path, 'locked.koekura');
  writeFileSync(kit, `KOEKURA KIT\n${'x'.repeat(300)}`);
  await openWith(kit);
  await page.getByLabel('Passphrase of “locked.koekura”').waitFor();
  // The page is gone before anything was done with the file, as after a lock.
  await page.reload();
  await page.getByLabel('Passphrase of “locked.koekura”').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('Passphrase of “locked.koekura”').waitFor({ state: 'detached' });
  const waits = () => page.evaluate(() => window.koekura.call('handed.take', {}));
  await expect.poll(waits, { timeout: 30_000 }).toEqual({ ok: true, value: { file: null } });
});

it('rubbish is refused, and the path is nowhere in the page', async () => {
  const rubbish = join(folder.path, 'rubbish.koekura');
  writeFileSync(rubbish, 'rubbish');
  await openWith(rubbish);
  await page.getByText('This file cannot be opened with Koekura').waitFor();
  expect(await page.content()).not.toContain(folder.path);
});
