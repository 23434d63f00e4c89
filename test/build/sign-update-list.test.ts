import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkPublisherAgrees } from '../../build/package/check-publisher-agrees.ts';
import { describePackage } from '../../build/package/describe-package.ts';
import { isSetUp, updateSource } from '../../main/updates/update-source.ts';

const root = resolve(import.meta.dirname, '../..');
const run = (args: readonly string[], key = '') =>
  spawnSync(process.execPath, [join(root, 'build/sign-update-list.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, KOEKURA_UPDATE_KEY: key },
  });

test.each([
  ['koekura-1.2.0-linux-amd64.deb', { system: 'linux', processor: 'x64', kind: 'deb' }],
  ['koekura-1.2.0-linux-x86_64.rpm', { system: 'linux', processor: 'x64', kind: 'rpm' }],
  ['koekura-1.2.0-linux-arm64.AppImage', { system: 'linux', processor: 'arm64', kind: 'AppImage' }],
  ['koekura-1.2.0-win-x64.exe', { system: 'win32', processor: 'x64', kind: 'exe' }],
  ['koekura-1.2.0-win-x64.msi', { system: 'win32', processor: 'x64', kind: 'msi' }],
  ['koekura-1.2.0-mac-arm64.dmg', { system: 'darwin', processor: 'arm64', kind: 'dmg' }],
])('%s is known by its name', (name, described) => {
  expect(describePackage(name, '1.2.0')).toEqual(described);
});

test.each([
  'koekura-1.1.0-linux-amd64.deb',
  'koekura-1.2.0-beta.1-linux-amd64.deb',
  'koekura-1.2.0-linux-armv7l.deb',
  'koekura-linux-x64.cdx.json',
  'koekura-1.2.0-mac-arm64.dmg.blockmap',
  'SHA256SUMS-linux-x64.txt',
])('%s is no package of this version', (name) => {
  expect(describePackage(name, '1.2.0')).toBeNull();
});

test('a fresh key is printed with its public half', () => {
  expect(run(['--new-key']).stdout).toMatch(
    /^KOEKURA_UPDATE_KEY \(secret\): [0-9a-f]{64}\npublicKey .*: [0-9a-f]{64}\n$/,
  );
});

test('a key the program does not believe signs nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-sign-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const notes = join(folder, 'notes.json');
  writeFileSync(notes, '{"en":"","ja":""}');
  const { status, stderr } = run(['--packages', folder, '--notes', notes], '07'.repeat(32));
  expect(status).not.toBe(0);
  expect(stderr).toContain('is not the one the program believes');
});

test('a release is signed by the publisher that installed programs look for, where they look at all', () => {
  const source = {
    address: 'https://a.example/',
    publicKey: 'ab'.repeat(32),
    windowsPublisher: 'Koekura',
    macTeam: '',
  };
  expect(() => checkPublisherAgrees(source, 'Koekura')).not.toThrow();
  expect(() => checkPublisherAgrees(source, 'Koekura Inc.')).toThrow(/is “Koekura”, but AZURE_SIGNING_PUBLISHER is/);
  expect(() => checkPublisherAgrees({ ...source, address: '' }, 'Koekura Inc.')).not.toThrow();
});

test('the source names both an address and a key, or neither; an address is https and ends in a slash', () => {
  const { address, publicKey } = updateSource;
  expect((address === '') === (publicKey === '')).toBe(true);
  if (!isSetUp(updateSource)) return;
  expect(address).toMatch(/^https:\/\/[^/]+\/(.*\/)?$/);
  expect(publicKey).toMatch(/^[0-9a-f]{64}$/);
});
