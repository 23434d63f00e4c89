import { type Browser, chromium } from 'playwright-core';
import { browserFlags } from './browser-flags.ts';
import { findBrowser } from './find-browser.ts';
import { slowPages } from './slow-page.ts';

/** A headless browser of the machine's own, for tests. `more` are further flags. KOEKURA_SLOW_PAGE=ms makes it late. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) {
    throw new Error('no Chromium, Chrome or Edge found; install one or name it in KOEKURA_BROWSER');
  }
  const browser = await chromium.launch({ executablePath, args: [...browserFlags, ...more] });
  const late = Number(process.env.KOEKURA_SLOW_PAGE ?? 0);
  if (late > 0) slowPages(browser, late);
  return browser;
}
