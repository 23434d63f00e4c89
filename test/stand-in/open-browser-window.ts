import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserFlags } from '../support/browser-flags.ts';
import { findBrowser } from '../support/find-browser.ts';

/**
 * Opens a browser window of its own on the page: off the record, with a throw-away profile and no extensions, so that
 * nothing of the user's own browser sees the page and nothing of the page stays behind. `closed` is called when the
 * user closes it. Does nothing with --no-open, without a display or without a browser.
 */
export async function openBrowserWindow(address: string, closed: () => void): Promise<void> {
  const browser = findBrowser();
  if (process.argv.includes('--no-open') || !hasDisplay() || browser === null) return;
  const profile = mkdtempSync(join(tmpdir(), 'koekura-browser-'));
  const flags = [...browserFlags, '--disable-extensions', '--incognito', '--disable-http-cache'];
  // Command lines are for all users of the machine to read; this file, and so the token in it, is not.
  const launcher = join(profile, 'open.html');
  writeFileSync(launcher, `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">\n`, { mode: 0o600 });
  const child = spawn(browser, [...flags, `--user-data-dir=${profile}`, `--app=${pathToFileURL(launcher).href}`], {
    stdio: 'ignore',
  });
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  child.on('error', remove);
  child.on('exit', () => {
    remove();
    closed();
  });
  process.on('exit', () => {
    child.removeAllListeners('exit');
    child.kill();
    try {
      remove();
    } catch {
      // The browser may still be writing; the system clears its temporary folder.
    }
  });
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
