import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../main/contract.ts';
import { findBarriers } from '../support/find-barriers.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('the check-up screen', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'checkup', ...given });
    page = view.page;
    page.setDefaultTimeout(30_000);
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  it('says what to do before anything was looked at, then what was found, the gravest first', async () => {
    await show({ scene: { checkup: 'none' } });
    await page.getByText('Nothing has been looked at yet').waitFor();
    await button('Check everything now').click();
    await button(/Urgent.*Osaka.*Recordings without a login/).waitFor();
    const lines = await page.getByRole('main').getByRole('button', { expanded: false }).allInnerTexts();
    expect(lines[0]).toContain('Anybody who knows an address can listen');
    expect(lines.some((line) => line.includes('Twilio asked for a login'))).toBe(false);
    await button(/10\s*Fine/).click();
    await page.getByText('Twilio asked for a login').first().waitFor();
  });

  it('shows how a thing was seen and what to do, leads there, and looks at that one thing again', async () => {
    await show();
    await button(/Urgent.*Recordings without a login/).click();
    await page.getByText('asked for without any login, as anybody could').waitFor();
    await page.getByText(/12 Oct 2026.*Twilio asked for a login/).waitFor();
    await button('Look again').click();
    await expect.poll(() => asked('checkup.recheck').length).toBe(1);
    await button(/Urgent.*Recordings without a login/).waitFor({ state: 'detached' });
    await button(/To be mended.*Recordings that are not encrypted/).click();
    await button('Show these recordings').click();
    await page.getByRole('table').or(page.getByRole('grid')).first().waitFor();
    expect(new URL(page.url()).hash).toBe('#list');
  });

  it('shows what could not be looked at as that, with the reason', async () => {
    await show();
    await button(/Not seen.*Twilio’s events.*Could not look/).click();
    await page.getByRole('alert').waitFor();
  });

  it.each([
    [/To be mended.*Recovery drill/, 'Open the recovery', '#recovery'],
    [/To be mended.*Set-up with proof.*nobody has said that it was chosen/, 'Open the set-up', '#encryption'],
  ])('leads from %s to where it is mended', async (finding, way, hash) => {
    await show();
    await button(finding).click();
    await button(way).click();
    await expect.poll(() => new URL(page.url()).hash).toBe(hash);
  });

  it('narrows to one account, or to this computer', async () => {
    await show();
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'This computer' }).click();
    await button(/Encryption of the disk/).waitFor();
    expect(await button(/Recordings without a login/).count()).toBe(0);
  });

  it('saves what was found as a page to print, in words, or as a table', async () => {
    await show({ scene: { language: 'ja' } });
    await button('印刷用に保存…').click();
    await page.getByText('保存しました。').waitFor();
    const [printed] = asked('checkup.save-printable') as CallInput<'checkup.save-printable'>[];
    expect(printed?.language).toBe('ja');
    expect(printed?.said.find(({ check }) => check === 'disk-encryption')).toMatchObject({
      ...{ about: 'このコンピューター', title: 'ディスクの暗号化' },
      verdict: expect.stringContaining('暗号化されていません（dm-crypt）'),
    });
    await button('CSV で保存…').click();
    await expect.poll(() => asked('checkup.save-report')).toEqual([{ form: 'csv' }]);
  });

  it('takes a person’s word for what no program can see', async () => {
    await show();
    const card = page.getByRole('article', { name: 'No login is shared between people' });
    await card.getByRole('button', { name: 'Attest…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Not in order').click();
    await dialog.getByRole('textbox', { name: /Remark/ }).fill('One at the front desk.');
    await dialog.getByRole('button', { name: 'Attest', exact: true }).click();
    await card
      .getByText(/Not in order, says aiko.*One at the front desk/)
      .first()
      .waitFor();
    expect(asked('checkup.attest')).toMatchObject([
      { topic: 'shared-logins', inOrder: false, accounts: { length: 3 } },
    ]);
  });

  it('tells how far it is, can be cancelled, and says what failed', async () => {
    await show({ scene: { checkup: 'running', failing: { 'checkup.run': 'disk-full' } } });
    await page.getByText(/^Looking/).waitFor();
    await view.emit('checkup.progress', { done: 31, total: 400 });
    await page.getByText('Looking: 31 of 400').waitFor();
    await button('Cancel').click();
    await button('Check everything now').click();
    await page.getByRole('alert').waitFor();
  });

  it.each([
    ['light', 'en', 'long'],
    ['dark', 'ja', 'found'],
  ] as const)('has no barrier for anybody (%s, %s, %s)', async (theme, language, checkup) => {
    await show({ width: 1024, scene: { theme, language, checkup } });
    await page.getByRole('main').getByRole('button', { expanded: false }).first().click();
    await page.getByRole('main').getByRole('term').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
