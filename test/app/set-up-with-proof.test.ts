import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/** Encryption set up as somebody does it for the first time: from no key to a recording that was opened. */
describe('setting encryption up with proof', () => {
  let run: RunningProgram;
  let page: Page;
  const passphrase = 'four unrelated words suffice';
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const show = (screen: string) =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${screen}`) })
      .click();

  beforeAll(async () => {
    run = await openKoekura('new', { recordings: 60, subaccountRecordings: 0, kind: 'ordinary', seed: 'proof' });
    page = run.page;
    page.setDefaultTimeout(60_000);
  });
  afterAll(async () => {
    await run?.stop();
  });

  it('begins with an account and no key', async () => {
    await button('Connect a Twilio account').click();
    const { accountSid, apiKey } = run.simulator;
    await page.getByLabel('Account SID').fill(accountSid);
    await page.getByLabel('API key SID').fill(apiKey.sid);
    await page.getByLabel('Name', { exact: true }).fill('Osaka');
    await page.getByLabel('API key secret').fill(apiKey.secret);
    await button('Connect').click();
    await show('Encryption');
    await button('Set up encryption').click();
    await page.getByText('No key yet.').waitFor();
  });

  it('makes a pair, and has it backed up before it is registered', async () => {
    await button('Generate a pair…').click();
    await page.getByLabel('Name', { exact: true }).fill('vre 2027');
    await button('Generate').click();
    await button('Back up “vre 2027”…').click();
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('The same again').fill(passphrase);
    await button('Save the backup…').click();
    const asked = page.locator('#stand-in-dialog');
    await asked.getByRole('textbox').fill(join(run.profile, '..', 'vre-2027.koekura'));
    await asked.getByRole('button', { name: 'OK' }).click();
    await page.getByText(/^Backed up on/).waitFor();
  });

  it('registers the public half, and is there again after the power failed', async () => {
    await button('Register it at Twilio').click();
    await page.getByText(/Registered as CR/).waitFor();
    await run.startAgain('power cut');
    await show('Encryption');
    await page.getByText(/Registered as CR/).waitFor();
  });

  it('tells what changes before it shows the way through the Console', async () => {
    await page.getByText('Conferences are recorded in one channel').waitFor();
    await page.getByLabel('I have read this').check();
    await button('It is saved there').click();
    await button('Look now').click();
    await page.getByText('No recording was made since.').waitFor();
  });

  it('raises the alarm for a recording of a key that is not here', async () => {
    await inConsole('Make a recorded call', 1);
    await button('Look now').click();
    await page.getByRole('alert').getByText('Twilio may have fallen back on another public key (16107)').waitFor();
  });

  it('turns green with the next recording of the right key, which the ledger names', async () => {
    await inConsole('Save', 1);
    await inConsole('Make a recorded call', 2);
    await button('Look now').click();
    await page.getByText('Encryption is proved').waitFor();
    await show('Ledger');
    await page.getByText('Encryption proved by opening a recording').first().waitFor();
    expect(run.complaints).toEqual([]);
  });

  /** Presses a button of the simulator's Console, with the new key chosen; `made`: the calls there are then. */
  async function inConsole(press: string, made: number): Promise<void> {
    const elsewhere = (await page.context().browser()?.newPage()) as Page;
    await elsewhere.goto(`${run.simulator.origin}/__simulator/console`);
    await elsewhere.getByLabel(/vre 2027 \[koekura/).check();
    await elsewhere.getByRole('button', { name: press }).click();
    await elsewhere.getByText(`Made so far: ${made}`).waitFor();
    await elsewhere.close();
  }
});
