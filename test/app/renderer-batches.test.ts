import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleBatches } from '../support/fake-batches.ts';
import { findBarriers } from '../support/find-barriers.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('the batches screen', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'batches', ...given, scene: { batches: 'all', ...given.scene } });
    page = view.page;
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const card = (batch: string) => page.locator(`[data-batch="${batch}"]`);
  const press = (batch: string, name: string) => card(batch).getByRole('button', { name, exact: true }).click();

  it('says what to do when there is none', async () => {
    await show({ scene: { batches: 'none' } });
    await page.getByText('No batch yet').waitFor();
    await page.getByRole('button', { name: 'Go to the list' }).click();
    await expect.poll(() => page.url()).toMatch(/#list$/);
  });

  it('shows what works first, then what waits, then what is done, the newest first', async () => {
    await show();
    await card(sampleBatches.whole).waitFor();
    const order = await page.locator('[data-batch]').evaluateAll((all) => all.map((one) => one.dataset.batch));
    const { evacuating, waiting, hours, paused, stopped, queued, whole, gaps, cancelled } = sampleBatches;
    expect(order).toEqual([evacuating, waiting, hours, paused, stopped, queued, whole, gaps, cancelled]);
  });

  it('says how each stands, green only what is whole', async () => {
    await show();
    const standings = [
      ['evacuating', 'Archiving; nothing is removed yet', 'quiet'],
      ['queued', 'Waiting for the batch before it', 'quiet'],
      ['hours', 'Outside its hours (22:00 to 6:00)', 'quiet'],
      ['paused', 'Paused', 'quiet'],
      ['stopped', 'Stopped', 'bad'],
      ['cancelled', 'Cancelled', 'warn'],
      ['whole', 'Finished whole', 'good'],
      ['gaps', 'Finished with gaps', 'warn'],
    ] as const;
    for (const [name, words, tone] of standings) {
      const tag = card(sampleBatches[name]).getByText(words, { exact: true });
      expect([name, await tag.getAttribute('data-tone')]).toEqual([name, tone]);
    }
  });

  it('names the accounts, the figures and why it stopped', async () => {
    await show();
    const working = card(sampleBatches.evacuating);
    await working.getByText('Osaka', { exact: true }).waitFor();
    await working.getByText('Kumamoto support desk (night)').waitFor();
    await working.getByText('12,334 of 48,210 · 24.8 GB · 14 a second · about 42:07 left').waitFor();
    await card(sampleBatches.stopped).getByRole('alert').getByText('The archive cannot be reached').waitFor();
  });

  it('says what a batch waits for and since when, that it goes on by itself, and lets it be paused', async () => {
    await show();
    const waiting = card(sampleBatches.waiting);
    const tag = waiting.getByText(/^Waiting for the connection since \d/);
    expect(await tag.getAttribute('data-tone')).toBe('warn');
    const notice = waiting.getByRole('status').filter({ hasText: 'Twilio cannot be reached' });
    await notice.getByText(/The system said: ENOTFOUND/).waitFor();
    await notice.getByText(/the batch goes on by itself/).waitFor();
    await press(sampleBatches.waiting, 'Pause');
    await expect.poll(() => asked('batches.pause')).toEqual([{ batch: sampleBatches.waiting }]);
  });

  it('calls a removal off in its grace period', async () => {
    await show();
    await card(sampleBatches.evacuating)
      .getByText(/^Removing begins in [78]:\d\d$/)
      .waitFor();
    await press(sampleBatches.evacuating, 'Call off the removal');
    await card(sampleBatches.evacuating).getByText('Removing was called off.').waitFor();
    expect(asked('batches.call-off')).toEqual([{ batch: sampleBatches.evacuating }]);
  });

  it('has the batch at work in sight on every screen, and its removal can be called off there', async () => {
    await show({ screen: 'keys', scene: { batches: 'grace' } });
    const strip = page.getByRole('region', { name: 'The batch at work' });
    await strip.getByText('12,334 / 48,210').waitFor();
    await strip.getByRole('button', { name: 'Call off the removal' }).click();
    await expect.poll(() => asked('batches.call-off')).toEqual([{ batch: sampleBatches.evacuating }]);
    await strip.getByRole('button', { name: 'Call off the removal' }).waitFor({ state: 'detached' });
  });

  it('pauses, goes on, and tries again what failed', async () => {
    await show();
    await press(sampleBatches.evacuating, 'Pause');
    await card(sampleBatches.evacuating).getByText('Paused', { exact: true }).waitFor();
    await press(sampleBatches.evacuating, 'Go on');
    await press(sampleBatches.gaps, 'Try again what failed');
    await expect.poll(() => asked('batches.retry')).toEqual([{ batch: sampleBatches.gaps }]);
    expect(asked('batches.resume')).toEqual([{ batch: sampleBatches.evacuating }]);
  });

  it('asks before it cancels, and the safe answer has the focus', async () => {
    await show();
    await press(sampleBatches.evacuating, 'Cancel…');
    await page.getByRole('dialog').getByText('The 35,876 not yet done are left as they are.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Let it go on');
    expect(asked('batches.cancel')).toEqual([]);
    await page.getByRole('button', { name: 'Cancel the batch' }).click();
    await expect.poll(() => asked('batches.cancel')).toEqual([{ batch: sampleBatches.evacuating }]);
  });

  it('shows the outcomes with their reasons in words, filtered by one of them', async () => {
    await show();
    await card(sampleBatches.gaps).getByRole('button', { name: '19 Failed' }).click();
    const table = card(sampleBatches.gaps).getByRole('table', { name: 'Outcomes' });
    await table.getByText('Twilio is busy').first().waitFor();
    expect(await table.getAttribute('aria-rowcount')).toBe('20');
    expect(await table.getByText('On hold').count()).toBe(0);
    const reasons = card(sampleBatches.gaps).getByRole('list');
    await reasons.getByText('The recording is on hold').waitFor();
    await reasons.getByText('Reason: Case 2026-114.').waitFor();
  });

  it('scrolls through a hundred thousand outcomes, asking only for what is in sight', async () => {
    await show({ scene: { batches: 'long' } });
    await press(sampleBatches.long, 'Show outcomes');
    const body = card(sampleBatches.long).getByRole('rowgroup');
    await body.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await body.locator('[aria-rowindex="100001"]').getByText(/^RE/).waitFor();
    expect(asked('batches.rows').length).toBeLessThan(8);
  });

  it('opens a recording in the list', async () => {
    await show();
    await press(sampleBatches.whole, 'Show outcomes');
    const sid = card(sampleBatches.whole)
      .getByRole('button', { name: /^Show RE/ })
      .first();
    const text = await sid.textContent();
    await sid.click();
    await page.getByRole('grid').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe(text);
  });

  it('saves the report and the certificate, in the language asked for', async () => {
    await show();
    await press(sampleBatches.whole, 'Save the report…');
    await press(sampleBatches.whole, 'Save the certificate…');
    await page.getByRole('menuitem', { name: 'In Japanese' }).click();
    await card(sampleBatches.whole).getByText('Saved.').waitFor();
    expect(asked('batches.save-report')).toEqual([{ batch: sampleBatches.whole }]);
    expect(asked('removals.save-certificate')).toEqual([{ batch: sampleBatches.whole, language: 'ja' }]);
  });

  it('looks at Twilio for what was removed when asked to', async () => {
    await show();
    await press(sampleBatches.whole, 'Look now');
    await expect.poll(() => asked('removals.look')).toEqual([{}]);
  });

  it('says beside a recording what became of its remote copy, and what was not seen yet', async () => {
    await show({ screen: 'list' });
    await page.locator('[role=row][aria-rowindex="3"]').click();
    const facts = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Removed at Twilio' }) });
    await facts.getByText('204: removed').waitFor();
    expect(await facts.locator('dt', { hasText: 'No longer listed' }).locator('+ dd').innerText()).toBe('Not seen yet');
    expect(await facts.locator('dt', { hasText: 'event' }).locator('+ dd').innerText()).toMatch(/^AE(5e){16}$/);
    await page.locator('[role=row][aria-rowindex="2"]').click();
    await facts.waitFor({ state: 'detached' });
  });

  it('says above every screen that something is at Twilio again, and asks anew when more comes back', async () => {
    await show({ screen: 'list', scene: { back: 2 } });
    const banner = page.getByRole('alert').filter({ hasText: '2 recordings are at Twilio though' });
    await banner.waitFor();
    const before = asked('removals.alarm').length;
    await view.emit('removals.back', { sid: `RE${'5e'.repeat(16)}`, batch: sampleBatches.whole });
    await expect.poll(() => asked('removals.alarm').length).toBeGreaterThan(before);
    await banner.getByRole('button', { name: 'Show the batches' }).click();
    await page.getByRole('heading', { name: 'Batches', exact: true }).waitFor();
  });

  it('asks what hangs on a recording only when told to, and says what kept it from knowing', async () => {
    await show({ screen: 'list' });
    await page.locator('[role=row][aria-rowindex="2"]').click();
    // Of the page that is shown now: each scene has its own.
    const ask = () => page.getByRole('button', { name: 'Ask Twilio' });
    await ask().waitFor();
    expect(asked('removals.derived')).toEqual([]);
    await ask().click();
    await page.getByText('2 transcriptions and add-on results').waitFor();
    await show({ screen: 'list', scene: { failing: { 'removals.derived': 'offline' } } });
    await page.locator('[role=row][aria-rowindex="2"]').click();
    await ask().click();
    await page.locator('aside').getByText('Twilio cannot be reached').waitFor();
  });

  it('asks before quitting, and quits only when told to', async () => {
    await show();
    await card(sampleBatches.whole).waitFor();
    await view.emit('batches.quit-asked', {});
    const dialog = page.getByRole('dialog', { name: 'A batch is at work' });
    await dialog.getByRole('button', { name: 'Stay' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(asked('batches.quit-anyway')).toEqual([]);
    await view.emit('batches.quit-asked', {});
    await dialog.getByRole('button', { name: 'Quit' }).click();
    await expect.poll(() => asked('batches.quit-anyway')).toHaveLength(1);
  });

  it('says what failed, beside the batch', async () => {
    await show({ scene: { failing: { 'batches.pause': 'disk-full' } } });
    await press(sampleBatches.evacuating, 'Pause');
    await card(sampleBatches.evacuating).getByRole('alert').waitFor();
  });

  it.each([
    ['light', 'en'],
    ['dark', 'ja'],
  ] as const)('has no barrier for anybody (%s, %s)', async (theme, language) => {
    await show({ width: 1024, scene: { theme, language } });
    await card(sampleBatches.whole).waitFor();
    await card(sampleBatches.gaps).getByRole('button').last().click();
    await card(sampleBatches.gaps).getByRole('table').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
