import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleArchiveIds } from '../support/fake-archives.ts';
import { findBarriers } from '../support/find-barriers.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('the reconcile screen', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'reconcile', ...given });
    page = view.page;
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const group = (title: string) => page.getByRole('article', { name: title, exact: true });

  it('says what to do before anything was compared, then what differs and what it means', async () => {
    await show();
    await page.getByText('Nothing has been compared yet').waitFor();
    await page.getByLabel('Read everything from Twilio anew first').check();
    await page.getByRole('button', { name: 'Compare' }).click();
    await group('Gone, and in no archive compared').getByText('no sound copy was found').waitFor();
    expect(await page.getByRole('article').count()).toBe(8);
    expect(asked('reconcile.compare')).toEqual([{ archive: null, fresh: true }]);
  });

  it('says so when everything agrees', async () => {
    await show();
    await page.getByRole('combobox', { name: 'Archive' }).click();
    await page.getByRole('option').nth(1).click();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Everything agrees').waitFor();
    expect(asked('reconcile.compare')).toEqual([{ archive: sampleArchiveIds[0], fresh: false }]);
  });

  it('shows the recordings of a group, and makes a plan of it with one click', async () => {
    await show();
    await page.getByRole('button', { name: 'Compare' }).click();
    await group('Archived, still billed').getByRole('button', { name: 'Show' }).click();
    await group('Archived, still billed').getByRole('table').getByText(/^RE/).first().waitFor();
    await group('Not archived').getByRole('button', { name: 'Archive them…' }).click();
    await page.getByRole('dialog').waitFor();
    expect(asked('reconcile.ids')).toMatchObject([{ discrepancy: 'not-archived' }]);
  });

  it('saves the report, and says what failed', async () => {
    await show({ scene: { failing: { 'reconcile.save-report': 'disk-full' } } });
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Save the report…' }).click();
    await page.getByRole('alert').waitFor();
  });

  it.each([
    ['light', 'en', 'Compare'],
    ['dark', 'ja', '照合する'],
  ] as const)('has no barrier for anybody (%s, %s)', async (theme, language, compare) => {
    await show({ width: 1024, scene: { theme, language } });
    await page.getByRole('button', { name: compare }).click();
    await page.getByRole('article').last().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
