import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { startViewer, type View } from '../support/open-page.ts';

describe('the ledger', () => {
  let viewer: Awaited<ReturnType<typeof startViewer>>;
  beforeAll(async () => {
    viewer = await startViewer();
  });
  afterAll(() => viewer?.close());
  const open = (scene: Partial<View['scene']> = {}) => viewer.open({ screen: 'ledger', scene });

  for (const ledger of ['whole', 'broken', 'missing'] as const) {
    for (const [theme, language] of [
      ['light', 'en'],
      ['dark', 'ja'],
    ] as const) {
      it(`bars nobody, ${ledger}, ${theme}, ${language}`, async () => {
        const { page, complaints } = await open({ ledger, theme, language });
        await page.locator('ol > li button').nth(2).click();
        await page.locator('ol code').waitFor();
        expect(await findBarriers(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await page.context().close();
      });
    }
  }

  it('shows an intent with its outcome, and everything written of it when it is opened', async () => {
    const { page } = await open();
    const first = page.locator('ol > li').first();
    await first.getByText('Remote copy removed').waitFor();
    await first.getByText('Done').waitFor();
    await first.getByRole('button').click();
    await first.getByText('Twilio’s answer').waitFor();
    await first.getByText('aiko on desk-7 with the credential …9f3c1a').waitFor();
    await first.getByText(/entry 641/).waitFor();
    await page.context().close();
  });

  it('flags a removal that was done outside, and shows a deed it has no words for as it is written', async () => {
    const { page } = await open();
    const flagged = page.locator('ol > li', { hasText: 'Done outside Koekura' }).first();
    await flagged.getByRole('button').click();
    await flagged.getByText('Twilio tells of a removal that this program did not do.').waitFor();
    await page.getByText('a-deed-of-the-future').first().waitFor();
    await page.context().close();
  });

  it('says whose events at Twilio could not be fetched, why, and until when they are here', async () => {
    const { page } = await open({ eventsMissing: true });
    const notice = page.getByRole('note').filter({ hasText: 'Twilio’s events of' });
    await notice.getByText('/twilio/monitor/events/list').waitFor();
    await notice.getByText('Twilio keeps events for 30 days').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  it('asks for what narrows it, and starts again at the newest', async () => {
    const { page, asked } = await open();
    const last = () => asked.filter(({ name }) => name === 'ledger.page').at(-1)?.input as Record<string, unknown>;
    await page.getByRole('button', { name: 'Older' }).click();
    await page.getByText('101–200 of 640 lines').waitFor();
    await page.getByRole('searchbox').fill('RE0000');
    await page.getByLabel('From', { exact: true }).fill('2026-11-20');
    await page.getByLabel('Until').fill('2026-11-21');
    await page.getByLabel('Done outside Koekura only').check();
    await expect.poll(last).toEqual({
      filter: {
        search: 'RE0000',
        // The days of the zone the clock shows, Tokyo's.
        from: Date.UTC(2026, 10, 19, 15) / 1000,
        to: Date.UTC(2026, 10, 21, 15) / 1000 - 1,
        outside: true,
      },
      offset: 0,
      limit: 100,
    });
    await page.getByRole('button', { name: 'Clear all' }).last().click();
    await page.getByText('1–100 of 640 lines').waitFor();
    await page.context().close();
  });

  it('reaches any page by its number', async () => {
    const { page } = await open();
    await page.getByRole('textbox', { name: 'Page' }).fill('7');
    await page.getByText('601–640 of 640 lines').waitFor();
    await page.getByRole('button', { name: 'Newest' }).click();
    await page.getByText('1–100 of 640 lines').waitFor();
    await page.context().close();
  });

  it('says above every screen that entries were altered, and shows the first that does not fit', async () => {
    const { page, asked } = await viewer.open({ screen: 'keys', scene: { ledger: 'broken' } });
    const alarm = page.getByRole('alert').filter({ hasText: 'Entry 72 was altered or removed' });
    await alarm.getByRole('button', { name: 'Open the ledger' }).click();
    await page.getByRole('button', { name: 'Show entry 72' }).click();
    await expect.poll(() => asked.at(-1)?.input).toMatchObject({ filter: { number: 72 } });
    expect(await page.getByRole('button', { name: 'Go on from here…' }).count()).toBe(0);
    await page.context().close();
  });

  it('shows how far a check is, then what it found', async () => {
    const { page, emit } = await open({ ledger: 'checking' });
    await page.getByText('Being checked…').waitFor();
    await emit('ledger.verifying', { done: 250_000, total: 1_000_000 });
    await page.getByText('Being checked: 250,000 of 1,000,000').waitFor();
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('The ledger is whole').waitFor();
    await page.getByText('128,430 entries fit').waitFor();
    await page.context().close();
  });

  it('goes on from a ledger that was cut only with a reason', async () => {
    const { page, asked } = await open({ ledger: 'cut' });
    await page.getByRole('button', { name: 'Go on from here…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Go on from here' }).isDisabled()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByLabel('Reason').fill('Restored from the backup of Sunday');
    await dialog.getByRole('button', { name: 'Go on from here' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(asked.find(({ name }) => name === 'ledger.accept')?.input).toEqual({
      reason: 'Restored from the backup of Sunday',
    });
    await page.getByText('The ledger is whole').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  it('says what to do where nothing matches, and where it cannot be read', async () => {
    const empty = await open({ ledgerLines: 0 });
    await empty.page.getByText('Nothing matches.').waitFor();
    await empty.page.context().close();
    const failed = await open({ failing: { 'ledger.page': 'disk-refused' } });
    await failed.page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await findBarriers(failed.page)).toEqual([]);
    await failed.page.context().close();
  });
});
