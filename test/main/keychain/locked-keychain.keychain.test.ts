import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('ask-keychain.ts', import.meta.url));

const steps = `
  printf 'test\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  "$NODE" "$SCRIPT" keep
  dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
    org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
  exec "$NODE" "$SCRIPT" ask
`;

// The one system where a keychain can be locked without anybody at the screen.
test.runIf(process.platform === 'linux')(
  'a locked keychain is told from none, and never taken for an empty one',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'koekura-locked-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const env = {
      ...process.env,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_RUNTIME_DIR: folder,
      NODE: process.execPath,
      SCRIPT: script,
    };
    const { stdout } = await run('dbus-run-session', ['--', 'sh', '-c', steps], { env, timeout: 20_000 });
    expect(JSON.parse(stdout)).toEqual({
      usable: false,
      reason: expect.stringMatching(/unlock/),
      read: 'keychain-locked',
      write: 'keychain-locked',
    });
  },
);
