import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { type RunningStandIn, startStandIn } from '../stand-in/start-stand-in.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';

/** What main has loaded by the time the window shows something; proved by its modules, not by a clock. */
describe('until the window has shown something', () => {
  const folder = temporaryFolder();
  const noted = join(folder.path, 'modules');
  let simulator: Simulator;
  let program: RunningStandIn;
  let browser: Awaited<ReturnType<typeof launchBrowser>>;

  beforeAll(async () => {
    simulator = await startSimulator({ recordings: 20, seed: 'first-paint' });
    const noteModules = new URL('../support/note-modules.ts', import.meta.url).href;
    program = await startStandIn({
      profile: join(folder.path, 'profile'),
      twilioOrigin: simulator.origin,
      demoFile: writeDemoFile(simulator, join(folder.path, 'simulator')),
      env: { NOTED_MODULES: noted, NODE_OPTIONS: `--import=${noteModules}` },
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    await simulator?.close();
    folder.remove();
  });

  /** Of these parts, the ones main has loaded anything of. The stand-in locks the profile with SQLite; that is not main. */
  const parts = ['better-sqlite3', 'twilio', '@napi-rs/keyring', 'undici', '@aws-sdk'];
  const loaded = () => {
    const lines = readFileSync(noted, 'utf8').split('\n');
    const byMain = lines.filter((line) => line.includes(' by file:') && /\/out\/main\/[^/]+$/.test(line));
    expect(byMain.length).toBeGreaterThan(5);
    return parts.filter((part) => byMain.some((line) => line.includes(`/node_modules/${part}/`)));
  };

  it('main has loaded no database, no SDK, no keychain and no network; then it loads what it needs', async () => {
    const page = await browser.newPage();
    // The page's first question is kept from main: all that can be seen by then is what needs no answer.
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route('**/stand-in/invoke', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(program.url);
    const painted = () =>
      page.evaluate(() => performance.getEntriesByType('paint').some(({ name }) => name === 'first-contentful-paint'));
    await expect.poll(painted).toBe(true);
    expect(loaded()).toEqual([]);
    letGo();
    await page.getByText('20 recordings').waitFor({ timeout: 60_000 });
    expect(loaded()).toEqual(expect.arrayContaining(['better-sqlite3', 'undici']));
    await page.close();
  });
});
