import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import type { View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('logins of proxies, in the settings', () => {
  const viewer = useViewer();
  const show = async (given: Partial<View> = {}) => {
    const view = await viewer.open({ screen: 'settings', ...given });
    view.page.setDefaultTimeout(30_000);
    const asked = (name: string) => view.asked.filter((call) => call.name === name).map((call) => call.input);
    return { ...view, asked, section: view.page.getByRole('region', { name: 'Proxy' }) };
  };

  it('one that asks is given its login, which is then kept, and can be forgotten', async () => {
    const { page, section, asked, complaints } = await show();
    await section.getByText('Asks for a login').waitFor();
    await section.getByRole('button', { name: 'Enter the login…', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('User name').fill('clerk');
    await dialog.getByLabel('Password', { exact: true }).fill('open sesame');
    await dialog.getByRole('button', { name: 'Keep the login' }).click();
    await dialog.waitFor({ state: 'detached' });
    const login = { proxy: 'http://proxy.example.com:8080', user: 'clerk', secret: 'open sesame', sessionOnly: false };
    expect(asked('proxy.keep-login')).toEqual([login]);
    await section.getByText('Asks for a login').waitFor({ state: 'detached' });
    await section.getByRole('button', { name: 'Forget' }).first().click();
    await expect.poll(() => asked('proxy.forget-login').length, { timeout: 30_000 }).toBe(1);
    await expect.poll(() => section.getByRole('button', { name: 'Forget' }).count(), { timeout: 30_000 }).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('for one that has not asked yet its place is entered too, and what is wrong is said at each field', async () => {
    const { page, section, asked } = await show();
    await section.getByRole('button', { name: 'Enter a login…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Proxy', { exact: true }).fill('office proxy');
    await dialog.getByLabel('User name').fill('cl:erk');
    await dialog.getByRole('button', { name: 'Keep the login' }).click();
    for (const words of [
      'As http://HOST:PORT or https://HOST:PORT.',
      'A user name, without a colon.',
      'The password is missing.',
    ])
      await dialog.getByText(words).waitFor();
    expect(asked('proxy.keep-login')).toEqual([]);
    await dialog.getByLabel('Proxy', { exact: true }).fill('Proxy.Example.com:8080/');
    await dialog.getByLabel('User name').fill('clerk');
    await dialog.getByLabel('Password', { exact: true }).fill('open sesame');
    await dialog.getByText('For this session only').click();
    await expect.poll(() => dialog.getByRole('checkbox').isChecked(), { timeout: 30_000 }).toBe(true);
    await dialog.getByRole('button', { name: 'Keep the login' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(asked('proxy.keep-login')).toMatchObject([{ proxy: 'http://proxy.example.com:8080', sessionOnly: true }]);
  });

  it('without a keychain it is said to be for this session', async () => {
    const { page, section, asked } = await show({ scene: { keychain: false } });
    await section.getByRole('button', { name: 'Enter the login…', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('kept for this session only').waitFor();
    await dialog.getByLabel('User name').fill('clerk');
    await dialog.getByLabel('Password', { exact: true }).fill('open sesame');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked('proxy.keep-login'), { timeout: 30_000 }).toMatchObject([{ sessionOnly: true }]);
  });

  for (const language of ['en', 'ja'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      it(`bars nobody from the form: ${language}, ${theme}`, async () => {
        const { page } = await show({ scene: { language, theme } });
        await page
          .getByRole('button', { name: language === 'en' ? 'Enter a login…' : '認証情報を入力…' })
          .first()
          .click();
        await page.getByRole('dialog').waitFor();
        expect(await findBarriers(page)).toEqual([]);
      });
    }
  }
});
