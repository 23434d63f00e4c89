import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Carried, Carrier, Start } from './carrier.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What holds of the program before anything is connected. */
export function scenariosOfANewUser(carrier: Carrier): void {
  const start = async (how: Partial<Start> = {}): Promise<Carried & { readonly profile: string }> => {
    const folder = temporaryFolder();
    const profile = how.profile ?? join(folder.path, 'profile');
    const carried = await carrier.start({ simulator: null, ...how, profile });
    carried.page.setDefaultTimeout(60_000);
    onTestFinished(async () => {
      await carried.stop();
      folder.remove();
    });
    return { ...carried, profile };
  };

  it('opens its page on its own origin, isolated from Node, and leads a new user on', async () => {
    const { page, address } = await start();
    await page.getByRole('button', { name: 'Connect a Twilio account' }).waitFor();
    expect(page.url()).toMatch(address);
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
  });

  it('ends a second copy on the same profile, and the first goes on, with the file that was opened', async () => {
    const { page, profile, startSecond } = await start();
    await page.getByRole('button', { name: 'Connect a Twilio account' }).waitFor();
    expect(await startSecond([])).not.toBe(0);
    const state = await page.evaluate(() => window.koekura.call('app.state', {}));
    expect(state).toMatchObject({ ok: true });
    const kit = join(profile, 'later.koekura');
    writeFileSync(kit, `KOEKURA KIT\n${'x'.repeat(300)}`);
    expect(await startSecond([kit])).not.toBe(0);
    await page.getByLabel('Passphrase of “later.koekura”').waitFor();
  });

  it('shows its page again when that crashed', async () => {
    const { page, crashPage } = await start();
    await page.getByRole('button', { name: 'Connect a Twilio account' }).waitFor();
    const text = await crashPage();
    await expect.poll(text, { timeout: 60_000 }).toContain('Connect a Twilio account');
  });

  it('closes when it is asked to', async () => {
    const { page, askToClose, ended } = await start();
    await page.getByRole('button', { name: 'Connect a Twilio account' }).waitFor();
    await askToClose();
    await ended;
  });

  // Only Linux lets a keychain be taken away from one program.
  it.runIf(process.platform === 'linux')('asks where secrets shall be kept when there is no keychain', async () => {
    const { page } = await start({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' } });
    await page.getByText(/^The keychain of this computer cannot be used/).waitFor();
    await page.getByRole('button', { name: 'Make a vault…' }).waitFor();
  });
}
