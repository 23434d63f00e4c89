import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeychain } from '../../../main/keychain/open-keychain.ts';

const before = process.env.DBUS_SESSION_BUS_ADDRESS;

beforeEach(() => {
  process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent/bus';
});
afterEach(() => {
  if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
  else process.env.DBUS_SESSION_BUS_ADDRESS = before;
});

// Elsewhere the store is not reached over D-Bus; there the keychain project tries the real one.
test.runIf(process.platform === 'linux')('without a Secret Service nothing is kept anywhere else', async () => {
  const keychain = openKeychain('Koekura (test without a bus)');
  const state = await keychain.state();
  expect(state.usable).toBe(false);
  expect(state.reason).toMatch(/\w/);
  await expect(keychain.write('a', Uint8Array.of(1))).rejects.toMatchObject({ code: 'keychain-unavailable' });
  await expect(keychain.read('a')).rejects.toMatchObject({ code: 'keychain-unavailable' });
  await expect(keychain.forget('a')).rejects.toMatchObject({ code: 'keychain-unavailable' });
});

test('a library named in the environment is not loaded', async () => {
  process.env.NAPI_RS_NATIVE_LIBRARY_PATH = '/nonexistent/evil.node';
  await openKeychain('Koekura (test without a bus)').state();
  expect(process.env.NAPI_RS_NATIVE_LIBRARY_PATH).toBeUndefined();
});
