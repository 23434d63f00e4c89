import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedElectron } from '../../build/find-electron.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';

const binary = installedElectron();
/** Chromium refuses its sandbox to root, and without its sandbox there is nothing to test. */
const reason = binary === null ? 'its binary is not here' : process.getuid?.() === 0 ? 'not as root' : null;

describe.skipIf(reason !== null)(`the real Electron${reason === null ? '' : ` (not run: ${reason})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-electron-'));
  let simulator: Simulator;
  let electron: ElectronApplication;

  beforeAll(async () => {
    simulator = await startSimulator({ recordings: 60, seed: 'electron' });
    const demoFile = writeDemoFile(simulator, join(folder, 'simulator'));
    electron = await _electron.launch({
      executablePath: binary ?? '',
      chromiumSandbox: true,
      args: [
        resolve(import.meta.dirname, '../..'),
        `--profile=${join(folder, 'profile')}`,
        `--twilio-origin=${simulator.origin}`,
        `--demo-file=${demoFile}`,
      ],
    });
  });
  afterAll(async () => {
    await electron?.close();
    await simulator?.close();
    rmSync(folder, { recursive: true });
  });

  it('opens the window on its own origin, isolated', async () => {
    const page = await electron.firstWindow();
    await page.getByText('60 recordings').waitFor();
    expect(page.url()).toBe('app://koekura/');
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
  });

  it('plays an encrypted recording and seeks in it to the very end', async () => {
    const page = await electron.firstWindow();
    await page.getByLabel('Search numbers and SIDs').fill(simulator.notable.hourLong ?? '');
    await page.getByText(/^1 recording,/).waitFor();
    await page.locator('[role=row][aria-rowindex="2"]').dblclick();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.3);
    const length = await page.evaluate(() => document.querySelector('audio')?.duration ?? 0);
    expect(length).toBeCloseTo(3600, 0);
    await page.evaluate(() => {
      const audio = document.querySelector('audio');
      if (audio) audio.currentTime = audio.duration - 1;
    });
    await page.waitForFunction(() => document.querySelector('audio')?.ended === true);
  });
});
