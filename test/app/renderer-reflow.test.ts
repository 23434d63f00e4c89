import { describe, expect, it } from 'vitest';
import { screens } from '../../renderer/app/use-screen.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { findOverflow } from '../support/find-overflow.ts';
import { useViewer } from '../support/use-viewer.ts';

/** A window of 1440 × 900 at 200 %, and what is narrower still. */
const at200Percent = { width: 720, height: 450 };
const narrowest = { width: 640, height: 450 };
const patience = { timeout: 30_000 };

describe('a small window', () => {
  const viewer = useViewer();

  for (const screen of screens) {
    it(`holds the ${screen} screen at 200 %, and bars nobody from it`, async () => {
      const { page } = await viewer.open({
        screen,
        ...at200Percent,
        scene: { theme: 'dark', batches: 'all', standIn: true },
      });
      await page.getByRole('main').locator('h1, [data-position="3"]').first().waitFor(patience);
      expect(await findOverflow(page)).toEqual([]);
      expect(await findBarriers(page)).toEqual([]);
    });

    it(`holds the ${screen} screen in Japanese, 640 px wide`, async () => {
      const { page } = await viewer.open({ screen, ...narrowest, scene: { language: 'ja', batches: 'all' } });
      await page.getByRole('main').locator('h1, [data-position="3"]').first().waitFor(patience);
      expect(await findOverflow(page)).toEqual([]);
    });
  }

  it('leads to every account, view and screen by keyboard, each in sight when it has the focus', async () => {
    const { page } = await viewer.open({ ...at200Percent, scene: { batches: 'all' } });
    const entries = page.getByRole('navigation').getByRole('listitem').getByRole('button');
    await entries.first().waitFor(patience);
    const all = await entries.count();
    expect(all).toBeGreaterThan(20);
    await entries.first().focus();
    for (let place = 0; place < all; place++) {
      const entry = entries.nth(place);
      await expect.poll(() => entry.evaluate((one) => one === document.activeElement), patience).toBe(true);
      // Nothing lies over it: what is at its middle is it.
      const isOnTop = () =>
        entry.evaluate((one) => {
          const { left, top, width, height } = one.getBoundingClientRect();
          return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        });
      await expect.poll(isOnTop, patience).toBe(true);
      await page.keyboard.press('Tab');
    }
  });

  it('says in words what a sign of the rail stands for, once it has the focus', async () => {
    const { page } = await viewer.open({ ...at200Percent });
    await page.getByRole('navigation').getByRole('button', { name: 'Holds' }).focus();
    await page.getByRole('tooltip', { name: 'Holds' }).waitFor(patience);
  });

  it('opens the sidebar over the screen, and closes it when something is chosen, on Escape and on a press beside it', async () => {
    const { page } = await viewer.open({ ...at200Percent });
    const menu = page.getByRole('navigation').getByRole('button', { name: /the menu$/ });
    const open = async () => {
      await menu.click();
      await expect.poll(() => menu.getAttribute('aria-expanded'), patience).toBe('true');
      await page.getByRole('navigation').getByText('Manage').waitFor(patience);
    };
    const isClosed = () => expect.poll(() => menu.getAttribute('aria-expanded'), patience).toBe('false');
    await open();
    await page.getByRole('navigation').getByRole('button', { name: 'Keys' }).click();
    await isClosed();
    await page.getByRole('heading', { level: 1, name: 'Keys' }).waitFor(patience);
    await open();
    await page.keyboard.press('Escape');
    await isClosed();
    expect(await menu.evaluate((one) => one === document.activeElement)).toBe(true);
    await open();
    await page.mouse.click(600, 300);
    await isClosed();
  });

  for (const [width, height] of [
    [720, 450],
    [1440, 800],
  ] as const) {
    it(`keeps the batch at work and the way to call it off in sight, ${width} × ${height}`, async () => {
      const { page, asked } = await viewer.open({ width, height, scene: { batches: 'grace' } });
      const strip = page.getByRole('region', { name: 'The batch at work' });
      await strip.getByText(/removing in/i).waitFor(patience);
      const { y = 0, height: tall = 0 } = (await strip.boundingBox()) ?? {};
      expect(y + tall).toBeLessThanOrEqual(height);
      expect(tall).toBeLessThan(80);
      await strip.getByRole('button', { name: 'Call off' }).click();
      await expect.poll(() => asked.some(({ name }) => name === 'batches.call-off'), patience).toBe(true);
    });
  }

  it('holds its dialogs and menus', async () => {
    const { page } = await viewer.open({ ...narrowest });
    const fits = async (role: 'dialog' | 'menu') => {
      const box = page.getByRole(role).last();
      await box.waitFor(patience);
      const isInside = () =>
        box.evaluate((one) => {
          const { left, top, right, bottom } = one.getBoundingClientRect();
          return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        });
      await expect.poll(isInside, patience).toBe(true);
      expect(await findOverflow(page)).toEqual([]);
      // Escape is heard from inside, and the focus comes a task later than the box.
      const hasFocus = () => box.evaluate((one) => one.contains(document.activeElement));
      await expect.poll(hasFocus, patience).toBe(true);
      await page.keyboard.press('Escape');
      await box.waitFor({ state: 'detached', ...patience });
    };
    await page.locator('[data-position="3"]').click();
    for (const name of ['Columns', 'Filter', /^Up to date/]) {
      await page.locator('header').getByRole('button', { name }).click();
      await fits('dialog');
    }
    for (const name of ['Archive…', 'Remove…', 'Hold…']) {
      await page.getByRole('toolbar').getByRole('button', { name }).click();
      await fits('dialog');
    }
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /shortcuts/ })
      .click();
    await fits('dialog');
    await page.locator('[data-position="3"]').click({ button: 'right' });
    await fits('menu');
  });
});
