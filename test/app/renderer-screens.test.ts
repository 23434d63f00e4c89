import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { startViewer, type View } from '../support/open-page.ts';

describe('the window', () => {
  let viewer: Awaited<ReturnType<typeof startViewer>>;
  beforeAll(async () => {
    viewer = await startViewer();
  });
  afterAll(() => viewer?.close());

  const screens: readonly (readonly [string, Partial<View>, string])[] = [
    ['the list', { screen: 'list' }, '[data-position="3"]'],
    ['an empty list', { screen: 'list', scene: { rows: 0, sync: 'running' } }, 'footer'],
    [
      'a list that failed',
      { screen: 'list', scene: { sync: 'failed', failing: { 'recordings.page': 'offline' } } },
      'footer',
    ],
    [
      'the list under every banner',
      { scene: { standIn: true, keychain: false, keptAside: true } },
      '[data-position="3"]',
    ],
    ['the settings', { screen: 'settings' }, 'h1'],
    ['the lock', { scene: { lock: 'locked' } }, 'h1'],
  ];
  for (const [name, view, shown] of screens) {
    for (const theme of ['light', 'dark'] as const) {
      for (const language of ['en', 'ja'] as const) {
        it(`bars nobody from ${name}, ${theme}, ${language}`, async () => {
          const { page, complaints } = await viewer.open({ ...view, scene: { ...view.scene, theme, language } });
          await page.locator(shown).first().click();
          await page.waitForTimeout(200);
          expect(await findBarriers(page)).toEqual([]);
          expect(complaints).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
          await page.context().close();
        });
      }
    }
  }

  it('bars nobody from its dialogs and menus', async () => {
    const { page } = await viewer.open({});
    await page.locator('[data-position="3"]').click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const name of ['Columns', 'Filter', /^Up to date/]) {
      await page.locator('header').getByRole('button', { name }).click();
      await page.getByRole('dialog').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.locator('[data-position="3"]').click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  it('changes its language and its theme at once', async () => {
    const { page, asked } = await viewer.open({ screen: 'settings' });
    await page.getByText('日本語').click();
    await page.getByRole('heading', { level: 1, name: '設定' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('ja');
    await page.getByText('ダーク').click();
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    const changes = () => asked.filter((call) => call.name === 'settings.change').map((call) => call.input);
    await expect.poll(changes).toEqual([{ language: 'ja' }, { theme: 'dark' }]);
    await page.context().close();
  });

  it('keeps the price of storage, its free minutes and the day they were looked up', async () => {
    const { page, asked } = await viewer.open({ screen: 'settings' });
    await page.getByLabel('Storage at Twilio, US dollars a minute and month').fill('0.002');
    await page.getByLabel('Minutes free, for each account').fill('500');
    await page.getByLabel('Prices as of').fill('2027-03-01');
    const last = () => asked.filter(({ name }) => name === 'settings.change').at(-1)?.input;
    const storagePrice = { perMinute: 0.002, freeMinutes: 500, asOf: '2027-03-01' };
    await expect.poll(last, { timeout: 30_000 }).toEqual({ storagePrice });
    await page.context().close();
  });

  it('puts a setting back that could not be kept, and says why', async () => {
    const { page } = await viewer.open({ screen: 'settings', scene: { failing: { 'settings.change': 'disk-full' } } });
    await page.getByText('日本語').click();
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.context().close();
  });

  it('is reached by its shortcuts from anywhere', async () => {
    const { page } = await viewer.open({ screen: 'settings' });
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.keyboard.press('Control+f');
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    await page.keyboard.press('Control+9');
    await page.getByRole('heading', { level: 1, name: 'Recovery' }).waitFor();
    await page.keyboard.press('Control+4');
    await page.getByRole('heading', { level: 1, name: 'Holds' }).waitFor();
    await page.keyboard.press('Control+1');
    await page.getByRole('grid').waitFor();
    await page.context().close();
  });

  it('keeps the warning of the stand-in in sight on every screen, and before a login is typed', async () => {
    for (const [screen, accounts] of [
      ['list', 3],
      ['keys', 3],
      ['accounts', 3],
      ['settings', 3],
      ['list', 0],
    ] as const) {
      const { page } = await viewer.open({ screen, scene: { standIn: true, accounts } });
      await page.getByText('This is a browser tab').waitFor();
      await page.context().close();
    }
    const { page } = await viewer.open({ scene: { standIn: true, demo: true } });
    await page.getByText('Demo: every call').waitFor();
    expect(await page.getByText('This is a browser tab').count()).toBe(0);
    await page.context().close();
  });

  it('does not open over a damaged record, and sets it aside only when told to', async () => {
    const { page, asked } = await viewer.open({ scene: { failing: { 'app.state': 'record-corrupt' } } });
    await page.getByRole('button', { name: 'Keep it aside and start a new record' }).waitFor();
    expect(asked.some((call) => call.name === 'app.set-record-aside')).toBe(false);
    await page.getByRole('button', { name: 'Keep it aside and start a new record' }).click();
    await expect.poll(() => asked.some((call) => call.name === 'app.set-record-aside')).toBe(true);
    await page.context().close();
  });

  it('tells how far reading has come, and pauses it', async () => {
    const { page, asked } = await viewer.open({ scene: { sync: 'running' } });
    await page.locator('header').getByRole('button', { name: '12,000 so far, back to 03 Mar 2026' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).waitFor();
    expect(asked.some((call) => call.name === 'sync.pause')).toBe(true);
    await page.context().close();
  });

  it('gives reading up when told to, and says how far it came', async () => {
    const { page, asked } = await viewer.open({ scene: { sync: 'running' } });
    await page.locator('header').getByRole('button', { name: '12,000 so far, back to 03 Mar 2026' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').getByText('Cancelled at 12,000').waitFor();
    expect(asked.some((call) => call.name === 'sync.cancel')).toBe(true);
    await page.context().close();
  });
});
