import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/** What a newcomer does with the demo: look, find, hear, and meet every kind of recording that cannot be heard. */
describe('the demo', () => {
  let demo: RunningProgram;
  let page: Page;

  beforeAll(async () => {
    demo = await openKoekura('demo', { recordings: 600, seed: 'demo' });
    page = demo.page;
    await page.getByText('600 recordings').waitFor();
  });
  afterAll(async () => {
    await demo?.stop();
  });
  beforeEach(async () => {
    await page.getByLabel('Search numbers and SIDs').fill('');
    await page.getByText('600 recordings').waitFor();
  });

  const find = async (text: string) => {
    await page.getByLabel('Search numbers and SIDs').fill(text);
    await page.getByText(/^1 recording,/).waitFor();
  };
  const hear = async (sid: string) => {
    await find(sid);
    await page.locator('[role=row][aria-rowindex="2"]').dblclick();
  };
  const position = () => page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1);
  const heardBeyond = (seconds: number) =>
    page.waitForFunction((least) => (document.querySelector('audio')?.currentTime ?? -1) > least, seconds);

  it('shows its calls, newest first, without a complaint from the page', async () => {
    expect(await page.locator('[role=row]').count()).toBeGreaterThan(15);
    expect(demo.complaints).toEqual([]);
  });

  it('finds a recording by any part of its SID', async () => {
    await find(demo.simulator.sidByRank(123).slice(7, 29));
    expect(await page.locator('[role=row][aria-rowindex="2"]').count()).toBe(1);
  });

  it('narrows the list to what is encrypted', async () => {
    await page
      .getByRole('button', { name: /^Encrypted/ })
      .first()
      .click();
    await page.getByText('600 recordings').waitFor({ state: 'detached' });
    await page.getByText(/^\d+ recordings,/).waitFor();
    await page.getByRole('button', { name: /^All recordings/ }).click();
    await page.getByText('600 recordings').waitFor();
  });

  it('plays an hour-long encrypted recording after a double click, and from a place chosen by key', async () => {
    await hear(demo.simulator.notable.hourLong ?? '');
    await heardBeyond(0.3);
    await page.keyboard.press('Shift+ArrowRight');
    await heardBeyond(15);
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.querySelector('audio')?.paused === true);
    expect(await position()).toBeGreaterThan(15);
  });

  it('resumes where one left off', async () => {
    await page.getByRole('button', { name: 'Close the player' }).click();
    await hear(demo.simulator.notable.hourLong ?? '');
    await heardBeyond(15);
    await page.getByRole('button', { name: 'Close the player' }).click();
  });

  it.each([
    ['damaged', /damaged/i],
    ['lostKey', /do not have the key/],
    ['processing', /finished|unfinished|not.*ready|still/i],
    ['tooShort', /never made sound/],
    ['storedElsewhere', /elsewhere|outside Twilio|own/i],
    ['removed', /removed|gone/i],
  ] as const)('says in words why a recording cannot be heard: %s', async (notable, words) => {
    await hear(demo.simulator.notable[notable] ?? '');
    await page.getByRole('region', { name: 'Player' }).getByText(words).first().waitFor();
    expect(await position()).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Close the player' }).click();
  });

  it('opens a Console of its own, where the new key can be chosen', async () => {
    page.setDefaultTimeout(30_000);
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Encryption/ })
      .click();
    await button(/^Set up encryption/).click();
    await button('Generate a pair…').click();
    await page.getByLabel('Name', { exact: true }).fill('demo 2027');
    await button(/^Generate$/).click();
    await button('The key is kept safe elsewhere').click();
    await page.getByLabel('Where, and who can get at it').fill('It is a demo');
    await button('Go on without a backup here').click();
    await button('Register it at Twilio').click();
    await page.getByLabel('I have read this').click();
    const opening = page.context().waitForEvent('page', { timeout: 30_000 });
    await button('Open the Console').click();
    const elsewhere = await opening;
    await elsewhere.getByLabel(/demo 2027 \[koekura/).waitFor({ timeout: 30_000 });
    expect(elsewhere.url()).toBe(`${demo.simulator.origin}/__simulator/console`);
    await elsewhere.close();
    await button(/^All recordings/).click();
    expect(demo.complaints).toEqual([]);
  });

  it('speaks Japanese when asked to', async () => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('日本語').first().click();
    await page.getByRole('heading', { name: '設定' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    expect(demo.complaints).toEqual([]);
  });
});
