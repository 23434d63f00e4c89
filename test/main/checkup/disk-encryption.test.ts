import { expect, test } from 'vitest';
import { diskEncryption } from '../../../main/checkup/disk-encryption.ts';
import { runFixedCommand } from '../../../main/checkup/run-fixed-command.ts';

test.each([
  ['FileVault is On.\n', 'on'],
  ['FileVault is Off.\n', 'off'],
  ['FileVault is On.\nDecryption in progress: Percent completed = 12\n', 'partly'],
  ['FileVault is Off.\nEncryption in progress: Percent completed = 40\n', 'partly'],
  ['FileVault is On, but needs to be restarted to finish.\n', 'unknown'],
  ['Error: not supported\n', 'unknown'],
  ['', 'unknown'],
  [null, 'unknown'],
])('macOS says %j: %s', async (printed, state) => {
  const run = async ({ file, args }: { file: string; args: readonly string[] }) => {
    expect([file, ...args]).toEqual(['/usr/bin/fdesetup', 'status']);
    return printed;
  };
  expect(await diskEncryption('/Users/aiko', 'darwin', run)).toEqual({ state, by: 'FileVault' });
});

test.each([
  ['1\r\n', 'on'],
  ['2\r\n', 'off'],
  ['3', 'partly'],
  ['5', 'partly'],
  ['', 'unknown'],
  ['toString', 'unknown'],
  ['Access denied', 'unknown'],
  [null, 'unknown'],
])('Windows says %j: %s', async (printed, state) => {
  expect(await diskEncryption('C:\\Users\\aiko', 'win32', async () => printed)).toEqual({ state, by: 'BitLocker' });
});

test('of another drive than the system’s, and of other systems, nothing is known and nothing is run', async () => {
  const never = () => Promise.reject(new Error('run'));
  expect(await diskEncryption('D:\\koekura', 'win32', never)).toMatchObject({ state: 'unknown' });
  expect(await diskEncryption('/home/aiko', 'freebsd', never)).toMatchObject({ state: 'unknown' });
});

test('a command that is not there, or fails, says nothing', async () => {
  expect(await runFixedCommand({ file: '/nowhere/fdesetup', args: [] })).toBeNull();
  expect(await runFixedCommand({ file: process.execPath, args: ['-e', 'process.exit(3)'] })).toBeNull();
  expect(await runFixedCommand({ file: process.execPath, args: ['-p', '"$HOME;ls"'] })).toBe('$HOME;ls\n');
});
