import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('the recovery screen', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'recovery', ...given });
    page = view.page;
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const open = async (passphrase: string) => {
    await page.getByRole('button', { name: 'Open a kit…' }).first().click();
    await page.getByRole('button', { name: 'Choose the file…' }).click();
    await page.getByLabel(/^Passphrase of/).fill(passphrase);
    await page.keyboard.press('Enter');
  };

  it('says what would be lost without a kit, and makes one under a passphrase typed twice', async () => {
    await show({ scene: { recovery: 'none' } });
    await page.getByText('Keys without any backup: Osaka 2026').waitFor();
    await page.getByRole('button', { name: 'Make a kit…' }).last().click();
    await page.getByLabel('Passphrase', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Make the kit…' }).click();
    expect(asked('recovery.make')).toEqual([]);
    await page.getByLabel('Passphrase', { exact: true }).fill('four unrelated words here');
    await page.getByLabel(/again/i).fill('four unrelated words here');
    await page.getByRole('button', { name: 'Make the kit…' }).click();
    await page.getByText('read back from the disk, and opened').waitFor();
    await page.getByText('Kobe 2019').waitFor();
    await page.getByRole('button', { name: 'Save a sheet to print…' }).click();
    await page.getByText('Open it in a browser and print it').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('article', { name: 'Recovery kit' }).getByText('2 keys in it').waitFor();
  });

  it('tells a wrong passphrase, shows what is in a kit before anything is done, restores, and says what is left to do', async () => {
    await show();
    await open('something else');
    await page.getByText('The passphrase does not open this backup').waitFor();
    await page.getByLabel(/^Passphrase of/).fill('open sesame, please');
    await page.keyboard.press('Enter');
    const kit = page.getByRole('article', { name: /^Opened/ });
    await kit.getByText('here already').waitFor();
    await kit.getByText('1,000,412 entries').waitFor();
    expect(asked('recovery.restore')).toEqual([]);
    await kit.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText('Enter the login of Osaka under Accounts').waitFor();
    expect(asked('recovery.restore')).toEqual([{ pending: 'kit', sessionOnly: false }]);
  });

  it('drills, and shows what the last drill found', async () => {
    await show({ scene: { recovery: 'failed' } });
    const drill = page.getByRole('article', { name: 'Drill' });
    await drill.getByText('The last one failed').waitFor();
    await drill.getByText('You do not have the key for this recording').waitFor();
    await drill.getByRole('button', { name: 'Do a drill…' }).click();
    await page.getByRole('button', { name: 'Choose the file…' }).click();
    await page.getByLabel(/^Passphrase of/).fill('open sesame, please');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Drill with this kit' }).click();
    await drill.getByText('The kit opened all 2.').waitFor();
    expect(asked('recovery.close')).toEqual([{ pending: 'kit' }]);
  });

  it('warns of an older kit and of another organisation’s, which has to be confirmed', async () => {
    await show({ scene: { recovery: 'foreign' } });
    await open('open sesame, please');
    await page.getByText('once had 1,200,000 entries here').waitFor();
    const restore = page.getByRole('button', { name: 'Restore', exact: true });
    expect(await restore.isDisabled()).toBe(true);
    await page.getByLabel('Restore it here all the same').check();
    expect(await restore.isDisabled()).toBe(false);
  });

  it('says that a restore was interrupted', async () => {
    await show({ scene: { recovery: 'interrupted' } });
    await page.getByRole('alert').getByText('what is back already stays').waitFor();
  });

  it.each([
    ['light', 'en', 'overdue', 'Open a kit…'],
    ['dark', 'ja', 'failed', 'キットを開く…'],
  ] as const)('has no barrier for anybody (%s, %s)', async (theme, language, recovery, button) => {
    await show({ width: 1024, scene: { theme, language, recovery } });
    await page.getByRole('button', { name: button }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
