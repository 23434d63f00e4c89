import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../../main/archive/flush-folders.ts';
import { newFolder } from '../../support/new-record.ts';

test('a folder is made with all that is between it and the root, once or again', async () => {
  const root = newFolder();
  const folder = join(root, 'recordings', 'account=AC', 'year=2026');
  await makeFolder(root, folder);
  await makeFolder(root, folder);
  await Promise.all(['a', 'b', 'c'].map((name) => makeFolder(root, join(folder, 'month=11', name))));
  expect(existsSync(join(folder, 'month=11', 'c'))).toBe(true);
});

test('a root that has gone away is not made anew: files put there would be taken for the archive’s', async () => {
  const root = join(newFolder(), 'unplugged');
  await expect(makeFolder(root, join(root, 'recordings', 'year=2026'))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(existsSync(root)).toBe(false);
});
