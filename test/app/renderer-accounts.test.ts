import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleAccounts } from '../support/fake-recordings.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { focusInside } from '../support/focus-inside.ts';
import { heapSnapshot } from '../support/heap-snapshot.ts';
import type { OpenPage, View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

const accountSid = `AC${'4'.repeat(32)}`;
const keySid = `SK${'5'.repeat(32)}`;
/** Random, so that no other text of the page can be mistaken for it. */
const secret = 'vQ7xTz2mKp9wRb4nLs6yHd8cJf3gUa5e';

describe('the accounts screen', () => {
  const viewer = useViewer();
  let view: OpenPage;
  let page: Page;

  const show = async (given: Partial<View> = {}) => {
    view = await viewer.open({ screen: 'accounts', ...given });
    page = view.page;
  };
  const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  /** Fills the form as a user does: the driver's own fill() would leave the secret in a world of its own. */
  const fillIn = async (given: { readonly secret: string }) => {
    await button('Connect an account').click();
    await page.getByLabel('Account SID').fill(accountSid);
    await page.getByLabel('API key SID').fill(keySid);
    await page.getByLabel('Name', { exact: true }).fill('Nagoya');
    await page.getByLabel('API key secret').focus();
    await page.keyboard.type(given.secret);
  };

  it('connects an account, and shows it with its colour', async () => {
    await show();
    await fillIn({ secret });
    await button('Connect').click();
    await page.getByRole('article', { name: 'Nagoya' }).waitFor();
    expect(asked('accounts.connect')).toEqual([
      {
        account: accountSid,
        region: 'us1',
        user: keySid,
        secret,
        name: 'Nagoya',
        colour: 'blue',
        sessionOnly: false,
      },
    ]);
  });

  it('checks a login without keeping it, and keeps what was typed until it is used', async () => {
    await show();
    await fillIn({ secret });
    await button('Check').click();
    await page.getByText('It works: a recording was seen.').waitFor();
    expect(asked('accounts.check')).toEqual([{ account: accountSid, region: 'us1', user: keySid, secret }]);
    expect(asked('accounts.connect')).toEqual([]);
    expect(await page.getByLabel('API key secret').inputValue()).toBe(secret);
  });

  it.each([
    ['twilio-wrong-secret', 'Twilio does not accept this login'],
    ['twilio-test-credentials', 'These are test credentials'],
    ['twilio-permission-missing', 'This API key is restricted and lacks a permission'],
    ['twilio-wrong-region', 'The account was not found in this region'],
    ['twilio-suspended', 'Twilio has suspended or closed this account'],
    ['offline', 'Twilio cannot be reached'],
    ['proxy-refused', 'The proxy did not let the request through'],
  ] as const)('says it clearly when a login fails: %s', async (code, words) => {
    await show({ scene: { failing: { 'accounts.connect': code } } });
    await fillIn({ secret });
    await button('Connect').click();
    await page.getByRole('alert').getByText(words).waitFor();
  });

  it('asks for what is missing, and sends nothing before it is there', async () => {
    await show();
    await button('Connect an account').click();
    await button('Connect').click();
    await page.getByText('An Account SID is AC followed by').waitFor();
    await page.getByText('Enter the secret.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('account');
    expect(asked('accounts.connect')).toEqual([]);
  });

  it.each([
    ['is closed', () => page.keyboard.press('Escape')],
    ['was sent', () => button('Connect').click()],
  ])('holds no secret in the page once the form %s', async (_, leave) => {
    await show();
    await fillIn({ secret });
    const held = await heapSnapshot(page);
    expect(held).toContain('connectIntro');
    await leave();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await heapSnapshot(page)).not.toContain(secret);
    expect(await page.content()).not.toContain(secret);
    await page.evaluate((text) => Object.assign(window, { kept: { text } }), secret);
    expect(await heapSnapshot(page), 'negative control').toContain(secret);
  });

  it('changes name and colour, the login, and the sealing key', async () => {
    await show();
    const osaka = page.getByRole('article', { name: 'Osaka' });
    await osaka.getByRole('button', { name: 'Name and colour…' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Osaka (main)');
    await page.getByTitle('Pink').click();
    await button('Save').click();
    const main = page.getByRole('article', { name: 'Osaka (main)' });
    await main.waitFor();
    expect(asked('accounts.change')).toEqual([{ account: sampleAccounts[0], name: 'Osaka (main)', colour: 'pink' }]);

    await main.getByRole('button', { name: 'Change login…' }).click();
    await page.getByRole('radio', { name: 'Auth Token' }).check();
    await page.getByLabel('Auth Token').last().focus();
    await page.keyboard.type(secret);
    await button('Check and save').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(asked('accounts.change-login')).toEqual([
      { account: sampleAccounts[0], user: sampleAccounts[0], secret, sessionOnly: false },
    ]);

    await main.getByRole('combobox').selectOption('Recording key 2024 (rotated out)');
    await main.getByText('This key has no backup yet.').waitFor();
    expect(asked('accounts.choose-sealing-key')).toEqual([
      { account: sampleAccounts[0], fingerprint: '9c'.repeat(32) },
    ]);
  });

  it('forgets an account only after naming it, and never by default', async () => {
    await show();
    await page.getByRole('article', { name: 'Tokyo' }).getByRole('button', { name: 'Forget…' }).click();
    await page.getByText(`Koekura forgets the login of Tokyo (${sampleAccounts[1]})`).waitFor();
    await focusInside(page.getByRole('dialog'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(asked('accounts.forget')).toEqual([]);
    await page.getByRole('article', { name: 'Tokyo' }).getByRole('button', { name: 'Forget…' }).click();
    await button('Forget Tokyo').click();
    await page.getByRole('article', { name: 'Tokyo' }).waitFor({ state: 'detached' });
    expect(asked('accounts.forget')).toEqual([{ account: sampleAccounts[1] }]);
  });

  it('keeps a login for this session only, and says why, where there is no keychain', async () => {
    await show({ scene: { keychain: false } });
    await fillIn({ secret });
    await page.getByText('Reason: no Secret Service on this desktop').waitFor();
    await button('Connect').click();
    await expect.poll(() => asked('accounts.connect')).toMatchObject([{ sessionOnly: true }]);
  });

  it('welcomes a newcomer with the two ways to begin', async () => {
    await show({ screen: 'list', scene: { accounts: 0 } });
    await button('Connect a Twilio account').click();
    await page.getByLabel('Account SID').waitFor();
    await page.keyboard.press('Escape');
    await button('Look around with the demo account').click();
    await expect.poll(() => asked('app.look-around')).toEqual([{}]);
  });

  it.each([
    ['light', 'en', 'accounts', 3],
    ['dark', 'ja', 'accounts', 3],
    ['light', 'ja', 'list', 0],
    ['dark', 'en', 'list', 0],
  ] as const)('has no barrier for anybody (%s, %s, %s, %i accounts)', async (theme, language, screen, accounts) => {
    await show({ screen, width: 1024, scene: { theme, language, accounts } });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: language === 'en' ? /^Connect a/ : /アカウントを接続$/ }).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(300);
    expect(await findBarriers(page)).toEqual([]);
  });
});
