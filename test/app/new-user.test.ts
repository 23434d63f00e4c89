import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/** From nothing to sound with an account of one's own and the real keychain; then the power fails. */
describe('a new user', () => {
  let run: RunningProgram;
  let page: Page;
  const secret = () => page.getByLabel('API key secret');

  beforeAll(async () => {
    run = await openKoekura('new', { recordings: 300, seed: 'new user' });
    page = run.page;
  });
  afterAll(async () => {
    await run?.stop();
  });

  it('is offered to connect an account', async () => {
    await page.getByRole('button', { name: 'Connect a Twilio account' }).click();
    const { accountSid, apiKey } = run.simulator;
    await page.getByLabel('Account SID').fill(accountSid);
    await page.getByLabel('API key SID').fill(apiKey.sid);
    await page.getByLabel('Name', { exact: true }).fill('Osaka');
  });

  it('is told in words that the secret is wrong', async () => {
    await secret().fill('not the secret');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Twilio does not accept this login').waitFor();
  });

  it('sees the recordings once the secret is right', async () => {
    await secret().fill(run.simulator.apiKey.secret);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: /^All recordings/ }).click();
    await page.getByText('300 recordings').waitFor();
    await page.getByText('This is a browser tab, not the protected program').waitFor();
  });

  it('cannot hear an encrypted recording without its key, and is told which one it needs', async () => {
    await hear(encrypted());
    await page.getByText('You do not have the key for this recording').waitFor();
    await page.getByRole('button', { name: 'Close the player' }).click();
  });

  it('drops the private key on the window and hears it', async () => {
    await page.getByRole('button', { name: /^Keys/ }).click();
    await dropFile(page, 'current.pem', currentKey().privateKeyPem);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('vre 2026');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('vre 2026').first().waitFor();
    await page.getByText('Keychain', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: /^All recordings/ }).click();
    await hear(encrypted());
    await heardBeyond(0.3);
  });

  it('finds everything again after the power failed while it played', async () => {
    await run.startAgain('power cut');
    // The search is remembered too.
    await page.getByText(/^1 recording,/).waitFor();
    await page.getByLabel('Search numbers and SIDs').fill('');
    await page.getByText('300 recordings').waitFor();
    await hear(encrypted());
    await heardBeyond(0.3);
    expect(run.complaints).toEqual([]);
  });

  const currentKey = () => {
    const key = run.simulator.keys.find(({ rotatedOut }) => !rotatedOut);
    if (key === undefined) throw new Error('the simulator holds no current key');
    return key;
  };
  const encrypted = () => run.simulator.notable.hourLong ?? '';
  const heardBeyond = (seconds: number) =>
    page.waitForFunction((least) => (document.querySelector('audio')?.currentTime ?? -1) > least, seconds);

  async function hear(sid: string): Promise<void> {
    await page.getByLabel('Search numbers and SIDs').fill(sid);
    await page.getByText(/^1 recording,/).waitFor();
    await page.locator('[role=row][aria-rowindex="2"]').dblclick();
  }
});

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const carried = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: carried });
  await page.dispatchEvent('body', 'drop', { dataTransfer: carried });
}
