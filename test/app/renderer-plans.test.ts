import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { startViewer, type View } from '../support/open-page.ts';

describe('plans and holds in the window', () => {
  let viewer: Awaited<ReturnType<typeof startViewer>>;
  beforeAll(async () => {
    viewer = await startViewer();
  });
  afterAll(() => viewer?.close());

  const selectAll = async (view: Partial<View>) => {
    const opened = await viewer.open(view);
    await opened.page.locator('[data-position="3"]').click();
    await opened.page.keyboard.press('Control+a');
    return opened;
  };

  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['en', 'ja'] as const) {
      it(`bars nobody from the plan of a removal and from the holds, ${theme}, ${language}`, async () => {
        const { page, complaints } = await selectAll({ scene: { theme, language } });
        await page.keyboard.press('Delete');
        await page.getByRole('dialog').locator('table').first().waitFor();
        expect(await findBarriers(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+4');
        await page.getByRole('article').first().waitFor();
        expect(await findBarriers(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await page.context().close();
      });
    }
  }

  it('starts a removal only with the number typed and the accounts confirmed, and shows the batches', async () => {
    const { page, asked } = await selectAll({});
    await page.getByRole('toolbar', { name: 'What can be done with the selection' }).getByText('Remove…').click();
    const dialog = page.getByRole('dialog');
    const start = dialog.getByRole('button', { name: 'Start, and remove after the wait' });
    await dialog.getByLabel(/^Type /).waitFor();
    const label = (await dialog.getByText(/^Type [\d,]+ to confirm$/).textContent()) ?? '';
    const count = label.replace(/\D/g, '');
    expect(await start.isDisabled()).toBe(true);
    await dialog.getByLabel(/^Type /).fill(`${Number(count) + 1}`);
    await dialog.getByLabel(/^They belong to/).check();
    expect(await start.isDisabled()).toBe(true);
    await dialog.getByLabel(/^Type /).fill(count);
    await start.click();
    await page.getByRole('heading', { level: 1, name: 'Batches' }).waitFor();
    const started = asked.find(({ name }) => name === 'batches.start')?.input as { typed: number; options: object };
    expect(started).toMatchObject({ typed: Number(count), options: { withoutCopy: null } });
    expect(asked.some(({ name }) => name === 'plans.discard')).toBe(false);
    await page.context().close();
  });

  it('takes the reason for removing without a copy in writing', async () => {
    const { page, asked } = await selectAll({});
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Remove them although no copy exists').check();
    await dialog.getByLabel('Reason').fill('Court order 7');
    const count = ((await dialog.getByText(/^Type [\d,]+ to confirm$/).textContent()) ?? '').replace(/\D/g, '');
    await dialog.getByLabel(/^They belong to/).check();
    await dialog.getByLabel(/^Type /).fill(count);
    await dialog.getByRole('button', { name: 'Start, and remove after the wait' }).click();
    await expect
      .poll(() => asked.find(({ name }) => name === 'batches.start')?.input)
      .toMatchObject({ options: { withoutCopy: 'Court order 7' } });
    await page.context().close();
  });

  it('throws a plan away that is closed without being started', async () => {
    const { page, asked } = await selectAll({});
    await page.keyboard.press('Control+Shift+E');
    await page.getByRole('dialog').getByRole('combobox').first().waitFor();
    await page.getByRole('dialog').getByText('Digest of the plan').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => asked.some(({ name }) => name === 'plans.discard')).toBe(true);
    expect(asked.some(({ name }) => name === 'batches.start')).toBe(false);
    await page.context().close();
  });

  it('asks for an archive before it archives, and leads to the archives where there is none', async () => {
    const { page } = await selectAll({ scene: { archives: 0 } });
    await page.keyboard.press('Control+Shift+A');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Digest of the plan').waitFor();
    expect(await dialog.getByRole('button', { name: 'Start archiving' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: /archives/i }).click();
    await page.getByRole('heading', { level: 1, name: 'Archives' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });

  it('keeps how it is to be done when another archive is chosen, and asks anew whether it is meant', async () => {
    const { page, asked } = await selectAll({});
    await page.keyboard.press('Control+Shift+E');
    const dialog = page.getByRole('dialog');
    const archive = dialog.getByRole('combobox', { name: 'Archive' });
    await archive.selectOption({ index: 1 });
    await dialog.getByText('Of those, in the archive chosen here').waitFor();
    await dialog.getByLabel('Remove transcriptions and add-on results too').check();
    await dialog.getByText('More', { exact: true }).click();
    await dialog.getByLabel('Minutes before the first removal').fill('45');
    await dialog.getByLabel(/^Type /).fill('12');
    const made = asked.filter(({ name }) => name === 'plans.make').length;
    await archive.selectOption({ index: 2 });
    await expect.poll(() => asked.filter(({ name }) => name === 'plans.make').length).toBe(made + 1);
    await expect.poll(() => dialog.getByLabel(/^Type /).inputValue()).toBe('');
    expect(await dialog.getByLabel('Remove transcriptions and add-on results too').isChecked()).toBe(true);
    await dialog.getByText('More', { exact: true }).click();
    expect(await dialog.getByLabel('Minutes before the first removal').inputValue()).toBe('45');
    await page.context().close();
  });

  it('looks at Twilio, when asked, what hangs on the recordings, and says when it did not look at all of them', async () => {
    const { page } = await selectAll({});
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Look what there is' }).click();
    await dialog.getByText('3 on 2 of the 100 recordings looked at. The others were not asked for').waitFor();
    await page.context().close();
  });

  it('says that a plan has drifted, and makes it again', async () => {
    const { page, asked } = await selectAll({ scene: { failing: { 'batches.start': 'plan-drifted' }, archives: 1 } });
    await page.keyboard.press('Control+Shift+A');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Start archiving' }).click();
    await dialog.getByRole('alert').waitFor();
    const before = asked.filter(({ name }) => name === 'plans.make').length;
    await dialog.getByRole('button', { name: 'Make the plan again' }).click();
    await expect.poll(() => asked.filter(({ name }) => name === 'plans.make').length).toBe(before + 1);
    await page.context().close();
  });

  it('says why a plan could not be made, and tries again', async () => {
    const { page } = await selectAll({ scene: { failing: { 'plans.make': 'disk-full' } } });
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).waitFor();
    await page.context().close();
  });

  it('puts a selection on hold with a reason', async () => {
    const { page, asked } = await selectAll({});
    await page.keyboard.press('Control+Shift+H');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Case 12');
    await dialog.getByRole('button', { name: 'Put on hold' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(asked.find(({ name }) => name === 'holds.place')?.input).toEqual({
      selection: { kind: 'all', filter: {}, except: [] },
      reason: 'Case 12',
    });
    await page.context().close();
  });

  it('shows the recordings of a hold, and lifts it with a reason', async () => {
    const { page, asked } = await viewer.open({ screen: 'holds' });
    const card = page.getByRole('article').first();
    await card.getByRole('button', { name: 'Lift…' }).click();
    await page.getByRole('dialog').getByLabel('Why it is lifted').fill('Judgment of 3 June');
    await page.getByRole('dialog').getByRole('button', { name: 'Lift the hold' }).click();
    await card.getByText('Lifted').waitFor();
    expect(asked.find(({ name }) => name === 'holds.lift')?.input).toMatchObject({
      selection: null,
      reason: 'Judgment of 3 June',
    });
    await page.getByRole('button', { name: 'Show its recordings' }).click();
    await expect
      .poll(() => asked.filter(({ name }) => name === 'recordings.page').at(-1)?.input)
      .toMatchObject({ filter: { holds: [expect.any(String)] } });
    await page.context().close();
  });

  it('says what to do where there are no holds', async () => {
    const { page } = await viewer.open({ screen: 'holds', scene: { holds: false } });
    await page.getByText('No recording is on hold').waitFor();
    await page.getByRole('button', { name: 'Go to the recordings' }).click();
    await page.getByRole('grid').waitFor();
    await page.context().close();
  });

  it('marks in the list and in the details what is on hold and what is archived', async () => {
    const { page } = await viewer.open({});
    await page.getByRole('button', { name: /^On hold/ }).click();
    await expect.poll(() => page.getByRole('img', { name: 'On hold' }).count()).toBeGreaterThan(5);
    await page.locator('[data-position="0"]').click();
    await page
      .getByText(/Osaka District Court/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^Archived/ }).click();
    await page.locator('[data-column="status"]').getByText('Archived').first().waitFor();
    await page.context().close();
  });
});
