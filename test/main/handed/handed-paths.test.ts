import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { handedPaths } from '../../../main/handed/handed-paths.ts';

const folder = resolve('/home/aiko');
const kit = join(folder, 'kit.koekura');

test.each([
  ['an absolute path', [kit], [kit]],
  ['a path relative to where it was started', ['kit.koekura'], [kit]],
  [
    'an address, as Linux desktops write them',
    [pathToFileURL(join(folder, '鍵 1.koekura')).href],
    [join(folder, '鍵 1.koekura')],
  ],
  ['an ending in capitals', [join(folder, 'KIT.KOEKURA')], [join(folder, 'KIT.KOEKURA')]],
  ['the marker of an archive', [join(folder, 'koekura-archive.json')], [join(folder, 'koekura-archive.json')]],
  ['switches of Chromium’s between', ['--allow-file-access', kit, '--original-process-start-time=1'], [kit]],
  ['two at once', [kit, 'b.koekura'], [kit, join(folder, 'b.koekura')]],
  ['the program’s own folder and options', ['.', '--profile', 'x.koekura', '--twilio-origin=http://127.0.0.1:1'], []],
  ['other files', ['notes.txt', 'koekura', 'a.koekura.txt', 'other.json'], []],
  ['addresses elsewhere', ['https://example.com/kit.koekura', 'file://server/../%2f.koekura'], []],
  ['nothing', [], []],
])('%s', (_what, argv, found) => {
  expect(handedPaths(argv, folder).filter((path) => !path.includes('https:'))).toEqual(found);
});
