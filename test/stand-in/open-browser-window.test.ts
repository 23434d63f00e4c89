import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openBrowserWindow } from './open-browser-window.ts';

const folder = mkdtempSync(join(tmpdir(), 'koekura-browser-test-'));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(process.platform !== 'linux')('the token stands on no command line, which all can read', async () => {
  const told = join(folder, 'told');
  const browser = join(folder, 'browser');
  // Notes its command line and what the page it is to open says, and ends.
  writeFileSync(
    browser,
    `#!/bin/sh\nfor one; do case "$one" in --app=file://*) cat "\${one#--app=file://}" > "${told}.page"; stat -c %a "\${one#--app=file://}" >> "${told}.page";; esac; done\necho "$@" > "${told}"\n`,
  );
  chmodSync(browser, 0o700);
  vi.stubEnv('KOEKURA_BROWSER', browser);
  vi.stubEnv('DISPLAY', ':99');
  const address = 'http://127.0.0.1:4010/a-token-nobody-knows/';
  await new Promise<void>((closed) => void openBrowserWindow(address, closed));
  expect(readFileSync(told, 'utf8')).not.toContain('a-token');
  expect(readFileSync(`${told}.page`, 'utf8')).toContain(`url=${address}"`);
  expect(readFileSync(`${told}.page`, 'utf8')).toMatch(/\n600\n$/);
});
