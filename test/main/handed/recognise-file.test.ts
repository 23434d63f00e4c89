import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeArchiveMarker } from '../../../main/archive/archive-marker.ts';
import { recogniseFile } from '../../../main/handed/recognise-file.ts';
import { newFolder } from '../../support/new-record.ts';

const marker = writeArchiveMarker({ archive: '0b6e3d0a-9f4c-4b1e-8a52-1d0c5f3e9a01', madeAt: 1_790_000_000 });

function fileOf(bytes: Uint8Array | string, name = 'a.koekura'): string {
  const path = join(newFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

test.each([
  ['kit', 'KOEKURA KIT\n\x01 and so on'],
  ['key-backup', 'KOEKURA KEY\n\x01 and so on'],
  ['archive', Buffer.from(marker).toString()],
])('tells a %s by its first bytes, whatever it is called', async (what, bytes) => {
  expect(await recogniseFile(fileOf(bytes))).toBe(what);
  expect(await recogniseFile(fileOf(bytes, 'renamed.txt'))).toBe(what);
});

test.each([
  ['nothing in it', ''],
  ['rubbish', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256))],
  ['half the first bytes of a kit', 'KOEKURA KI'],
  ['those bytes further back', ' KOEKURA KIT\n'],
  ['JSON of something else', '{"format":"koekura-archive-envelope","version":1}'],
  ['a web page', '<!doctype html><title>KOEKURA KIT</title>'],
])('%s is not ours', async (_what, bytes) => {
  await expect(recogniseFile(fileOf(bytes))).rejects.toMatchObject({
    code: 'file-not-opened',
    facts: { reason: 'not-ours' },
  });
});

test('of a huge file no more is read than its beginning', async () => {
  const path = fileOf('x');
  truncateSync(path, 2 ** 40);
  await expect(recogniseFile(path)).rejects.toMatchObject({ facts: { reason: 'not-ours' } });
});

test('an archive of a later form is told as that', async () => {
  const path = fileOf('{"format":"koekura-archive","version":9}');
  await expect(recogniseFile(path)).rejects.toMatchObject({ code: 'archive-newer', facts: { version: 9 } });
});

test('a folder, a file that has vanished and one that cannot be there are refused by name', async () => {
  const folder = join(newFolder(), 'a.koekura');
  mkdirSync(folder);
  const reason = (name: string) => ({ code: 'file-not-opened', facts: { reason: name } });
  await expect(recogniseFile(folder)).rejects.toMatchObject(reason('folder'));
  await expect(recogniseFile(join(folder, 'gone'))).rejects.toMatchObject(reason('file-gone'));
  await expect(recogniseFile(join(fileOf('x'), 'below'))).rejects.toMatchObject(reason('file-gone'));
});

test.skipIf(process.platform === 'win32')('links are not followed, and pipes not waited for', async () => {
  const folder = newFolder();
  symlinkSync(fileOf('KOEKURA KIT\n'), join(folder, 'link.koekura'));
  execFileSync('mkfifo', [join(folder, 'pipe.koekura')]);
  await expect(recogniseFile(join(folder, 'link.koekura'))).rejects.toMatchObject({ facts: { reason: 'link' } });
  await expect(recogniseFile(join(folder, 'pipe.koekura'))).rejects.toMatchObject({ facts: { reason: 'not-a-file' } });
});
