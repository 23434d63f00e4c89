import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('the plan of an export', () => {
  const viewer = useViewer();

  it('starts only once a folder is chosen, the name can be used and the sentence is ticked; a change unticks it', async () => {
    const { page, asked } = await viewer.open({ screen: 'list' });
    await page.locator('[data-position="3"]').click();
    await page.getByRole('toolbar').getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog');
    const start = dialog.getByRole('button', { name: 'Start exporting' });
    const sentence = dialog.getByRole('checkbox', { name: /will be written unprotected to/ });
    expect(await dialog.getByRole('checkbox', { name: 'Choose a folder first.' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    await sentence.check();
    await dialog.getByText('FLAC', { exact: true }).click();
    await dialog.getByText('For example: 2026-11-23 14-02-09 +81312345678 +815012345678.flac').waitFor();
    expect([await sentence.isChecked(), await start.isDisabled()]).toEqual([false, true]);
    await dialog.getByLabel('File names').fill('{nonsense}');
    await dialog.getByText('The file name cannot be used').waitFor();
    expect(await sentence.isDisabled()).toBe(true);
    await dialog.getByLabel('File names').fill('{date} {sid}');
    await dialog.getByLabel('One zip for all').check();
    await dialog.getByText('JSON', { exact: true }).click();
    await sentence.check();
    expect(await findBarriers(page)).toEqual([]);
    await start.click();
    await page.getByRole('heading', { level: 1, name: 'Batches' }).waitFor();
    expect(asked.find(({ name }) => name === 'batches.start')?.input).toMatchObject({
      options: { export: { folder: 'token', format: 'flac', template: '{date} {sid}', zip: true, manifest: 'json' } },
    });
  });

  it('remembers what was chosen when the plan has to be made again, but not that it was meant', async () => {
    const failing = { 'batches.start': 'plan-drifted' } as const;
    const { page } = await viewer.open({ screen: 'list', scene: { failing, language: 'ja' } });
    await page.locator('[data-position="3"]').click();
    await page.keyboard.press('Control+Shift+X');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'フォルダーを選ぶ…' }).click();
    await dialog.getByText('MP3', { exact: true }).click();
    await dialog.getByRole('checkbox', { name: /保護されていない状態で .* に書き出します/ }).check();
    await dialog.getByRole('button', { name: '書き出しを開始' }).click();
    await dialog.getByRole('button', { name: '計画を作り直す' }).click();
    await dialog.getByText('例：2026-11-23 14-02-09 +81312345678 +815012345678.mp3').waitFor();
    await dialog.getByText('/Volumes/Case 4711/for the lawyers', { exact: true }).waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: '書き出しを開始' }).isDisabled()).toBe(true);
  });
});

describe('what a broken-off export left', () => {
  const viewer = useViewer();

  it('is named above everything, and removed when the user says so', async () => {
    const { page, asked, complaints } = await viewer.open({ screen: 'list', scene: { leftovers: 7 } });
    const banner = page.getByRole('alert').filter({ hasText: '7 files were left half-written' });
    await banner.waitFor();
    expect(await banner.getByRole('listitem').count()).toBe(4);
    await banner.getByText('and 4 more').waitFor();
    expect(asked.filter(({ name }) => name === 'exports.remove-leftovers')).toEqual([]);
    await banner.getByRole('button', { name: 'Remove them' }).click();
    await expect.poll(() => banner.count()).toBe(0);
    expect(asked.filter(({ name }) => name === 'exports.remove-leftovers')).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['light', 'en'],
    ['dark', 'ja'],
  ] as const)('raises no barrier (%s, %s)', async (theme, language) => {
    const { page } = await viewer.open({ screen: 'list', scene: { leftovers: 1, theme, language } });
    await page.getByRole('alert').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('says nothing when there is nothing', async () => {
    const { page } = await viewer.open({ screen: 'list', scene: { leftovers: 0 } });
    await page.getByRole('grid').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('says why they could not be removed', async () => {
    const failing = { 'exports.remove-leftovers': 'disk-refused' } as const;
    const { page } = await viewer.open({ screen: 'list', scene: { leftovers: 1, failing } });
    await page.getByRole('button', { name: 'Remove them' }).click();
    await page.getByText('The disk refused to read or write').waitFor();
  });
});
