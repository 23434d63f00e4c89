import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mountDiskImage } from '../../support/disk-image.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { wav } from '../sealed/make-sound.ts';
import { patient, setUpExports } from './set-up-exports.ts';

const silent = () => {};

describe.each(['mp3', 'wav'])('killed while %s is written', (format) => {
  test('what was begun is listed at the next start, removed, and the batch goes on', { timeout: 60_000 }, async () => {
    const [path, target, batch] = [join(newFolder(), 'record.db'), newFolder(), randomUUID()];
    const script = join(import.meta.dirname, '../../support/export-until-killed.ts');
    const child = spawn(process.execPath, [script, path, target, batch, format], { stdio: 'inherit' });
    const size = () => readdirSync(target).reduce((sum, name) => sum + statSync(join(target, name)).size, 0);
    while (size() === 0) await setTimeout(2);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const [part = ''] = readdirSync(target);
    expect(part).toMatch(/^RE[0-9a-f]{32}-[0-9a-f]{8}\.part$/);
    const set = setUpExports(target, newRecord(path));
    expect(await set.exports.leftovers()).toMatchObject([{ path: join(target, part), batch }]);
    expect(await set.exports.removeLeftovers()).toEqual({ removed: 1, failed: 0 });
    expect(set.files()).toEqual([]);
    expect(await set.exports.leftovers()).toEqual([]);

    writeFileSync(join(target, part), 'half');
    set.record
      .prepare('INSERT INTO unfinished_export (path, batch, begun_at) VALUES (?, ?, 1)')
      .run(join(target, part), batch);
    const run = await set.exports.begin(batch, set.options());
    expect(set.files()).toEqual([]);
    const sid = set.addSealed(wav(randomBytes(1000)));
    await run.exportOne(set.wanted(sid), patient, silent);
    expect(set.files()).toEqual([`${sid}.wav`]);
    expect(set.noted()).toEqual([]);
    expect(set.ledger.verify()).toMatchObject({ firstMisfit: null });
  });
});

const small = mountDiskImage(8);
describe.skipIf(small === null)('a full disk (needs root on Linux, to mount an image)', () => {
  test.each(['wav', 'flac'] as const)(
    'in the middle of a %s: said, nothing stays, and what fits is written after',
    async (format) => {
      const target = join(small?.folder ?? '', format);
      const set = setUpExports(target);
      const run = await set.exports.begin(randomUUID(), set.options({ format }));
      const long = set.addSealed(wav(randomBytes(12_000_000)));
      await expect(run.exportOne(set.wanted(long), patient, silent)).rejects.toMatchObject({ code: 'disk-full' });
      expect(set.files()).toEqual([]);
      expect(set.noted()).toEqual([]);
      const short = set.addSealed(wav(randomBytes(10_000)));
      await run.exportOne(set.wanted(short), patient, silent);
      expect(set.files()).toEqual([`${short}.${format}`]);
    },
  );

  test('while a zip is packed: what waits stays, and packing can be tried again', async () => {
    const set = setUpExports(join(small?.folder ?? '', 'zip'));
    const batch = randomUUID();
    const run = await set.exports.begin(batch, set.options({ zip: true }));
    await run.exportOne(set.wanted(set.addSealed(wav(randomBytes(4_000_000)))), patient, silent);
    const waiting = set.files();
    await expect(run.finish(patient)).rejects.toMatchObject({ code: 'disk-full' });
    expect(set.files()).toEqual(waiting);
    expect(await set.exports.leftovers()).toEqual([]);
    await expect(run.finish(patient)).rejects.toMatchObject({ code: 'disk-full' });
    await set.exports.abandon(batch);
    expect(set.files()).toEqual([]);
  });

  test('(the image is let go)', () => {
    small?.unmount();
    small?.remove();
    expect(small).not.toBeNull();
  });
});

const image = mountDiskImage(96);
describe.skipIf(image === null)('plain audio on the disk (needs root on Linux, to mount an image)', () => {
  test('is nowhere but in the folder that was chosen, however an export ends', async () => {
    if (image === null) throw new Error('skipped');
    const before = process.env.TMPDIR;
    onTestFinished(() => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      image.remove();
    });
    const target = newFolder();
    process.env.TMPDIR = image.folder;
    const canary = randomBytes(64);
    const plain = wav(Buffer.concat(Array.from({ length: 20_000 }, () => canary)));
    const record = newRecord();
    const set = setUpExports(target, record);
    const sids = [set.addSealed(plain), set.addPlain(plain, { duration: 80 })];
    for (const format of ['wav', 'flac', 'mp3'] as const)
      for (const zip of [false, true]) {
        const run = await set.exports.begin(randomUUID(), set.options({ format, zip, manifest: 'csv' }));
        for (const sid of sids) await run.exportOne(set.wanted(sid), patient, silent);
        await run.finish(patient);
      }
    const broken = set.addSealed(plain, {}, (sealed) => sealed.with(-1, (sealed.at(-1) ?? 0) ^ 1));
    const run = await set.exports.begin(randomUUID(), set.options());
    await expect(run.exportOne(set.wanted(broken), patient, silent)).rejects.toMatchObject({ code: 'audio-damaged' });
    expect(readFileSync(join(target, `${sids[0]}.wav`)).includes(canary)).toBe(true);
    // The negative control: what was written once is found.
    const control = randomBytes(64);
    writeFileSync(join(image.folder, 'control'), control);
    await set.exports.close();
    await set.playback.closeAll();
    record.pragma('wal_checkpoint(TRUNCATE)');
    record.close();
    image.unmount();
    expect({ canary: image.count(canary), control: image.count(control) }).toEqual({ canary: 0, control: 1 });
  });
});
