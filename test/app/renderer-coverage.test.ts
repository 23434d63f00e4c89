import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('the coverage map', () => {
  const viewer = useViewer();

  it('shows which key opens what and what would be lost without it, and leads to its recordings', async () => {
    const { page, asked } = await viewer.open({ screen: 'keys' });
    const map = page.getByRole('region', { name: 'What the keys open' });
    await map.getByText('48,254 · 81.5 %').waitFor();
    await map.getByText('1,833 recordings (46 hrs) cannot be opened here.').waitFor();
    const line = map.getByText('Without this key, 44,044 recordings (1,101 hrs) would be lost.');
    await line.click();
    await map.getByText('33,033 · 826 hrs').waitFor();
    await page.getByRole('article', { name: 'Recording key 2026' }).getByText('44,044 recordings, 1,101 hrs').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await map.getByRole('button', { name: 'Recording key 2026' }).press('Enter');
    const filter = { keySids: [`CR${'a1b2'.repeat(8)}`], openers: ['3f'.repeat(32)] };
    await expect
      .poll(() => asked.filter(({ name }) => name === 'recordings.page').map(({ input }) => input))
      .toContainEqual(expect.objectContaining({ filter }));
    await page.getByRole('toolbar').getByText('Key Recording key 2026').waitFor();
  });

  it('alarms where Twilio could not encrypt, and says where it could not be asked', async () => {
    const { page, asked } = await viewer.open({ screen: 'keys' });
    await page.getByText('2 recordings were sealed for another public key than the one chosen.').waitFor();
    await page.getByText('For 1 recording, Twilio had no valid public key').waitFor();
    await page.getByText('Twilio’s alerts could not be read for').waitFor();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText('Twilio’s alerts could not be read for').waitFor({ state: 'detached' });
    expect(asked.filter(({ name }) => name === 'coverage.fetch-alerts')).toHaveLength(1);
  });

  it('takes note of an alarm under a remark, and is quiet about it from then on', async () => {
    const { page, asked } = await viewer.open({ screen: 'keys' });
    page.setDefaultTimeout(30_000);
    await page.getByRole('button', { name: 'Take note… 16105' }).click();
    await page.getByRole('textbox', { name: /Remark/ }).fill('Key put back on 12 October.');
    await page.getByRole('button', { name: 'Take note', exact: true }).click();
    await page.getByText('Noted before, and nothing new since').click();
    await page.getByText(/Noted by aiko on .* Key put back on 12 October\./).waitFor();
    await page.getByRole('button', { name: 'Take note… 16107' }).waitFor();
    const missing = `CR${'e5f6'.repeat(8)}`;
    await page.getByRole('button', { name: `Take note… ${missing}` }).click();
    await page.getByRole('button', { name: 'Take note', exact: true }).click();
    await page.getByRole('button', { name: `Take note… ${missing}` }).waitFor({ state: 'detached' });
    expect(asked.filter(({ name }) => name === 'coverage.note-alarm').map(({ input }) => input)).toEqual([
      { alarm: { account: expect.stringMatching(/^AC/), code: 16105 }, remark: 'Key put back on 12 October.' },
      { alarm: { keySid: missing }, remark: '' },
    ]);
  });

  it('says what to do where there is nothing to show, or nothing can be shown', async () => {
    const empty = await viewer.open({ screen: 'keys', scene: { rows: 0 } });
    await empty.page.getByText('No recordings yet.').waitFor();
    const failing = await viewer.open({ screen: 'keys', scene: { failing: { 'coverage.map': 'disk-refused' } } });
    await failing.page.getByRole('region', { name: 'What the keys open' }).getByRole('button').first().waitFor();
  });
});
