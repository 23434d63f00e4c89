import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeArchiveMarker } from '../../../main/archive/archive-marker.ts';
import { openerName } from '../../../main/archive/layout.ts';
import type { Found } from '../../../main/archive/try-folder.ts';
import { createHanded } from '../../../main/handed/handed.ts';
import { handedHandlers } from '../../../main/handlers/handed-handlers.ts';
import { newFolder } from '../../support/new-record.ts';

/** `found`: what lies in the folder of a file. */
function setUp(found: Found = 'none') {
  const waits = vi.fn();
  const handed = createHanded(waits);
  const chosen = new Map<string, string>();
  const recovery = { choose: (path: string) => `token of ${path}` };
  const program = { recovery, archives: { chosen, lookInto: async () => found } };
  const handlers = handedHandlers(program as never, handed);
  const take = async () => (await handlers['handed.take']({})).file;
  return { handed, waits, chosen, take, letGo: () => handlers['handed.let-go']({}) };
}

const folder = newFolder;
function put(name: string, bytes: Uint8Array | string): string {
  const path = join(folder(), name);
  writeFileSync(path, bytes);
  return path;
}
const marker = writeArchiveMarker({ archive: '0b6e3d0a-9f4c-4b1e-8a52-1d0c5f3e9a01', madeAt: 1_790_000_000 });

test('the window is told that a file waits, and takes it until it lets it go', async () => {
  const { handed, waits, take, letGo } = setUp();
  expect(await take()).toBeNull();
  const path = put('kit.koekura', 'KOEKURA KIT\n');
  handed.hand(path);
  expect(waits).toHaveBeenCalledOnce();
  const file = { what: 'kit', source: 'kit.koekura', pending: `token of ${path}` };
  expect(await take()).toEqual(file);
  // A lock throws the page away; the one that comes after it asks again.
  expect(await take()).toEqual(file);
  await letGo();
  expect(await take()).toBeNull();
});

test('letting one go keeps what was handed over since', async () => {
  const { handed, take, letGo } = setUp();
  handed.hand(put('first.koekura', 'KOEKURA KIT\n'));
  await take();
  handed.hand(put('second.koekura', 'KOEKURA KIT\n'));
  await letGo();
  expect(await take()).toMatchObject({ source: 'second.koekura' });
});

test('of two the later one is taken', async () => {
  const { handed, take, letGo } = setUp();
  handed.hand(put('first.koekura', 'KOEKURA KIT\n'));
  handed.hand(put('second.koekura', 'KOEKURA KIT\n'));
  expect(await take()).toMatchObject({ source: 'second.koekura' });
  await letGo();
  expect(await take()).toBeNull();
});

test('a key backup is known to the window by a token only', async () => {
  const { handed, take } = setUp();
  const path = put('key.koekura', 'KOEKURA KEY\n');
  handed.hand(path);
  const file = await take();
  expect(file).toMatchObject({ what: 'key-backup', source: 'key.koekura' });
  expect(handed.backups.get(file !== null && 'pending' in file ? file.pending : '')).toBe(path);
  expect(JSON.stringify(file)).not.toContain(path);
});

test('an archive is offered by the folder its file lies in', async () => {
  const { handed, chosen, take } = setUp('archive');
  const path = put(openerName, marker);
  handed.hand(path);
  const file = await take();
  const at = path.slice(0, -openerName.length - 1);
  expect(file).toMatchObject({ what: 'archive', shown: at });
  expect(chosen.get(file !== null && 'pending' in file ? file.pending : '')).toBe(at);
});

test('one that was added already is named', async () => {
  const { handed, take } = setUp({ known: 'Vault' });
  handed.hand(put(openerName, marker));
  expect(await take()).toEqual({ what: 'archive-known', source: openerName, name: 'Vault' });
});

test.each([
  ['its file without the archive', openerName, marker, 'no-archive-beside'],
  ['rubbish', 'a.koekura', 'rubbish', 'not-ours'],
])('%s is refused in words', async (_what, name, bytes, reason) => {
  const { handed, chosen, take } = setUp('none');
  handed.hand(put(name, bytes));
  expect(await take()).toEqual({
    what: 'refused',
    source: name,
    failure: { code: 'file-not-opened', facts: { reason } },
  });
  expect(chosen.size).toBe(0);
});

test('one that has vanished until it is taken is refused as gone', async () => {
  const { handed, take } = setUp();
  handed.hand(join(folder(), 'gone.koekura'));
  expect(await take()).toMatchObject({ what: 'refused', failure: { facts: { reason: 'file-gone' } } });
});
