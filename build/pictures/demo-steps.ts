import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What a user does in the demo before there is something to be seen; in English. */

export function show(page: Page, screen: string) {
  const navigation = page.getByRole('navigation');
  return navigation.getByRole('button', { name: new RegExp(`^${screen}`) }).click();
}

export async function addArchive(page: Page, folder: string, name: string) {
  mkdirSync(folder);
  await show(page, 'Archives');
  await page.getByRole('button', { name: 'Add an archive…' }).first().click();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  const asked = page.locator('#stand-in-dialog');
  await asked.getByRole('textbox').fill(folder);
  await asked.getByRole('button', { name: 'OK' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add this archive' }).click();
  await page.getByText(name).first().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

export async function holdOne(page: Page) {
  await page.getByRole('row').nth(4).click();
  await page.getByRole('button', { name: 'Hold…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Reason/).fill('Case 2026-114, asked for by Legal');
  await dialog.getByRole('button', { name: 'Put on hold' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function showUntil(page: Page, last: string) {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Date' }).click();
  await page.getByLabel('To', { exact: true }).fill(last);
  await page.keyboard.press('Escape');
}

export async function selectAll(page: Page) {
  await page.getByRole('row').nth(2).click();
  await page.keyboard.press('Control+a');
  await page.getByText(/^[\d,]+ selected/).waitFor();
}

export async function start(page: Page) {
  const dialog = page.getByRole('dialog');
  const sentence = (await dialog.getByText(/^Type [\d,]+ to confirm/).textContent()) ?? '';
  await dialog.getByRole('checkbox', { name: /^They belong to/ }).check();
  await dialog.getByLabel(/^Type [\d,]+ to confirm$/).fill(/\d[\d,]*/.exec(sentence)?.[0]?.replaceAll(',', '') ?? '');
  await dialog.getByRole('button', { name: 'Start, and remove after the wait' }).click();
  await page.getByText('Copies made; removing waits').first().waitFor({ timeout: 120_000 });
}

export async function hearOne(page: Page) {
  await page.getByRole('row').nth(6).dblclick();
  await page.getByText('Verified', { exact: true }).waitFor();
  await page.getByText(/^0:0[5-9] \//).waitFor();
}

/** Runs a check-up, so that there is something in it besides what a start finds. */
export async function checkUp(page: Page) {
  await show(page, 'Check-up');
  const run = page.getByRole('button', { name: 'Check everything now' });
  await run.click();
  await run.waitFor({ state: 'hidden' });
  await run.waitFor({ timeout: 120_000 });
}

/** Whatever was scrolled on the way. */
export async function scrollToTop(page: Page) {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('nav *')) element.scrollTop = 0;
  });
}
