import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTrusted } from '../../../main/policy/read-trusted.ts';
import { whatIsUntrustworthy } from '../../../main/policy/what-is-untrustworthy.ts';
import { newFolder } from '../../support/new-record.ts';

const file = { path: '/etc/koekura/policy.json', uid: 0, mode: 0o100644 };
const folder = { path: '/etc/koekura', uid: 0, mode: 0o40755 };

describe('a file is believed when root alone could have written it', () => {
  test('as usual', () => expect(whatIsUntrustworthy([file, folder])).toBeNull());

  test.each([
    ['a user owns it', [{ ...file, uid: 1000 }, folder], `${file.path}: not owned by root`],
    ['its group may write it', [{ ...file, mode: 0o100664 }, folder], `${file.path}: writable by others`],
    ['anybody may write it', [{ ...file, mode: 0o100646 }, folder], `${file.path}: writable by others`],
    ['a user owns its folder', [file, { ...folder, uid: 1000 }], `${folder.path}: not owned by root`],
    ['anybody may put another there', [file, { ...folder, mode: 0o41777 }], `${folder.path}: writable by others`],
  ])('not when %s', (_, chain, wrong) => expect(whatIsUntrustworthy(chain)).toBe(wrong));
});

const hasOwners = process.platform !== 'win32';

test.runIf(hasOwners)('a file of the system’s is believed', async () => {
  expect((await readTrusted('/etc/passwd', 'root'))?.toString()).toContain('root:');
});

test('a file in a folder where anybody may write is not', async () => {
  const path = join(newFolder(), 'policy.json');
  writeFileSync(path, '{}');
  await expect(readTrusted(path, 'root')).rejects.toMatchObject({ problem: 'not-trusted' });
  expect((await readTrusted(path, 'anybody'))?.toString()).toBe('{}');
});

test.runIf(hasOwners)('a link is followed, and what it leads to is looked at', async () => {
  const at = newFolder();
  symlinkSync('/etc/passwd', join(at, 'link'));
  expect((await readTrusted(join(at, 'link'), 'root'))?.toString()).toContain('root:');
  symlinkSync(join(at, 'nowhere'), join(at, 'broken'));
  await expect(readTrusted(join(at, 'broken'), 'root')).rejects.toMatchObject({ problem: 'unreadable' });
});

test('no file is no policy', async () => {
  expect(await readTrusted(join(newFolder(), 'policy.json'), 'root')).toBeNull();
});

test('a folder, a file for a folder and a huge file are none', async () => {
  const at = newFolder();
  mkdirSync(join(at, 'folder'));
  writeFileSync(join(at, 'file'), 'x'.repeat(2_000_000));
  await expect(readTrusted(join(at, 'folder'), 'anybody')).rejects.toMatchObject({ problem: 'unreadable' });
  await expect(readTrusted(join(at, 'file', 'policy.json'), 'anybody')).rejects.toMatchObject({
    problem: 'unreadable',
  });
  await expect(readTrusted(join(at, 'file'), 'anybody')).rejects.toMatchObject({ problem: 'malformed' });
});
