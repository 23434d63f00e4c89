import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heapSnapshot } from '../support/heap-snapshot.ts';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/**
 * Twilio's list of subaccounts carries their Auth Tokens. After listing them and taking them in, no token is in anything
 * the program wrote, said or handed to the page; a made-up one written there is found, so the search can find.
 */
describe('the Auth Tokens in the list of subaccounts', () => {
  let program: RunningProgram;
  beforeAll(async () => {
    program = await openKoekura('demo', { recordings: 30, subaccounts: 12, subaccountRecordings: 2, seed: 'tokens' });
  });
  afterAll(() => program?.stop());

  it('are in no file, log, answer or memory of the page', async () => {
    const { page, simulator, profile } = program;
    const { accountSid, authToken } = simulator;
    page.setDefaultTimeout(60_000);
    await page.getByRole('button', { name: 'Accounts', exact: true }).click();
    await page.evaluate(
      async ([account, secret]) => {
        const login = { account, user: account, secret, sessionOnly: false };
        await window.koekura.call('accounts.change-login', login);
      },
      [accountSid, authToken],
    );
    await page.getByRole('button', { name: 'Subaccounts…' }).first().click();
    await page.getByRole('checkbox', { name: 'All shown' }).check();
    await page.getByRole('button', { name: 'Connect 12' }).click();
    await page.getByText('12 subaccounts are connected.').waitFor();
    const answer = await page.evaluate((parent) => window.koekura.call('subaccounts.list', { parent }), accountSid);

    const tokens = simulator.subaccounts.map((one) => one.authToken);
    expect(new Set(tokens).size).toBe(12);
    const heap = await heapSnapshot(page);
    const files = filesIn(profile);
    const said = program.program().log();
    expect(files.some(({ path }) => path.endsWith('record.db'))).toBe(true);
    expect(files.some(({ bytes }) => bytes.includes(simulator.subaccount.accountSid))).toBe(true);
    for (const token of tokens) {
      expect(JSON.stringify(answer)).not.toContain(token);
      expect(heap.includes(token)).toBe(false);
      expect(said).not.toContain(token);
      expect(files.filter(({ bytes }) => bytes.includes(token)).map(({ path }) => path)).toEqual([]);
    }
  });
});

function filesIn(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
