import type { Page } from 'playwright-core';

/** What app tests do with the lock, over the page of a running program. */

type Said = { readonly ok: boolean; readonly value: never; readonly failure?: { readonly code: string } };

/** Asks main as the page does. */
export const askMain = async (page: Page, name: string, input: object = {}): Promise<Said> =>
  (await page.evaluate(([called, given]) => window.koekura.call(called as string, given), [
    name,
    input,
  ] as const)) as Said;

export const lockHeading = (page: Page) => page.getByRole('heading', { name: 'Koekura is locked' });

/** Locks. The page goes away meanwhile, so its answer is not waited for. */
export async function lockNow(page: Page): Promise<void> {
  await page.evaluate(() => void window.koekura.call('lock.now', {}));
}

/** Types a passphrase into the lock's screen and sends it. */
export async function typePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

/**
 * What locks, sleeps and wakes in Electron by itself, through the stand-in's own control. The page may go away meanwhile.
 * `idleSeconds`: for `idle`, how long nobody was there.
 */
export async function pretendPower(page: Page, event: string, idleSeconds = 0): Promise<void> {
  await page.evaluate(
    (sent) => void fetch('stand-in/power', { method: 'POST', body: JSON.stringify(sent), keepalive: true }),
    { event, idleSeconds },
  );
}
