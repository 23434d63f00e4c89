import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { answerInstead } from '../support/answer-instead.ts';
import { sampleArchiveIds } from '../support/fake-archives.ts';
import { findBarriers } from '../support/find-barriers.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('the archives screen', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'archives', ...given });
    page = view.page;
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const card = (name: string) => page.getByRole('article', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const [folder, bucket] = sampleArchiveIds;

  it('shows of each archive where it is, what lies there, and what is not in order', async () => {
    await show();
    await card('Vault Osaka').getByText('/Volumes/vault/koekura').waitFor();
    await card('Vault Osaka').getByText('48,210 copies read back whole · 3,211 hrs · 184.3 GB').waitFor();
    await card('Bucket Tokyo').getByText('s3://example-call-recordings/koekura/').waitFor();
    for (const words of ['Not reachable', '12 not read back yet', '2 damaged', '1 missing'])
      await card('Bucket Tokyo').getByText(words).waitFor();
    expect(await card('Vault Osaka').getByText('Not reachable').count()).toBe(0);
  });

  it('says what to do where there is none yet', async () => {
    await show({ scene: { archives: 0 } });
    await page.getByText('No archive yet.').waitFor();
    await button('Add an archive…').click();
    await dialog().getByRole('button', { name: 'Choose a folder…' }).waitFor();
  });

  it('adds a folder once it was chosen, tried and named', async () => {
    await show({ scene: { archives: 0 } });
    await button('Add an archive…').click();
    expect(await button('Add this archive').isDisabled()).toBe(true);
    await button('Choose a folder…').click();
    await dialog().getByText('A probe was written, read back and removed.').waitFor();
    await dialog().getByText('1.8 TB free.').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('recordings');
    await page.getByLabel('Name', { exact: true }).fill('Vault Tokyo');
    await button('Add this archive').click();
    await card('Vault Tokyo').waitFor();
    expect(asked('archives.add-folder')).toEqual([{ pending: 'folder-1', name: 'Vault Tokyo' }]);
  });

  it('says so when an archive lies in the folder already', async () => {
    await show({ scene: { archives: 0 } });
    const found = { pending: 'folder-2', shown: '/mnt/shared/archive', found: true };
    await answerInstead(page, 'archives.choose-folder', { ok: true, value: found });
    await button('Add an archive…').click();
    await button('Choose a folder…').click();
    await dialog().getByText('An archive lies here already').waitFor();
    await button('Open this archive').click();
    await expect.poll(() => asked('archives.add-folder')).toHaveLength(1);
  });

  it('does not add a folder with an obstacle', async () => {
    await show({ scene: { archives: 0 } });
    const findings = [{ check: 'writes', verdict: 'bad', facts: { code: 'EROFS' } }];
    await answerInstead(page, 'archives.try-folder', { ok: true, value: { findings } });
    await button('Add an archive…').click();
    await button('Choose a folder…').click();
    await dialog().getByText('This place cannot be used as it is.').waitFor();
    await dialog().getByText('Code: EROFS').waitFor();
    expect(await button('Add this archive').isDisabled()).toBe(true);
  });

  it('shows a check it does not know by its name rather than not at all', async () => {
    await show({ scene: { archives: 0 } });
    const findings = [{ check: 'moon-phase', verdict: 'unknown', facts: {} }];
    await answerInstead(page, 'archives.try-folder', { ok: true, value: { findings } });
    await button('Add an archive…').click();
    await button('Choose a folder…').click();
    await dialog().getByText('moon-phase').waitFor();
  });

  it('reads everything back, shows how far it is, and stops when told', async () => {
    await show();
    await card('Vault Osaka').getByRole('button', { name: 'Read everything back…' }).click();
    await dialog().getByText('184.3 GB will be read.').waitFor();
    await dialog().getByRole('button', { name: 'Read everything back' }).click();
    await card('Vault Osaka').getByText('16,070 of 48,210 · 4.2 GB').waitFor();
    expect(asked('archives.check')).toEqual([{ archive: folder, again: true }]);
    expect(await card('Vault Osaka').getByRole('button', { name: 'Forget…' }).isDisabled()).toBe(true);
    await card('Vault Osaka').getByRole('button', { name: 'Stop' }).click();
    await card('Vault Osaka').getByText('Reading back was stopped. It can go on where it was.').waitFor();
    expect(asked('archives.cancel-task')).toEqual([{ archive: folder }]);
  });

  it('goes on with a check that was stopped midway', async () => {
    await show();
    await card('Bucket Tokyo').getByRole('button', { name: 'Read everything back…' }).click();
    await button('Go on where it was stopped').click();
    await expect.poll(() => asked('archives.check')).toEqual([{ archive: bucket, again: false }]);
  });

  it('lists what is not in order, and saves it', async () => {
    await show();
    await card('Bucket Tokyo').getByRole('button', { name: 'Show…' }).first().click();
    await dialog().getByText('Its copy was here, and is not any more').waitFor();
    await dialog().getByText('Not a copy: Something lies in the archive that is no copy').waitFor();
    await button('Save the report as CSV…').click();
    await dialog().getByText('The report was saved.').waitFor();
  });

  it('brings what lies in an archive into the list', async () => {
    await show();
    await card('Vault Osaka').getByRole('button', { name: 'Bring into the list' }).click();
    await card('Vault Osaka').getByText('Reading the envelopes:').waitFor();
    expect(asked('archives.open')).toEqual([{ archive: folder }]);
  });

  it('adds a recipient, and warns of a key without a backup', async () => {
    await show();
    await card('Vault Osaka').getByRole('button', { name: 'Add a recipient…' }).click();
    await page.getByLabel('Also for').selectOption('9c'.repeat(32));
    await dialog().getByText('This key has no backup. Back it up before copies depend on it.').waitFor();
    await button('Wrap for this key').click();
    await expect
      .poll(() => asked('archives.rewrap'))
      .toEqual([{ archive: folder, fingerprint: '9c'.repeat(32), selection: null }]);
  });

  it('adds a recipient to what is selected in the list, asked for in its menu, and shows how far it is', async () => {
    await show({ screen: 'list' });
    await page.getByRole('button', { name: /^Archived/ }).click();
    await page.locator('[data-position="0"]').click();
    await page.locator('[data-position="2"]').click({ modifiers: ['Shift'] });
    await page.locator('[data-position="1"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Add a recipient…' }).click();
    await dialog().getByText('Add a recipient to 3 recordings').waitFor();
    expect(await button('Wrap for this key').isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: 'Archive' }).selectOption(folder);
    await button('Wrap for this key').click();
    await card('Vault Osaka').getByText('Wrapping the keys for another recipient').waitFor();
    const [{ selection }] = asked('archives.rewrap') as [{ selection: { kind: string; ids: number[] } }];
    expect([selection.kind, selection.ids.length]).toEqual(['some', 3]);
  });

  it('offers no recipient for a recording without a copy', async () => {
    await show({ screen: 'list' });
    await page.getByRole('button', { name: /^Not archived/ }).click();
    await page.locator('[data-position="0"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Archive…' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Add a recipient…' }).count()).toBe(0);
  });

  it('renames an archive', async () => {
    await show();
    await card('Vault Osaka').getByRole('button', { name: 'Rename…' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Safe');
    await button('Save').click();
    await card('Safe').waitFor();
  });

  it('does the pre-flight again', async () => {
    await show();
    await card('Bucket Tokyo').getByRole('button', { name: 'Show…' }).last().click();
    await button('Try it again').click();
    await dialog().getByText('A probe was written, read back and removed.').waitFor();
    expect(asked('archives.preflight')).toEqual([{ archive: bucket }]);
  });

  it('forgets an archive only when its name was typed, and says what stays', async () => {
    await show();
    await card('Vault Osaka').getByRole('button', { name: 'Forget…' }).click();
    await dialog().getByText('What lies there stays as it is').waitFor();
    expect(await button('Forget this archive').isDisabled()).toBe(true);
    await page.getByLabel('Type its name to go on').fill('Vault Osaka');
    await button('Forget this archive').click();
    await card('Vault Osaka').waitFor({ state: 'detached' });
    expect(asked('archives.forget')).toEqual([{ archive: folder, name: 'Vault Osaka' }]);
  });

  it('says why the archives cannot be shown, and asks again', async () => {
    await show({ scene: { failing: { 'archives.list': 'disk-refused' } } });
    await page.getByRole('alert').waitFor();
    await button('Try again').click();
    await expect.poll(() => asked('archives.list').length).toBeGreaterThan(1);
  });

  it.each([
    ['light', 'en', 'Add an archive…'],
    ['dark', 'ja', '保管先を追加…'],
    ['light', 'ja', '保管先を追加…'],
    ['dark', 'en', 'Add an archive…'],
  ] as const)('has no barrier for anybody (%s, %s)', async (theme, language, opens) => {
    await show({ width: 1024, scene: { theme, language } });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await button(opens).click();
    await dialog().waitFor();
    await page.waitForTimeout(300);
    expect(await findBarriers(page)).toEqual([]);
  });
});
