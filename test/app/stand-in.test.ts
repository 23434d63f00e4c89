import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../main/contract.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { type RunningStandIn, startStandIn } from '../stand-in/start-stand-in.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeDemoFile } from '../support/write-demo-file.ts';

/** The real bundle and the real preload on the stand-in, in a real browser: what Electron would otherwise do for them. */

declare const koekura: Bridge;

const folder = temporaryFolder();
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
let simulator: Awaited<ReturnType<typeof startSimulator>>;
let program: RunningStandIn;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  simulator = await startSimulator({ recordings: 40, seed: 'stand-in' });
  const demoFile = writeDemoFile(simulator, join(folder.path, 'simulator'));
  const env = { LANG: 'en_GB.UTF-8', LC_ALL: '', LANGUAGE: '' };
  const profile = join(folder.path, 'profile');
  program = await startStandIn({ profile, twilioOrigin: simulator.origin, demoFile, env });
  browser = await launchBrowser();
  context = await browser.newContext();
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(program.url);
  await page.getByText('All recordings').first().waitFor();
});

afterEach(() => context.clearPermissions());

afterAll(async () => {
  await browser.close();
  await program.stop();
  await simulator.close();
  folder.remove();
});

const call = (name: string, input: object) =>
  page.evaluate(([named, given]) => koekura.call(named as string, given), [name, input] as const);
/** Begins a call that will ask something in the page, and does not wait for its answer. */
const begin = (name: string, input: object) => {
  const answer = call(name, input);
  answer.catch(() => undefined);
  return answer;
};
const dialog = () => page.locator('#stand-in-dialog');
const pending = { ok: true, value: { state: 'ready', bits: 2048, source: 'my key.pem' } };

test('the page runs under its policy without a complaint', async () => {
  expect(complaints).toEqual([]);
  expect(await call('app.state', {})).toMatchObject({ ok: true, value: { standIn: true, demo: true } });
});

test('the page is given two functions and cannot replace them', async () => {
  const seen = await page.evaluate(() => {
    const before = koekura;
    try {
      Object.assign(window, { koekura: null });
    } catch {
      // Strict code is told, other code is not.
    }
    return { names: Object.keys(koekura), same: before === koekura };
  });
  expect(seen).toEqual({ names: ['call', 'listen'], same: true });
});

test('a dropped key reaches main, and its path and bytes the page no more', async () => {
  const heard = page.evaluate(
    () => new Promise((done) => koekura.listen((name, payload) => name === 'keys.dropped' && done(payload))),
  );
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'my key.pem'));
    const init = { dataTransfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent('drop', init));
  }, pem);
  expect(await heard).toEqual({ source: 'my key.pem' });
  expect(await call('keys.read', { from: 'dropped' })).toMatchObject(pending);
});

test('a file is chosen by its path, also when the page is loaded anew meanwhile', async () => {
  const path = join(folder.path, 'my key.pem');
  writeFileSync(path, pem);
  void begin('keys.read', { from: 'file' });
  await dialog().waitFor();
  await page.reload();
  await dialog().getByRole('textbox').fill(path);
  await dialog().getByRole('button', { name: 'OK' }).click();
  await dialog().waitFor({ state: 'detached' });
  const answer = begin('keys.read', { from: 'file' });
  await dialog().getByRole('textbox').fill(path);
  await page.keyboard.press('Enter');
  expect(await answer).toMatchObject(pending);
});

test.each(['Cancel', 'Escape'])('a dialog left with %s chooses nothing', async (way) => {
  const answer = begin('keys.read', { from: 'file' });
  await dialog().waitFor();
  if (way === 'Escape') await page.keyboard.press('Escape');
  else await dialog().getByRole('button', { name: 'Cancel' }).click();
  expect(await answer).toMatchObject({ ok: false, failure: { code: 'nothing-chosen' } });
});

test('the clipboard is read and written by the browser where it may', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.bringToFront();
  await page.evaluate((text) => navigator.clipboard.writeText(text), pem);
  expect(await call('keys.read', { from: 'clipboard' })).toMatchObject({ ok: true, value: { state: 'ready' } });
  const sid = `RE${'1'.repeat(32)}`;
  expect(await call('recordings.copy-sid', { sid })).toEqual({ ok: true, value: {} });
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sid);
});

test('where the browser refuses the clipboard, one pastes by hand', async () => {
  const answer = begin('keys.read', { from: 'clipboard' });
  await dialog().getByRole('textbox').fill(pem);
  await dialog().getByRole('button', { name: 'OK' }).click();
  expect(await answer).toMatchObject({ ok: true, value: { state: 'ready', bits: 2048 } });
});

test('the menu’s keys choose from it', async () => {
  const heard = page.evaluate(
    () => new Promise((done) => koekura.listen((name, payload) => name === 'menu.chosen' && done(payload))),
  );
  await page.keyboard.press('Control+f');
  expect(await heard).toEqual({ item: 'search' });
});

test('a call that is malformed or unknown is refused, and the program lives on', async () => {
  expect(await call('keys.public-half', { fingerprint: '../..' })).toMatchObject({
    failure: { code: 'malformed-call', facts: { call: 'keys.public-half', problem: 'fingerprint' } },
  });
  expect(await call('__proto__', {})).toMatchObject({ failure: { code: 'malformed-call' } });
  expect(await call('keys.list', {})).toMatchObject({ ok: true });
});

test('the keys that were read lie in no file of the profile', () => {
  const line = pem.split('\n')[5] ?? '';
  const holds = (where: string) =>
    readdirSync(where, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(line));
  expect(holds(join(folder.path, 'profile'))).toEqual([]);
  expect(holds(folder.path)).toEqual([join(folder.path, 'my key.pem')]);
});

test('a page that outlives the program says so', async () => {
  program.process.kill('SIGKILL');
  await program.exited;
  await expect.poll(() => dialog().innerText(), { timeout: 30_000 }).toContain('Koekura has ended');
});
