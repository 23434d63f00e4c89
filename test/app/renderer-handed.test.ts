import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { HandedFile } from '../../main/contract.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('a file opened with the program', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (handed: HandedFile, given: Partial<View> = {}) => {
    view = await viewer.open({ ...given, scene: { ...given.scene, handed } });
    page = view.page;
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);

  it('a kit leads to Recovery, chosen, and asks its passphrase', async () => {
    await show({ what: 'kit', source: 'koekura-kit.koekura', pending: 'kit' });
    await page.getByLabel('Passphrase of “koekura-kit.koekura”').fill('open sesame, please');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /^Opened/ }).waitFor();
    expect(asked('recovery.choose')).toEqual([]);
    expect(asked('recovery.open')).toEqual([{ pending: 'kit', passphrase: 'open sesame, please' }]);
    expect(page.url()).toMatch(/#recovery$/);
    // It is done with: the screen shows no second form when it is come back to.
    await page.evaluate(() => {
      location.hash = 'keys';
    });
    await page.getByRole('heading', { name: 'Keys', exact: true }).waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('a kit can be opened where nothing is connected yet', async () => {
    await show({ what: 'kit', source: 'a.koekura', pending: 'kit' }, { scene: { accounts: 0, subaccounts: 0 } });
    await page.getByLabel('Passphrase of “a.koekura”').waitFor();
  });

  it('a key backup leads to Keys and is restored without being chosen again', async () => {
    await show({ what: 'key-backup', source: 'key.koekura', pending: 'backup' });
    await page.getByText('“key.koekura”').waitFor();
    await page.getByLabel('Passphrase of the backup').fill('four unrelated words here');
    await page.getByRole('button', { name: 'Restore the key' }).click();
    await page.getByText('Restored key').first().waitFor();
    expect(asked('keys.restore')).toEqual([
      { handed: 'backup', passphrase: 'four unrelated words here', sessionOnly: false },
    ]);
  });

  it('an archive is offered for adding, with its folder tried', async () => {
    await show({ what: 'archive', source: 'open-archive.koekura', pending: 'folder', shown: '/mnt/vault' });
    await page.getByText('/mnt/vault').waitFor();
    await expect.poll(() => asked('archives.try-folder')).toEqual([{ pending: 'folder' }]);
    expect(asked('archives.add-folder')).toEqual([]);
  });

  it.each(['en', 'ja'] as const)('what cannot be opened is said in words (%s)', async (language) => {
    const failure = { code: 'file-not-opened' as const, facts: { reason: 'link' } };
    await show({ what: 'refused', source: 'x.koekura', failure }, { scene: { language } });
    const words = language === 'en' ? 'It is a link to another file' : 'リンクです';
    await page.getByRole('dialog').getByText(words).waitFor();
    await page.getByRole('button', { name: language === 'en' ? 'Close' : '閉じる' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('one opened later comes by an event, and an archive that is known is named', async () => {
    await show({ what: 'archive-known', source: 'open-archive.koekura', name: 'Vault' }, { screen: 'ledger' });
    await page.getByText('This archive is here already, as “Vault”').waitFor();
    const before = asked('handed.take').length;
    await view.emit('handed.waits', {});
    await expect.poll(() => asked('handed.take').length).toBe(before + 1);
  });
});
