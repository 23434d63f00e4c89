import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { scrollToTop } from './demo-steps.ts';
import { shrinkPng } from './shrink-png.ts';

/** The guides' pictures, NAME.LANGUAGE.png, of the demo in the state it is in. */

const languages = ['en', 'ja'] as const;
const screens = ['batches', 'archives', 'ledger', 'keys', 'encryption', 'recovery', 'checkup', 'settings'] as const;
/** Wide enough for the list with its details. */
const size = { width: 1280, height: 840 };

/** Takes all of them into `folder`. A recording is being heard, and the list shows what a plan can be made of. */
export async function takeGuidePictures(page: Page, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize(size);
  const shoot = async (name: string, language: string, what: Page | Locator) =>
    writeFileSync(
      join(folder, `${name}.${language}.png`),
      shrinkPng(await what.screenshot({ animations: 'disabled' })),
    );
  for (const language of languages) {
    await speak(page, language);
    await showScreen(page, 'list');
    await page.getByRole('grid').waitFor();
    await shoot('list', language, page);
    await shoot('player', language, page.locator('section:has(canvas)'));
    await shoot('plan', language, await openPlan(page));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('grid').focus();
    await page.keyboard.press('Escape');
  }
  await speak(page, 'en');
  await page.getByRole('button', { name: 'Close the player' }).click();
  await page.evaluate(() => window.koekura.call('ledger.verify', {}));
  for (const language of languages) {
    await speak(page, language);
    for (const screen of screens) {
      await showScreen(page, screen);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await callEverybodyAiko(page);
      await shoot(screen, language, page);
    }
  }
}

async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((given) => window.koekura.call('settings.change', given), { language });
  await page.locator(`html[lang=${language}]`).waitFor();
}

/** The ledger tells who did it, and that is whoever takes the pictures. */
async function callEverybodyAiko(page: Page): Promise<void> {
  await page.evaluate((user) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      if (texts.currentNode.nodeValue === user) texts.currentNode.nodeValue = 'aiko';
    }
  }, userInfo().username);
}

/** By its address, which is the same in every language; until it has come to rest. */
async function showScreen(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => location.assign(hash), `#${screen}`);
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  // The mouse leaves what it was over, and fonts and pictures come.
  await page.mouse.move(0, 0);
  if (screen === 'list') await scrollToTop(page);
  await page.waitForTimeout(700);
}

async function openPlan(page: Page): Promise<Locator> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Shift+e');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').first().waitFor();
  await page.waitForTimeout(700);
  return dialog;
}
