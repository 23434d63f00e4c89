import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { openKeychain } from '../../../main/keychain/open-keychain.ts';
import { createKeyRing } from '../../../main/keys/create-key-ring.ts';
import { newRecord } from '../../support/new-record.ts';
import { fixture } from './key-cases.ts';

test.each<[string, Uint8Array]>([
  ['emptied', new Uint8Array(0)],
  ['changed', Buffer.from('another program was here')],
])('an entry that another program has %s is told, left alone, and mended by the same key', async (_, content) => {
  const record = newRecord();
  const service = `Koekura (test ${randomBytes(6).toString('hex')})`;
  const open = () =>
    createKeyRing({
      record,
      keychain: openKeychain(service),
      session: memoryKeychain(),
      note: (_deed, action) => action(),
      startImporter: () => new Worker(new URL('../../../main/workers/import-key.ts', import.meta.url)),
      dependents: async () => ({ count: 0, seconds: 0 }),
      now: () => 1_700_000_000,
    });
  const add = async (ring: ReturnType<typeof open>) => {
    const { pending } = await ring.readPending(fixture('rsa-2048.pem'), 'key.pem');
    return ring.import({ pending, name: 'A', passphrase: null, sessionOnly: false });
  };
  const { fingerprint } = await add(open());
  const entry = `rsa:${fingerprint.slice(0, 16)}`;
  onTestFinished(() => openKeychain(service).forget(entry));
  await openKeychain(service).write(entry, content);

  const next = open();
  expect(await next.list()).toMatchObject([{ fingerprint, keptIn: 'altered' }]);
  const wrapped = { keySid: null, fingerprint, encryptedContentKey: next.wrap(fingerprint, new Uint8Array(32)) };
  await expect(next.unwrap(wrapped)).rejects.toMatchObject({ code: 'key-altered' });
  expect(await openKeychain(service).read(entry)).toEqual(Uint8Array.from(content));
  expect(await add(next)).toMatchObject({ fingerprint, keptIn: 'keychain' });
  expect(await open().unwrap(wrapped)).toHaveLength(32);
});

const steps = `
  printf 'test\\n' | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &
  echo $! > "$HOME/daemon"
  until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
    string:org.freedesktop.secrets 2>/dev/null | grep -q true; do sleep 0.1; done
  exec "$NODE" "$SCRIPT" "$HOME/record.db" "$HOME/daemon"
`;

// The one system where a keychain can be taken away without anybody at the screen.
test.runIf(process.platform === 'linux')(
  'a keychain that goes away midway has lost nothing, and takes nothing in by halves',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'koekura-gone-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const script = fileURLToPath(new URL('use-keys-midway.ts', import.meta.url));
    const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder };
    const env = { ...process.env, ...home, NODE: process.execPath, SCRIPT: script };
    const { stdout } = await promisify(execFile)('dbus-run-session', ['--', 'sh', '-c', steps], {
      env,
      timeout: 60_000,
    });
    const refused = expect.stringMatching(/^keychain-(locked|unavailable)$/);
    expect(JSON.parse(stdout)).toEqual({
      imported: refused,
      forgotten: refused,
      opened: refused,
      stillOpened: 'done',
      listed: ['A keychain'],
    });
  },
  90_000,
);
