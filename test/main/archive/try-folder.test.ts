import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRemovable, isTemporary, synchroniser, typeOf } from '../../../main/archive/describe-place.ts';
import { tryFolder } from '../../../main/archive/try-folder.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'koekura-try-'));
const elsewhere = '/nowhere/profile';

test('a folder of its own passes, and nothing of the probe stays', async () => {
  const folder = newFolder();
  const findings = await tryFolder(folder, 'none', elsewhere);
  const verdicts = Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict]));
  expect(verdicts).toMatchObject({ writes: 'good', flush: 'good', rename: 'good', 'hard-links': 'good', case: 'good' });
  expect(verdicts).toMatchObject({ empty: 'good' });
  expect(findings.find(({ check }) => check === 'free')?.facts.freeBytes).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('a temporary folder is warned of', async () => {
  const findings = await tryFolder(newFolder(), 'none', elsewhere);
  expect(findings.find(({ check }) => check === 'temporary' || check === 'memory')?.verdict).toBe('warn');
});

test('a folder that is not there, or is a file, is an obstacle', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  for (const path of [file, join(newFolder(), 'gone')]) {
    const findings = await tryFolder(path, 'none', elsewhere);
    expect(findings[0]).toMatchObject({ check: 'writes', verdict: 'bad' });
    // What else lies in it nobody can have seen.
    expect(findings.map(({ check }) => check)).not.toContain('empty');
  }
});

test('a place the system lets nobody write to is an obstacle', async () => {
  // There on Linux for everybody, root too; elsewhere it is not there at all.
  expect((await tryFolder('/proc/self', 'none', elsewhere))[0]).toMatchObject({ check: 'writes', verdict: 'bad' });
});

test('nothing is written inside the program’s own folder', async () => {
  const profile = newFolder();
  const inside = join(profile, 'archive');
  mkdirSync(inside);
  expect(await tryFolder(inside, 'none', profile)).toEqual([{ check: 'program', verdict: 'bad', facts: {} }]);
  expect(readdirSync(inside)).toEqual([]);
});

test('other things in the folder are told and left alone', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'letter.txt'), 'dear');
  const findings = await tryFolder(folder, 'none', elsewhere);
  expect(findings.find(({ check }) => check === 'empty')?.verdict).toBe('warn');
  expect(readdirSync(folder)).toEqual(['letter.txt']);
});

test.each([
  ['archive', { check: 'archive', verdict: 'good', facts: {} }],
  ['unusable', { check: 'archive', verdict: 'bad', facts: {} }],
  [{ known: 'Vault' }, { check: 'known', verdict: 'warn', facts: { name: 'Vault' } }],
] as const)('an archive that lies there is told of: %o', async (found, expected) => {
  expect(await tryFolder(newFolder(), found, elsewhere)).toContainEqual(expected);
});

test.each([
  ['/x', 0x6969, 'linux', 'NFS'],
  ['/x', 0xff534d42 | 0, 'linux', 'SMB'],
  ['/x', 0x01021994, 'linux', 'tmpfs'],
  ['/x', 0xef53, 'linux', 'ext4'],
  ['/x', 0x12345, 'linux', null],
  ['\\\\server\\share\\x', 0, 'win32', 'UNC'],
  ['D:\\x', 0, 'win32', null],
  ['/Volumes/x', 26, 'darwin', null],
] as const)('the kind of drive of %s (%i on %s) is %s', (path, type, platform, expected) => {
  expect(typeOf(path, type, platform)).toBe(expected);
});

test.each([
  ['/Users/a/Library/CloudStorage/OneDrive-Example/x', 'OneDrive'],
  ['C:\\Users\\a\\OneDrive - Example\\x', 'OneDrive'],
  ['/home/a/Dropbox/x', 'Dropbox'],
  ['/Users/a/Library/CloudStorage/GoogleDrive-a@example.com/My Drive', 'Google Drive'],
  ['/Users/a/Library/Mobile Documents/x', 'iCloud Drive'],
  ['/home/a/Nextcloud', 'Nextcloud'],
  ['/home/a/dropboxes/x', null],
  ['/srv/archive', null],
] as const)('%s is synchronised by %s', (path, expected) => {
  expect(synchroniser(path)).toBe(expected);
});

test('drives that can be pulled out, and places that are cleared, are told by where they are', () => {
  expect(isRemovable('/run/media/a/DISK', 'linux')).toBe(true);
  expect(isRemovable('/Volumes/DISK', 'darwin')).toBe(true);
  expect(isRemovable('/srv/x', 'linux')).toBe(false);
  expect(isTemporary('/tmp/x')).toBe(true);
  expect(isTemporary('/tmpx')).toBe(false);
});
