import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { cleanEnvironment } from '../../main/clean-environment.ts';

function left(...names: string[]): string[] {
  const environment = Object.fromEntries(names.map((name) => [name, 'x']));
  cleanEnvironment(environment);
  return Object.keys(environment);
}

test.each([
  'NAPI_RS_NATIVE_LIBRARY_PATH',
  'NAPI_RS_FORCE_WASI',
  'napi_rs_native_library_path',
  'FLAC_SCRIPT_LOCATION',
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_COMPILE_CACHE',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_V8_COVERAGE',
  'ELECTRON_RUN_AS_NODE',
  'TWILIO_LOG_LEVEL',
  'TWILIO_REGION',
  'SSLKEYLOGFILE',
])('%s is taken out', (name) => {
  expect(left(name, 'HOME')).toEqual(['HOME']);
});

test.each([
  'HTTPS_PROXY',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
  'AWS_PROFILE',
  'LANG',
  'DBUS_SESSION_BUS_ADDRESS',
  'NODE_ENV',
])('%s is the user’s to set', (name) => {
  expect(left(name)).toEqual([name]);
});

/** What the keyring's loader says in a process that has been told to load a library that is not there. */
function loadKeyring(cleaned: boolean): number | null {
  const clean = `const { cleanEnvironment } = await import(${JSON.stringify(resolve('main/clean-environment.ts'))});
    cleanEnvironment(process.env);`;
  const code = `${cleaned ? clean : ''} await import('@napi-rs/keyring');`;
  const env = { ...process.env, NAPI_RS_NATIVE_LIBRARY_PATH: '/nonexistent/evil.node' };
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { env }).status;
}

test('a library named in the environment is not loaded into the program', () => {
  expect(loadKeyring(true)).toBe(0);
  expect(loadKeyring(false), 'the loader heeds the variable, or this test proves nothing').not.toBe(0);
});
