import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSigningSeed, openSigningKey } from '../../main/crypto/sign.ts';
import { writeUpdateList } from '../../main/updates/update-list.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { type RunningStandIn, startStandIn } from '../stand-in/start-stand-in.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';

/** The whole program on the stand-in, with a server on this machine that announces a newer version. */

const folder = temporaryFolder();
const key = openSigningKey(makeSigningSeed());
const stranger = openSigningKey(makeSigningSeed());
const packed = Buffer.alloc(3_000_000, 'package ');
const asked: string[] = [];
let signer = key;
let madeAt = Math.floor(Date.now() / 1000) - 3600;
let simulator: Simulator;
let server: Server;
let browser: Browser;
let page: Page;
let program: RunningStandIn;

const list = () =>
  writeUpdateList(
    {
      ...{ channel: 'stable', version: '99.0.0', madeAt, expiresAt: madeAt + 90 * 86_400 },
      notes: { en: 'Something new.', ja: '新しくなりました。' },
      files: [
        {
          system: process.platform as 'linux',
          processor: process.arch as 'x64',
          kind: 'AppImage',
          name: 'koekura-99.0.0-linux.AppImage',
          size: packed.length,
          sha256: createHash('sha256').update(packed).digest('hex'),
        },
      ],
    },
    signer.sign,
  );

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(request.url === '/koekura-stable.update' ? list() : packed);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  simulator = await startSimulator({ recordings: 20, seed: 'updates' });
  program = await startStandIn({
    profile: join(folder.path, 'profile'),
    twilioOrigin: simulator.origin,
    demoFile: writeDemoFile(simulator, join(folder.path, 'simulator')),
    env: { LANG: 'en_US.UTF-8' },
    updates: {
      address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      publicKey: Buffer.from(key.publicKey).toString('hex'),
    },
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(program.url);
  await page.getByText('All recordings').first().waitFor();
  await page.evaluate(() => {
    location.hash = 'settings';
  });
});
afterAll(async () => {
  await browser.close();
  await program.stop();
  await simulator.close();
  server.closeAllConnections();
  server.close();
  folder.remove();
});

const look = () => page.getByRole('button', { name: 'Look now' }).click();

it('a newer version is found, downloaded to where the user says, and checked', async () => {
  await page.getByText('is the newest version is not known').waitFor();
  expect(asked).toEqual([]);
  await look();
  await page.getByText('Something new.').waitFor();
  expect(asked).toEqual(['/koekura-stable.update']);
  const target = join(folder.path, 'downloads', 'koekura.AppImage');
  mkdirSync(join(folder.path, 'downloads'));
  await page.getByRole('button', { name: /^Download AppImage/ }).click();
  const dialog = page.locator('#stand-in-dialog');
  await dialog.getByRole('textbox').fill(target);
  await page.keyboard.press('Enter');
  await page.getByText('koekura.AppImage is saved and checked').waitFor();
  expect(readFileSync(target).equals(packed)).toBe(true);
});

it('a list by somebody else is refused in words, and what was found before stays', async () => {
  signer = stranger;
  await look();
  await page.getByText('The list of versions was not believed').waitFor();
  await page.getByText('Its signature does not fit').waitFor();
  await page.getByText('Something new.').waitFor();
  signer = key;
});

it('a list that is older than the one seen is refused', async () => {
  madeAt -= 60;
  await look();
  await page.getByText('It is older than one seen before').waitFor();
  madeAt += 120;
  await look();
  await expect.poll(() => page.getByText('The list of versions was not believed').count()).toBe(0);
});

it('a package that is not the one of the list is deleted', async () => {
  packed.fill('other   ', 0, 8);
  const target = join(folder.path, 'downloads', 'second.AppImage');
  await page.getByRole('button', { name: /^Download AppImage/ }).click();
  await page.locator('#stand-in-dialog').getByRole('textbox').fill(target);
  await page.keyboard.press('Enter');
  await page.getByText('The package was refused').waitFor();
  await page.getByText('Its SHA-256 is not the one in the signed list').waitFor();
  expect(existsSync(target)).toBe(false);
});
