import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileFailure, onFiles } from '../../main/file-failure.ts';
import { storeSealed } from '../../main/sealed/store-sealed.ts';

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'disk-refused'],
  ['EROFS', 'disk-refused'],
  ['EIO', 'disk-refused'],
])('%s becomes %s', (code, expected) => {
  expect(fileFailure(Object.assign(new Error(code), { code, syscall: 'write' }))).toMatchObject({ code: expected });
});

test('what is no matter of the disk stays what it is', () => {
  const bug = new TypeError('bug');
  expect(fileFailure(bug)).toBe(bug);
  expect(fileFailure(null)).toBe(null);
  expect(() =>
    onFiles(() => {
      throw bug;
    }),
  ).toThrow(bug);
});

test('a folder that is a file refuses to be written into', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'koekura-')), 'file');
  writeFileSync(file, '');
  expect(() => storeSealed(join(file, 'x.sealed'), null)).toThrow(expect.objectContaining({ code: 'disk-refused' }));
});

test.runIf(process.platform === 'linux')('a full disk is called full', () => {
  // /dev/full is the one disk that is always full.
  expect(() => onFiles(() => writeFileSync('/dev/full', 'x'))).toThrow(expect.objectContaining({ code: 'disk-full' }));
});
