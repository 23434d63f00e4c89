import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { useViewer } from '../support/use-viewer.ts';

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
