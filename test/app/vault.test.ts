import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askMain, lockHeading, lockNow, typePassphrase } from '../support/lock-in-page.ts';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Secrets in a vault file, and machines without a keychain: over the whole program, in a browser. */

const passphrase = 'seven boats leave at dawn';
const kitPassphrase = 'four unrelated words here';
const patience = { timeout: 45_000 };
/** A session bus that is not there: Linux's keychain cannot be reached over it. */
const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
const home = temporaryFolder();
const kit = join(home.path, 'kit.koekura');

const unlock = async (page: Page, typed: string) => {
  await lockHeading(page).waitFor(patience);
  await typePassphrase(page, typed);
};
const choosePassphrase = async (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Keep everything in a vault file' });
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('The same again').fill(passphrase);
  await dialog.getByRole('button', { name: 'Make the vault' }).click();
  await dialog.waitFor({ state: 'detached', ...patience });
};
const answer = async (page: Page, label: string, path: string) => {
  await page.getByLabel(label).fill(path);
  await page.locator('#stand-in-dialog').getByRole('button', { name: 'OK' }).click();
};
const toScreen = (page: Page, name: string) =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

afterAll(home.remove);

describe('a vault', () => {
  let run: RunningProgram;
  let page: Page;
  beforeAll(async () => {
    run = await openKoekura('demo', { recordings: 120, seed: 'vault' });
    page = run.page;
    await page.getByText('120 recordings').waitFor(patience);
  });
  afterAll(async () => {
    await run?.stop();
  });

  /** What was searched for when the program was locked or killed may still be. */
  const seeAll = async () => {
    await page.getByLabel('Search numbers and SIDs').fill('');
    await page.getByText('120 recordings').waitFor(patience);
  };
  const hear = async () => {
    await page.getByLabel('Search numbers and SIDs').fill(run.simulator.notable.hourLong ?? '');
    await page.getByText(/^1 recording,/).waitFor(patience);
    await page.locator('[role=row][aria-rowindex="2"]').dblclick();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? -1) > 0.3, null, patience);
    await page.getByRole('button', { name: 'Close the player' }).click();
    await seeAll();
  };

  it('takes everything in, and gives it when it is asked', async () => {
    await toScreen(page, 'Settings');
    await page.getByRole('button', { name: 'Move into a vault file…' }).click();
    await choosePassphrase(page);
    await page.getByText('In a vault file').waitFor(patience);
    expect(existsSync(join(run.profile, 'vault.koekura'))).toBe(true);
    await toScreen(page, 'Keys');
    await page.getByText('Vault file', { exact: true }).first().waitFor(patience);
    await page.getByRole('button', { name: /^All recordings/ }).click();
    await hear();
    expect(run.complaints).toEqual([]);
  });

  it('is closed when the program starts, which answers nothing before it is open', async () => {
    await run.startAgain('power cut');
    await lockHeading(page).waitFor(patience);
    expect(await askMain(page, 'keys.list')).toMatchObject({ failure: { code: 'locked' } });
    await unlock(page, 'seven boats leave at noon');
    await page.getByText('That is not the passphrase.').waitFor(patience);
    await unlock(page, passphrase);
    await seeAll();
    await hear();
  });

  it('closes with the lock', async () => {
    await lockNow(page);
    await unlock(page, passphrase);
    await seeAll();
    await hear();
  });

  it('stays open behind the lock as long as a batch needs its logins, and closes then', async () => {
    const order = { by: 'time', descending: true };
    const filter = { statuses: ['completed'], whereabouts: ['twilio'] };
    const { value } = await askMain(page, 'recordings.page', { filter, order, offset: 60, limit: 5 });
    const ids = (value as { rows: { id: number }[] }).rows.map(({ id }) => id);
    const made = await askMain(page, 'plans.make', { kind: 'remove', archive: null, selection: { kind: 'some', ids } });
    const { plan, doable } = made.value as { plan: string; doable: { count: number } };
    const defaults = (await askMain(page, 'batches.defaults')).value as object;
    const options = { ...defaults, grace: 6, withoutCopy: 'a test' };
    const begun = await askMain(page, 'batches.start', { plan, options, typed: doable.count });
    expect(begun).toMatchObject({ ok: true });

    await lockNow(page);
    await page.getByText('1 batch is working.').waitFor(patience);
    const working = async () => (await askMain(page, 'lock.state')).value as { batches: { working: number } };
    await expect.poll(async () => (await working()).batches.working, { timeout: 60_000 }).toBe(0);
    await unlock(page, passphrase);
    await seeAll();
    const { batches } = (await askMain(page, 'batches.list')).value as { batches: { counts: { removed: number } }[] };
    expect(batches.at(-1)?.counts.removed).toBe(doable.count);
    expect(doable.count).toBeGreaterThan(0);
  });

  it('gives a recovery kit what it holds', async () => {
    await toScreen(page, 'Recovery');
    await page.getByRole('button', { name: 'Make a kit…' }).first().click();
    await page.getByLabel('Passphrase', { exact: true }).fill(kitPassphrase);
    await page.getByLabel('The same again').fill(kitPassphrase);
    await page.getByRole('button', { name: 'Make the kit…' }).click();
    await answer(page, 'Path to save the file under', kit);
    await page.getByText('read back from the disk, and opened').waitFor(patience);
    await page.getByRole('button', { name: 'Done' }).click();
  });

  it('is left for the keychain, and its passphrase stays that of the lock', async () => {
    await toScreen(page, 'Settings');
    await page.getByRole('button', { name: 'Move into the keychain…' }).click();
    await page.getByLabel('Passphrase of the vault').fill(passphrase);
    await page.getByRole('button', { name: 'Move it' }).click();
    await page.getByText('In memory, as everything of the demo').waitFor(patience);
    expect(existsSync(join(run.profile, 'vault.koekura'))).toBe(false);
    await lockNow(page);
    await unlock(page, passphrase);
    await page.getByRole('button', { name: /^All recordings/ }).click();
    await seeAll();
    await hear();
  });
});

describe('without a keychain', () => {
  let run: RunningProgram;
  let page: Page;
  beforeAll(async () => {
    run = await openKoekura('new', { recordings: 20, seed: 'no keychain' }, { env: noKeychain });
    page = run.page;
  });
  afterAll(async () => {
    await run?.stop();
  });
  const choice = () => page.getByRole('heading', { name: 'Where shall keys and logins be kept?' });

  it('asks where secrets shall be kept, and says as long as it is so that nothing is', async () => {
    await choice().waitFor(patience);
    await page.getByRole('button', { name: 'Keep nothing' }).click();
    await page.getByText('Nothing is kept on this computer').waitFor(patience);
    await page.getByRole('button', { name: 'Connect a Twilio account' }).waitFor(patience);
    await run.startAgain('quitting');
    await choice().waitFor(patience);
  });

  it('restores a recovery kit into a vault', async () => {
    await page.getByRole('button', { name: 'Make a vault…' }).click();
    await choosePassphrase(page);
    await page.getByRole('button', { name: 'Restore from a recovery kit' }).click(patience);
    await page.getByRole('button', { name: 'Open a kit…' }).first().click();
    await page.getByRole('button', { name: 'Choose the file…' }).click();
    await answer(page, 'Path of the file to open', kit);
    await page.getByLabel(/^Passphrase of/).fill(kitPassphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /^Opened/ }).waitFor(patience);
    await page.getByText('It goes on here.').waitFor(patience);
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText('Enter the login of Demo under Accounts').waitFor(patience);
    await toScreen(page, 'Keys');
    await page.getByText('Vault file', { exact: true }).first().waitFor(patience);
    expect(await askMain(page, 'lock.state')).toMatchObject({ value: { locked: false, opensWith: 'vault' } });
  });

  it('has its keys after the next start, once the vault is open', async () => {
    await run.startAgain('quitting');
    await unlock(page, passphrase);
    await page.getByRole('navigation').waitFor(patience);
    const { value } = await askMain(page, 'keys.list');
    const kept = (value as { keys: { keptIn: string }[] }).keys.map(({ keptIn }) => keptIn);
    expect(kept.length).toBeGreaterThan(0);
    expect(new Set(kept)).toEqual(new Set(['keychain']));
    expect(run.complaints).toEqual([]);
  });
});

describe('what is kept for one session only', () => {
  let run: RunningProgram;
  let page: Page;
  beforeAll(async () => {
    run = await openKoekura('new', { recordings: 20, seed: 'one session' }, { env: noKeychain });
    page = run.page;
  });
  afterAll(async () => {
    await run?.stop();
  });

  it('is sealed in memory behind the lock, and there again afterwards', async () => {
    await page.getByRole('button', { name: 'Keep nothing' }).click(patience);
    await page.getByRole('button', { name: 'Connect a Twilio account' }).waitFor(patience);
    expect(await askMain(page, 'keys.generate', { name: 'Short-lived', sessionOnly: true })).toMatchObject({
      ok: true,
    });
    expect(await askMain(page, 'lock.set-passphrase', { passphrase, current: null })).toMatchObject({ ok: true });
    await lockNow(page);
    await page.getByText('sealed in memory until then').waitFor(patience);
    await unlock(page, passphrase);
    await page.getByRole('button', { name: 'Connect a Twilio account' }).waitFor(patience);
    const { value } = await askMain(page, 'keys.list');
    expect(value).toMatchObject({ keys: [{ name: 'Short-lived', keptIn: 'session' }] });
    expect(run.complaints).toEqual([]);
  });
});
