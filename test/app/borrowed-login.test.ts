import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askMain } from '../support/lock-in-page.ts';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/** Subaccounts that use their parent's login, and what is said before that goes: over the whole program, in a browser. */
describe('a login that subaccounts borrow', () => {
  let run: RunningProgram;
  beforeAll(async () => {
    run = await openKoekura('demo', { recordings: 20, subaccounts: 2, subaccountRecordings: 2, seed: 'borrowed' });
    const { page, simulator } = run;
    const account = simulator.accountSid;
    await page.getByRole('button', { name: 'Accounts', exact: true }).click();
    const token = { account, user: account, secret: simulator.authToken, sessionOnly: false };
    expect(await askMain(page, 'accounts.change-login', token)).toMatchObject({ ok: true });
    const sids = simulator.subaccounts.map(({ accountSid }) => accountSid);
    expect(await askMain(page, 'subaccounts.take-in', { parent: account, sids })).toMatchObject({ ok: true });
  });
  afterAll(() => run?.stop());

  const parent = () => run.page.getByRole('article', { name: 'Demo', exact: true });

  it('cannot be forgotten before them, which is said before anything is pressed', async () => {
    const { page, simulator } = run;
    await parent().getByRole('button', { name: 'Forget…' }).click();
    await page.getByText(/^2 subaccounts use this login/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Forget Demo' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    // Nor by who does not ask the page.
    expect(await askMain(page, 'accounts.forget', { account: simulator.accountSid })).toMatchObject({
      failure: { code: 'login-lent', facts: { count: 2 } },
    });
  });

  it('is changed for all of them, which is said before it is; one that does not open them changes nothing', async () => {
    const { page, simulator } = run;
    await parent().getByRole('button', { name: 'Change login…' }).click();
    await page.getByText('2 subaccounts use this login and will use the new one.').waitFor();
    await page.keyboard.press('Escape');
    const key = { account: simulator.accountSid, user: simulator.apiKey.sid, secret: simulator.apiKey.secret };
    expect(await askMain(page, 'accounts.change-login', { ...key, sessionOnly: false })).toMatchObject({
      failure: { code: 'login-does-not-reach' },
    });
    const { value } = await askMain(page, 'accounts.list');
    const { accounts } = value as { accounts: { credential: string; borrowed: boolean }[] };
    expect(accounts.map(({ credential }) => credential)).toEqual(['auth-token', 'auth-token', 'auth-token']);
    expect(accounts.filter(({ borrowed }) => borrowed)).toHaveLength(2);
  });

  it('goes with the last of them that lets it', async () => {
    const { page, simulator } = run;
    for (const { accountSid: account } of simulator.subaccounts) {
      expect(await askMain(page, 'accounts.forget', { account })).toMatchObject({ ok: true });
    }
    await parent().getByRole('button', { name: 'Forget…' }).click();
    const forget = page.getByRole('button', { name: 'Forget Demo' });
    await expect.poll(() => forget.isEnabled(), { timeout: 30_000 }).toBe(true);
    expect(await page.getByText(/subaccounts use this login/).count()).toBe(0);
    expect(run.complaints).toEqual([]);
  });
});
