import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heapSnapshot } from '../support/heap-snapshot.ts';
import { askMain, lockHeading, lockNow, pretendPower, typePassphrase } from '../support/lock-in-page.ts';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/** The lock as its user meets it: over the whole program, in a browser. */

const passphrase = 'seven boats leave at dawn';
const patience = { timeout: 45_000 };

describe('the lock', () => {
  let demo: RunningProgram;
  let page: Page;
  /** Telephone numbers of the list, as the page is told them. */
  let numbers: string[];

  beforeAll(async () => {
    demo = await openKoekura('demo', { recordings: 200, seed: 'lock' });
    page = demo.page;
    await page.getByText('200 recordings').waitFor(patience);
    const order = { by: 'time', descending: true };
    const { value } = await askMain(page, 'recordings.page', { filter: {}, order, offset: 0, limit: 100 });
    const { rows } = value as { rows: { from: string | null }[] };
    numbers = rows.flatMap(({ from }) => (from?.startsWith('+') ? [from] : []));
  });
  afterAll(async () => {
    await demo?.stop();
  });

  const lockStanding = async () => (await askMain(page, 'lock.state')).value as { waitSeconds: number };

  it('asks for a passphrase before it locks for the first time', async () => {
    expect(numbers.length).toBeGreaterThan(20);
    await page.keyboard.press('Control+l');
    const dialog = page.getByRole('dialog', { name: 'Choose a passphrase for the lock' });
    await dialog.waitFor(patience);
    await dialog.getByLabel('Passphrase', { exact: true }).fill('too short');
    await dialog.getByRole('button', { name: 'Choose it' }).click();
    await dialog.getByText('Too short').waitFor(patience);
    await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await dialog.getByLabel(/again/i).fill(passphrase);
    await dialog.getByRole('button', { name: 'Choose it' }).click();
    await dialog.waitFor({ state: 'detached', ...patience });
    expect(await lockHeading(page).count()).toBe(0);
  });

  it('stops the sound, and leaves nothing of any call in the page or its memory', async () => {
    await page.getByLabel('Search numbers and SIDs').fill(demo.simulator.notable.hourLong ?? '');
    await page.getByText(/^1 recording,/).waitFor(patience);
    await page.locator('[role=row][aria-rowindex="2"]').dblclick();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? -1) > 0.3, null, patience);
    const source = await page.evaluate(() => document.querySelector('audio')?.src ?? '');
    const before = await heapSnapshot(page);
    expect(numbers.some((number) => before.includes(number))).toBe(true);

    await page.keyboard.press('Control+l');
    await lockHeading(page).waitFor(patience);
    expect(await page.evaluate(() => document.querySelectorAll('audio, [role=row], nav').length)).toBe(0);
    const html = await page.content();
    const heap = await heapSnapshot(page);
    expect(numbers.filter((number) => html.includes(number) || heap.includes(number))).toEqual([]);
    expect(heap).not.toContain(demo.simulator.accountSid);
    expect(await page.evaluate(async (url) => (await fetch(url)).status, source)).toBe(404);
  });

  it('answers nothing but what opens it', async () => {
    for (const name of ['app.state', 'accounts.list', 'keys.list', 'recordings.facets', 'batches.list']) {
      expect(await askMain(page, name)).toEqual({ ok: false, failure: { code: 'locked', facts: {} } });
    }
    expect(await askMain(page, 'lock.state')).toMatchObject({
      ok: true,
      value: { locked: true, opensWith: 'passphrase' },
    });
  });

  it('stays closed for a wrong passphrase', async () => {
    await typePassphrase(page, 'seven boats leave at noon');
    await page.getByText('That is not the passphrase.').waitFor(patience);
    expect(await askMain(page, 'accounts.list')).toMatchObject({ ok: false });
  });

  it('opens on the screen that was there', async () => {
    await typePassphrase(page, passphrase);
    await page.getByText(/^1 recording,/).waitFor(patience);
    await page.getByLabel('Search numbers and SIDs').fill('');
    await page.getByText('200 recordings').waitFor(patience);
    await page.getByRole('button', { name: 'Holds', exact: true }).click();
    await page.getByRole('heading', { name: 'Holds', level: 1 }).waitFor(patience);
    await page.getByRole('button', { name: /^Lock Koekura/ }).click();
    await lockHeading(page).waitFor(patience);
    await typePassphrase(page, passphrase);
    await page.getByRole('heading', { name: 'Holds', level: 1 }).waitFor(patience);
    await page.getByRole('button', { name: /^All recordings/ }).click();
  });

  it.each(['lock-screen', 'suspend'])('closes at %s, over whatever dialog is open', async (event) => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor(patience);
    await pretendPower(page, event);
    await lockHeading(page).waitFor(patience);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await typePassphrase(page, passphrase);
    await page.getByText('200 recordings').waitFor(patience);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('closes when nobody has been there for as long as was chosen, and not before', async () => {
    await askMain(page, 'settings.change', { lockAfter: 5 });
    await pretendPower(page, 'idle', 4 * 60);
    await page.waitForTimeout(6000);
    expect(await lockHeading(page).count()).toBe(0);
    await pretendPower(page, 'idle', 5 * 60);
    await lockHeading(page).waitFor(patience);
    await typePassphrase(page, passphrase);
    await page.getByText('200 recordings').waitFor(patience);
  });

  it('speaks Japanese to who chose it', async () => {
    await askMain(page, 'settings.change', { language: 'ja' });
    await lockNow(page);
    await page.getByRole('heading', { name: 'Koekura はロックされています' }).waitFor(patience);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    await page.getByLabel('パスフレーズ', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'ロックを解除' }).click();
    await page.getByRole('button', { name: /^すべての録音/ }).waitFor(patience);
    await askMain(page, 'settings.change', { language: 'en' });
  });

  it('is closed when the program starts again', async () => {
    await demo.startAgain('quitting');
    await lockHeading(page).waitFor(patience);
    expect(await askMain(page, 'accounts.list')).toMatchObject({ failure: { code: 'locked' } });
    await typePassphrase(page, passphrase);
    await page.getByText('200 recordings').waitFor(patience);
    expect(demo.complaints).toEqual([]);
  });

  it('knows how often somebody guessed, also when it was ended and started, until the right passphrase', async () => {
    const kept = join(demo.profile, 'wrong-tries.json');
    await lockNow(page);
    await lockHeading(page).waitFor(patience);
    for (const guess of ['a guess', 'another', 'a third']) {
      expect(await askMain(page, 'lock.open', { passphrase: guess })).toMatchObject({
        failure: { code: 'lock-wrong-passphrase' },
      });
    }
    await demo.startAgain('power cut');
    await lockHeading(page).waitFor(patience);
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({ wrong: 3 });
    await expect.poll(async () => (await lockStanding()).waitSeconds, { timeout: 30_000 }).toBe(0);
    await typePassphrase(page, passphrase);
    await page.getByText('200 recordings').waitFor(patience);
    expect(existsSync(kept)).toBe(false);
  });

  it('is done away with by who knows the passphrase', async () => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('button', { name: 'Do away with…' }).click();
    await page.getByLabel('Passphrase until now').fill(passphrase);
    await page.getByRole('button', { name: 'Do away with it' }).click();
    await page.getByText('Without one Koekura cannot be locked').waitFor(patience);
    await demo.startAgain('power cut');
    await page.getByText('200 recordings').waitFor(patience);
  });
});
