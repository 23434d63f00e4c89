import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archivedRecording } from '../support/fill-archive.ts';
import { layDownArchive } from '../support/lay-down-archive.ts';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A machine is lost. Its kit, its passphrase and the archive are not. */
describe('recovering on a new machine', () => {
  const home = temporaryFolder();
  const root = join(home.path, 'vault');
  const kit = join(home.path, 'kit.koekura');
  const passphrase = 'four unrelated words here';
  const recording = archivedRecording('lost and found', {
    account: `AC${'7'.repeat(32)}`,
    duration: 8,
    from: '+815011112222',
  });
  let run: RunningProgram | undefined;

  const answer = async (page: Page, label: string, path: string) => {
    await page.getByLabel(label).fill(path);
    await page.locator('#stand-in-dialog').getByRole('button', { name: 'OK' }).click();
  };
  const toRecovery = (page: Page) =>
    page.getByRole('navigation').getByRole('button', { name: 'Recovery', exact: true }).click();
  const openKit = async (page: Page) => {
    await page.getByRole('button', { name: 'Open a kit…' }).first().click();
    await page.getByRole('button', { name: 'Choose the file…' }).click();
    await answer(page, 'Path of the file to open', kit);
    await page.getByLabel(/^Passphrase of/).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /^Opened/ }).waitFor();
  };
  const hear = async (page: Page) => {
    await page.getByRole('button', { name: /^All recordings/ }).click();
    await page.getByLabel('Search numbers and SIDs').fill('5011112222');
    await page.getByText(/^1 recording,/).waitFor();
    await page.locator('[role=row][aria-rowindex="2"]').dblclick();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? -1) > 0.3);
    await page.getByText('From Vault').waitFor();
  };

  beforeAll(async () => {
    run = await openKoekura('demo', { recordings: 60, seed: 'recovery' });
    run.page.setDefaultTimeout(60_000);
    await run.page.getByText('60 recordings').waitFor();
    const key = run.simulator.keys.find(({ rotatedOut }) => !rotatedOut);
    if (key === undefined) throw new Error('the demo has no key');
    layDownArchive(root, { ...recording, keySid: key.keySid }, key.privateKeyPem);
  }, 180_000);
  afterAll(async () => {
    await run?.stop();
    home.remove();
  }, 60_000);

  it('makes a kit where there is an archive, and drills with it', async () => {
    const { page, complaints } = run as RunningProgram;
    await page.getByRole('navigation').getByRole('button', { name: 'Archives' }).click();
    await page.getByRole('button', { name: 'Add an archive…' }).click();
    await page.getByRole('button', { name: 'Choose a folder…' }).click();
    await answer(page, 'Path of the folder', root);
    await page.getByLabel('Name', { exact: true }).fill('Vault');
    await page.getByRole('button', { name: 'Open this archive' }).click();
    await page.getByText('The envelopes were read.').waitFor();

    await toRecovery(page);
    await page.getByText('No kit was made here yet').waitFor();
    await page.getByRole('button', { name: 'Make a kit…' }).first().click();
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel(/again/i).fill(passphrase);
    await page.getByRole('button', { name: 'Make the kit…' }).click();
    await answer(page, 'Path to save the file under', kit);
    await page.getByText('read back from the disk, and opened').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();

    await openKit(page);
    await page.getByRole('button', { name: 'Drill with this kit' }).click();
    await page.getByText('The kit opened it.').waitFor();
    expect(complaints).toEqual([]);
  }, 180_000);

  it('brings everything back on a fresh profile, where the archived recording is heard without Twilio', async () => {
    await run?.stop();
    run = await openKoekura('new', { recordings: 1, seed: 'another machine' });
    const { page, complaints } = run;
    page.setDefaultTimeout(60_000);
    await page.getByRole('button', { name: 'Restore from a recovery kit' }).click();
    await openKit(page);
    await page.getByText('It goes on here.').waitFor();
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText('Enter the login of Demo under Accounts').waitFor();
    await hear(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Ledger' }).click();
    await page.getByText('Ledger restored from a recovery kit').first().waitFor();
    expect(complaints).toEqual([]);
  }, 180_000);
});
