import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('updates in Settings', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'settings', ...given });
    page = view.page;
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const group = () => page.getByRole('region', { name: 'Updates' });

  it.each([
    ['not-set-up', 'Updates are not set up in this build'],
    ['off-by-policy', 'Your IT department has switched off'],
  ] as const)('says in a build that is %s that nobody is asked, and offers nothing', async (updates, words) => {
    await show({ scene: { updates } });
    await group().getByText(words).waitFor();
    expect(await group().getByRole('button').count()).toBe(0);
    expect(await group().getByRole('switch').count()).toBe(0);
  });

  it('looks when it is told to, and is switched off', async () => {
    await show({ scene: { updates: 'newest' } });
    await group().getByText('0.1.0 is the newest version').waitFor();
    await group().getByRole('button', { name: 'Look now' }).click();
    await expect.poll(() => asked('updates.check')).toEqual([{}]);
    const daily = page.getByLabel('Look for newer versions daily');
    await daily.press('Space');
    await expect.poll(() => daily.isChecked()).toBe(false);
    expect(asked('settings.change')).toEqual([{ checkForUpdates: false }]);
  });

  it('tells of a newer version quietly on every screen, and downloads it only when it is told to', async () => {
    await show({ screen: 'ledger', scene: { updates: 'newer' } });
    await page.getByText('Koekura 0.2.0 is there.').waitFor();
    expect(asked('updates.download')).toEqual([]);
    await page.getByRole('button', { name: 'See Settings' }).click();
    await group().getByText('Two mistakes are mended.').waitFor();
    await group()
      .getByRole('button', { name: /Download deb/ })
      .click();
    await group().getByText('koekura-0.2.0-linux-amd64.deb is saved and checked').waitFor();
    await group().getByText('Who published it cannot be checked on this system').waitFor();
    expect(asked('updates.download')).toEqual([{ kind: 'deb' }]);
  });

  it('shows how far a download is, and calls it off', async () => {
    await show({ scene: { updates: 'newer' } });
    await group()
      .getByRole('button', { name: /Download deb/ })
      .waitFor();
    const { state } = await page.evaluate(async () => ({ state: await window.koekura.call('updates.state', {}) }));
    const { value } = state as { value: object };
    await view.emit('updates.changed', {
      ...value,
      downloading: { kind: 'deb', received: 49_200_000, total: 98_400_000 },
    });
    await group().getByText('Downloading: 49.2 MB of 98.4 MB').waitFor();
    await group().getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => asked('updates.cancel')).toEqual([{}]);
  });

  it('says in words why a list or a package was not believed', async () => {
    await show({ scene: { updates: 'newer', failing: { 'updates.check': 'update-list-refused' } } });
    await group().getByRole('button', { name: 'Look now' }).click();
    await group().getByText('The list of versions was not believed').waitFor();
  });

  it.each([
    ['light', 'en'],
    ['dark', 'ja'],
  ] as const)('has no barrier for anybody (%s, %s)', async (theme, language) => {
    await show({ scene: { updates: 'newer', theme, language } });
    await page.getByText(language === 'en' ? 'Koekura 0.2.0 of' : 'Koekura 0.2.0（').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
