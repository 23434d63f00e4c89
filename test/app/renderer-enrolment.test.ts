import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallName, FailureCode } from '../../main/contract.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { type OpenPage, startViewer, type View } from '../support/open-page.ts';

describe('the encryption screen', () => {
  let viewer: Awaited<ReturnType<typeof startViewer>>;
  let open: OpenPage;
  let page: Page;
  beforeAll(async () => {
    viewer = await startViewer();
  });
  afterAll(() => viewer.close());
  afterEach(async () => {
    expect(open.complaints).toEqual([]);
    await page.close();
  });

  async function show(view: Partial<View> = {}): Promise<void> {
    open = await viewer.open({ screen: 'encryption', ...view });
    page = open.page;
  }
  const card = (name: string) => page.getByRole('article', { name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const asked = (name: string) => open.asked.filter((call) => call.name === name).map(({ input }) => input);

  it('leads from a key over backup, registration and Console to the proof', async () => {
    await show();
    await card('Tokyo').getByText('Encryption is proved').waitFor();
    await card('Osaka').getByRole('button', { name: 'Set up encryption' }).click();
    // What the old key is still needed for is said in numbers.
    await page
      .getByText(/48,210 recordings \(3,211 hrs?\) open with “Recording key 2024/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Use this key: Recording key 2024 (rotated out)' }).click();
    await page.getByText('lost for ever when the key is').waitFor();
    await button('The key is kept safe elsewhere').click();
    expect(await button('Go on without a backup here').isDisabled()).toBe(true);
    await page.getByLabel('Where, and who can get at it').fill('In the vault of the head office');
    await button('Go on without a backup here').click();
    await button('Register it at Twilio').click();
    // The consequences come first; the way through the Console only once they were read.
    await page.getByText('Conferences are recorded in one channel').waitFor();
    expect(await button('It is saved there').count()).toBe(0);
    await page.getByLabel('I have read this').check();
    await page.getByText('Go to Voice → Settings → General.').waitFor();
    await button('Open the Console').click();
    await button('It is saved there').click();
    await page.getByText('If nothing comes').waitFor();
    await button('Look now').click();
    await card('Osaka').getByText('Encryption is proved').waitFor();
    expect(asked('enrolment.go-without-backup')).toMatchObject([{ reason: 'In the vault of the head office' }]);
    expect(asked('enrolment.open-console')).toHaveLength(1);
  });

  it('says what the new recordings say, alarms first heard', async () => {
    await show({ scene: { encryption: 'amiss' } });
    await page.getByText('3 recordings are not encrypted.').waitFor();
    await page.getByText('still sealed for “Recording key 2026”').waitFor();
    const alarms = page.getByRole('alert');
    await alarms.getByText('Twilio may have fallen back on another public key (16107)').waitFor();
    await alarms.getByText('2 recordings were not stored (16105)').waitFor();
    await alarms.getByText('Twilio is busy and asks to wait').waitFor();
    await card('Osaka').getByRole('button', { name: 'Go back here' }).last().click();
    expect(asked('enrolment.go-back')).toMatchObject([{ to: 'console' }]);
    await page.getByLabel('I have read this').waitFor();
    await button('Stop setting up').click();
    await page.getByText('What was done stays as it is').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop setting up' }).click();
    await card('Osaka').getByText('Not set up here').waitFor();
  });

  it('tells each refusal of Twilio in words, and leaves the way over the Console', async () => {
    const failing: Partial<Record<CallName, FailureCode>> = { 'enrolment.register': 'public-keys-refused' };
    await show({ scene: { encryption: 'register', failing } });
    await button('Register it at Twilio').click();
    await page.getByRole('alert').getByText('This login may not register public keys').waitFor();
    await button('Copy the public half').click();
    await page.getByText('Copied', { exact: true }).waitFor();
    await button('I have added it in the Console').click();
    await page.getByText('Said to be registered in the Console').waitFor();
  });

  it('is reached from the keys and from an account', async () => {
    await show({ screen: 'keys' });
    await button('Set up encryption…').click();
    await page.getByRole('heading', { level: 1, name: 'Encryption' }).waitFor();
    await page.getByRole('button', { name: /^Accounts/ }).click();
    await card('Osaka').getByRole('button', { name: 'Encryption…' }).click();
    await page.getByRole('heading', { level: 1, name: 'Encryption' }).waitFor();
  });

  it.each([
    ['light', 'en', 'amiss'],
    ['dark', 'ja', 'console'],
    ['light', 'ja', 'backup'],
    ['dark', 'en', 'key'],
  ] as const)('has no barrier for anybody (%s, %s, %s)', async (theme, language, encryption) => {
    await show({ width: 1024, scene: { theme, language, encryption } });
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (encryption === 'console') await page.getByRole('checkbox').check();
    expect(await findBarriers(page)).toEqual([]);
  });
});
