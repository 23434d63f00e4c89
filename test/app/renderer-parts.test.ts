import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focusInside } from '../support/focus-inside.ts';
import { startViewer } from '../support/open-page.ts';

/** The code of most screens comes after the window's first. What is seen while it is on its way, and when it never comes. */
describe('a part of the window that comes later', () => {
  let viewer: Awaited<ReturnType<typeof startViewer>>;
  beforeAll(async () => {
    viewer = await startViewer();
  });
  afterAll(() => viewer?.close());

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const keysScreen = '**/assets/keys-screen-*.js';
  const recoveryScreen = '**/assets/recovery-screen-*.js';

  it('is fetched before anybody asks for it', async () => {
    const { page } = await viewer.open({});
    const fetched = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => /([\w-]+)-screen-[\w-]+\.js$/.exec(name)?.[1])
          .filter((name) => name !== undefined),
      );
    await expect.poll(async () => new Set(await fetched()).size).toBe(12);
    expect(await page.getByRole('grid').isVisible()).toBe(true);
    await page.context().close();
  });

  it('leaves the screen before in sight, and the focus where it is, until it is there', async () => {
    const { page, complaints } = await viewer.open({ screen: 'settings' });
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route(keysScreen, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await heading(page, 'Settings').waitFor();
    const entry = page.getByRole('navigation').getByRole('button', { name: /^Keys/ });
    await entry.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => entry.getAttribute('aria-current')).toBe('page');
    expect(await heading(page, 'Settings').isVisible()).toBe(true);
    letGo();
    await heading(page, 'Keys').waitFor();
    expect(await entry.evaluate((button) => button === document.activeElement)).toBe(true);
    await expect.poll(() => heading(page, 'Settings').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['en', 'This part of the window cannot be shown', 'Load the window again', 'Settings', 'Recovery'],
    ['ja', '画面のこの部分を表示できません', 'ウィンドウを読み込み直す', '設定', '復旧'],
  ] as const)('says so when it cannot be had, leaves the rest, and comes when asked again (%s)', async (...words) => {
    const [language, title, again, settings, recovery] = words;
    const { page } = await viewer.open({ screen: 'settings', scene: { language } });
    await page.route(recoveryScreen, (route) => route.abort());
    await page.reload();
    await heading(page, settings).waitFor();
    const entry = (name: string) => page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });
    await entry(recovery).click();
    await page.getByRole('alert').getByText(title).waitFor();
    await entry(settings).click();
    await heading(page, settings).waitFor();
    await entry(recovery).click();
    await page.unroute(recoveryScreen);
    await page.getByRole('button', { name: again }).click();
    await heading(page, recovery).waitFor();
    await page.context().close();
  });

  it('says so even when it is the words themselves that cannot be had', async () => {
    const { page } = await viewer.open({});
    await page.route('**/assets/all-*.js', (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').getByText('This part of the window cannot be shown').waitFor();
    await page.context().close();
  });

  it('brings a dialog with the focus in it, and gives the focus back', async () => {
    const { page } = await viewer.open({});
    await page.route('**/assets/hold-dialog-*.js', async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await page.reload();
    await page.locator('[data-position="3"]').click();
    await page.keyboard.press('Control+Shift+h');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await focusInside(dialog);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    await page.context().close();
  });
});
