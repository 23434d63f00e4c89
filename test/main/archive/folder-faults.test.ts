import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { copyNames } from '../../../main/archive/layout.ts';
import { renameIfFree } from '../../../main/archive/place-file.ts';
import { underLock } from '../../../main/archive/under-lock.ts';
import { mountDiskImage } from '../../support/disk-image.ts';
import { mountSmall } from '../../support/mount-small.ts';
import { newFolder } from '../../support/new-record.ts';
import { wav } from '../sealed/make-sound.ts';
import { ours, patient, setUpArchives, untold } from './set-up-archives.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const small = (options: string) => {
  const mounted = mountSmall(options);
  if (mounted === null) throw new Error('cannot mount here');
  return mounted;
};

test.runIf(canMount)(
  'a disk that fills up in a download is called full, keeps nothing of it, and takes the next',
  async () => {
    const { folder } = small('size=1m');
    const set = setUpArchives(join(folder, 'archive'));
    const archives = set.open('here');
    const large = set.addSealed(wav(randomBytes(3_000_000)), { duration: 188 });
    await expect(archives.copy(set.archive, large, patient, untold)).rejects.toMatchObject({ code: 'disk-full' });
    expect(files(folder).filter((name) => /sealed/.test(name))).toEqual([]);
    const next = set.addSealed(wav(randomBytes(16_000)));
    expect(await archives.copy(set.archive, next, patient, untold)).toMatchObject({ fingerprint: ours });
  },
);

test.runIf(canMount)(
  'a disk with no room for a name is called full; what was there stays, and the copy is made later',
  async () => {
    const { folder, remount } = small('size=8m,nr_inodes=200');
    const set = setUpArchives(join(folder, 'archive'));
    const archives = set.open('here');
    const [first, second] = [set.addSealed(wav(randomBytes(16_000))), set.addPlain(wav(randomBytes(16_000)))];
    const made = await archives.copy(set.archive, first, patient, untold);
    const media = second.media;
    second.media = async () => {
      // From now on there is room for the staged file, and none for its name in its place.
      const fillers = join(folder, 'fillers');
      mkdirSync(fillers);
      for (let at = 0; at < 200; at += 1)
        try {
          writeFileSync(join(fillers, `${at}`), '');
        } catch {
          break;
        }
      rmSync(join(fillers, '0'));
      return media();
    };
    await expect(archives.copy(set.archive, second, patient, untold)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await archives.stillThere(made, patient)).toBe(true);
    remount('nr_inodes=400');
    second.media = media;
    expect(await archives.copy(set.archive, second, patient, untold)).toMatchObject({ fingerprint: ours });
  },
);

test.runIf(canMount)(
  'a disk that was made read-only refuses, saying so, and what lies there is still verified',
  async () => {
    const { folder, remount } = small('size=8m');
    const set = setUpArchives(join(folder, 'archive'));
    const archives = set.open('here');
    const [first, second] = [set.addSealed(wav(randomBytes(16_000))), set.addSealed(wav(randomBytes(16_000)))];
    await archives.copy(set.archive, first, patient, untold);
    remount('ro');
    await expect(archives.copy(set.archive, second, patient, untold)).rejects.toMatchObject({
      code: 'archive-refused',
      facts: { reason: 'read-only', code: 'EROFS' },
    });
    expect(await archives.copy(set.archive, first, patient, untold)).toMatchObject({ fingerprint: ours });
    remount('rw');
  },
);

test('a folder unplugged in a download is unreachable, and nothing is made where it was', async () => {
  const set = setUpArchives(join(newFolder(), 'archive'));
  const archives = set.open('here');
  await archives.copy(set.archive, set.addSealed(wav(randomBytes(16_000))), patient, untold);
  const held = set.addSealed(wav(randomBytes(16_000)));
  const media = held.media;
  held.media = async () => {
    rmSync(set.root, { recursive: true });
    mkdirSync(set.root);
    return media();
  };
  await expect(archives.copy(set.archive, held, patient, untold)).rejects.toMatchObject({
    code: 'archive-unreachable',
  });
  expect(files(set.root)).toEqual([]);
});

test.runIf(canMount)('power lost the moment a copy is called verified: it lies there whole', async () => {
  const image = mountDiskImage(48);
  if (image === null) throw new Error('cannot mount here');
  const set = setUpArchives(join(image.folder, 'archive'));
  execFileSync('sync', ['-f', image.folder]);
  const held = set.addPlain(wav(randomBytes(160_000)), { duration: 10 });
  const { recording } = held;
  const made = await set.open('here').copy(set.archive, held, patient, untold);
  writeFileSync(join(set.root, 'not-flushed'), randomBytes(1000));
  // What of the file system has reached its disk by now, and nothing else.
  const raw = join(newFolder(), 'frozen.raw');
  copyFileSync(join(dirname(image.folder), 'image.raw'), raw);
  const frozen = newFolder();
  execFileSync('mount', ['-o', 'loop', raw, frozen]);
  try {
    const names = copyNames({ recording: recording.sid, account: recording.account, startedAt: recording.startedAt });
    const at = (name: string) => join(frozen, 'archive', name);
    expect(existsSync(at('not-flushed'))).toBe(false);
    for (const name of [names.audio, names.envelope])
      expect(readFileSync(at(name)).equals(readFileSync(join(set.root, name)))).toBe(true);
    expect(readFileSync(at(names.audio))).toHaveLength(made.size);
  } finally {
    execFileSync('umount', [frozen]);
    image.unmount();
    image.remove();
  }
});

test('without hard links, of many who rename into one place one succeeds, and a lock of the dead is passed', async () => {
  const folder = newFolder();
  const [target, lock] = [join(folder, 'target'), join(folder, 'lock')];
  const staged = Array.from({ length: 12 }, (_, at) => join(folder, `staged-${at}`));
  for (const path of staged) writeFileSync(path, path);
  const outcomes = await Promise.all(staged.map((path) => renameIfFree(path, target, lock)));
  expect(outcomes.filter((outcome) => outcome === 'placed')).toHaveLength(1);
  expect(readFileSync(target, 'utf8')).toBe(staged[outcomes.indexOf('placed')]);
  expect(existsSync(lock)).toBe(false);
  writeFileSync(lock, '');
  expect(await renameIfFree(staged[11] ?? '', target, lock)).toBe('taken');
}, 40_000);

test('one who slept while holding a lock changes nothing once others have cleared it away, and looks again', async () => {
  const folder = newFolder();
  const [target, lock] = [join(folder, 'target'), join(folder, 'lock')];
  const seen: boolean[] = [];
  await underLock(lock, async (mustBeOurs) => {
    seen.push(existsSync(target));
    if (seen.length === 1) {
      rmSync(lock);
      await underLock(lock, async () => writeFileSync(target, 'of another'));
    }
    mustBeOurs();
  });
  expect(seen).toEqual([false, true]);
  expect(existsSync(lock)).toBe(false);
});
