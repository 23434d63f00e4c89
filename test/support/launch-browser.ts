import { type Browser, chromium } from 'playwright-core';
import { browserFlags } from './browser-flags.ts';
import { findBrowser } from './find-browser.ts';

/** A headless browser of the machine's own, for tests. `more` are further flags. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) {
    throw new Error('no Chromium, Chrome or Edge found; install one or name it in KOEKURA_BROWSER');
  }
  return chromium.launch({ executablePath, args: [...browserFlags, ...more] });
}
