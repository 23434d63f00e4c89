import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeExport, placeWithoutLinks } from '../../../main/export/place-export.ts';
import { newFolder } from '../../support/new-record.ts';

test.each([
  ['with', placeExport, []],
  ['without', placeWithoutLinks, ['noted', 'struck out, whole', 'noted', 'struck out, whole']],
] as const)('%s hard links: a file is given its name, and none is taken from another', async (_, place, claimed) => {
  const folder = newFolder();
  const [part, path] = [join(folder, 'a.part'), join(folder, 'a.wav')];
  const said: string[] = [];
  const claim = {
    note: () => void said.push('noted'),
    strikeOut: () => void said.push(existsSync(path) ? 'struck out, whole' : 'struck out'),
  };
  writeFileSync(part, 'one');
  expect(await place(part, path, claim)).toBe(true);
  expect(readdirSync(folder)).toEqual(['a.wav']);
  writeFileSync(part, 'two');
  expect(await place(part, path, claim)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('one');
  expect(readdirSync(folder).sort()).toEqual(['a.part', 'a.wav']);
  expect(said).toEqual(claimed);
});

test.each([placeExport, placeWithoutLinks])('what cannot be placed leaves no empty file', async (place) => {
  const folder = newFolder();
  const claim = { note: () => {}, strikeOut: () => {} };
  const placed = place(join(folder, 'gone.part'), join(folder, 'a.wav'), claim);
  await expect(placed).rejects.toMatchObject({ code: 'disk-refused', facts: { reason: 'ENOENT' } });
  expect(readdirSync(folder)).toEqual([]);
});
