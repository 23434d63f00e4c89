import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openKoekura } from '../test/support/open-koekura.ts';
import { buildWhenStale } from './build-when-stale.ts';

/** `npm run pictures`: takes the README's pictures of the demo, on the stand-in, so that they show what there is. */

const docs = resolve(import.meta.dirname, '../docs');
const day = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString().slice(0, 10);

if (!buildWhenStale()) process.exit(1);
const demo = await openKoekura('demo', { recordings: 600, seed: 'demo' });
try {
  const { page } = demo;
  await page.setViewportSize({ width: 1440, height: 860 });
  await page.getByText(/^[\d,]+ recordings,/).waitFor();
  await addArchive(page, join(demo.profile, '..', 'vault'), 'Vault Tokyo');
  await show(page, 'All recordings');
  await showUntil(page, daysAgo(60));
  await holdOne(page);
  await selectAll(page);
  await page.getByRole('button', { name: 'Evacuate…' }).click();
  await takePlan(page);
  await start(page);
  await show(page, 'All recordings');
  await showUntil(page, daysAgo(59));
  await hearOne(page);
  await page.screenshot({ path: join(docs, 'koekura.png') });
} finally {
  await demo.stop();
}

function show(page: Page, screen: string) {
  const navigation = page.getByRole('navigation');
  return navigation.getByRole('button', { name: new RegExp(`^${screen}`) }).click();
}

async function addArchive(page: Page, folder: string, name: string) {
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

async function holdOne(page: Page) {
  await page.getByRole('row').nth(4).click();
  await page.getByRole('button', { name: 'Hold…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Reason/).fill('Case 2026-114, asked for by Legal');
  await dialog.getByRole('button', { name: 'Put on hold' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function showUntil(page: Page, last: string) {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Date' }).click();
  await page.getByLabel('To', { exact: true }).fill(last);
  await page.keyboard.press('Escape');
}

async function selectAll(page: Page) {
  await page.getByRole('row').nth(2).click();
  await page.keyboard.press('Control+a');
  await page.getByText(/^[\d,]+ selected/).waitFor();
}

async function takePlan(page: Page) {
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What will be done').waitFor();
  await dialog.screenshot({ path: join(docs, 'evacuate.png') });
}

async function start(page: Page) {
  const dialog = page.getByRole('dialog');
  const sentence = (await dialog.getByText(/^Type [\d,]+ to confirm/).textContent()) ?? '';
  await dialog.getByRole('checkbox', { name: /^They belong to/ }).check();
  await dialog.getByLabel(/^Type [\d,]+ to confirm$/).fill(/\d[\d,]*/.exec(sentence)?.[0]?.replaceAll(',', '') ?? '');
  await dialog.getByRole('button', { name: 'Start, and remove after the wait' }).click();
  await page.getByText('Copies made; removing waits').first().waitFor({ timeout: 120_000 });
}

async function hearOne(page: Page) {
  await page.getByRole('row').nth(6).dblclick();
  await page.getByText('Verified', { exact: true }).waitFor();
  await page.getByText(/^0:0[5-9] \//).waitFor();
}
