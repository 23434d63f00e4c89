import { execFileSync } from 'node:child_process';
import { globSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArchiveStore } from '../../../main/archive/archive-store.ts';
import { markerName } from '../../../main/archive/layout.ts';
import { createS3Store } from '../../../main/archive/s3-store.ts';
import { type FakeS3, type Fault, refuse, startFakeS3 } from '../../support/fake-s3.ts';
import { mountSmall } from '../../support/mount-small.ts';
import { archiveId, batchOptions } from '../../support/new-batches.ts';
import { bucketAt, openStore } from '../../support/new-bucket.ts';
import { newFolder } from '../../support/new-record.ts';
import { archiveMarker, folderArchive, realCopies } from '../../support/real-copies.ts';
import {
  agrees,
  evacuate,
  isOver,
  isWaiting,
  type Setting,
  simulatedBatches,
} from '../../support/simulated-batches.ts';

/** What befalls the copies of a batch that evacuates: nothing is removed for which no verified copy lies in the archive. */

const over = (store: ArchiveStore, recordings = 8, latency = '0') =>
  simulatedBatches({ recordings, faults: { latency } }, (parts, twilio) => ({
    ...parts,
    copies: realCopies(parts, twilio, store),
  }));

/** Everything that is gone at Twilio lies in the archive; and the batch, gone on with, removes all of it. */
async function goesOn(setting: Setting, batch: string, on: 'resume' | 'retry'): Promise<void> {
  await agrees(setting, batch);
  await setting.batches[on](batch);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true });
  expect(await setting.gone()).toEqual(new Set(setting.sids));
  await agrees(setting, batch);
}

describe('the bytes that Twilio, or something on the way, answers with', () => {
  test.each([
    ['altered in its first byte', { 'media-altered': 'first' }, 'audio-damaged'],
    ['altered in its middle', { 'media-altered': 'middle' }, 'audio-damaged'],
    ['altered in its tag', { 'media-altered': 'last' }, 'audio-damaged'],
    ['cut, and said to be whole', { 'media-short': '900' }, 'audio-damaged'],
    ['broken off each time', { 'media-cut': '900' }, 'offline'],
    ['said to be a page of HTML', { 'media-type': 'text/html' }, 'media-not-audio'],
    ['Twilio’s error in XML', { 'media-error': '404' }, 'recording-gone'],
  ])('%s: that recording is kept and the others go; well again, it goes too', async (_, faults, code) => {
    const root = join(newFolder(), 'archive');
    const setting = await over(folderArchive(root));
    const sid = [...setting.world.recordings].find(([, { recording }]) => recording.encrypted)?.[0] ?? '';
    setting.simulator.setFault('media-only', sid);
    for (const [name, value] of Object.entries(faults)) setting.simulator.setFault(name, value);
    const batch = await evacuate(setting, batchOptions({ grace: 1 }));
    expect(await setting.until(batch, isOver)).toMatchObject({ whole: false, counts: { removed: 7, failed: 1 } });
    expect(setting.outcomes(batch).get(sid)).toBe(`failed: ${code}`);
    expect(globSync(`**/${sid}*`, { cwd: root })).toEqual([]);
    expect(await setting.gone()).not.toContain(sid);
    setting.simulator.resetFaults();
    setting.world.clock.offset = 60;
    await goesOn(setting, batch, 'retry');
  });

  test('pages of a gateway for all media: nothing is archived, nothing removed, and they can be tried again later', async () => {
    const setting = await over(folderArchive(join(newFolder(), 'archive')));
    setting.simulator.setFault('html-502', 'media');
    const batch = await evacuate(setting);
    expect(await setting.until(batch, isWaiting)).toMatchObject({ waiting: { failure: { code: 'twilio-unwell' } } });
    expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', counts: { removed: 0, failed: 8 } });
    setting.simulator.resetFaults();
    await goesOn(setting, batch, 'retry');
  });
});

describe('the folder', () => {
  test('unplugged midway: the batch stops, makes nothing in its place, and goes on when it is back', async () => {
    const root = join(newFolder(), 'archive');
    const setting = await over(folderArchive(root), 40, '20');
    const batch = await evacuate(setting, batchOptions({ ceiling: 2 }));
    await setting.until(batch, ({ counts }) => counts.removed > 4);
    renameSync(root, `${root}-away`);
    expect(await setting.until(batch, isOver)).toMatchObject({
      state: 'stopped',
      failure: { code: 'archive-unreachable' },
    });
    expect(globSync('*', { cwd: join(root, '..') })).toEqual(['archive-away']);
    renameSync(`${root}-away`, root);
    await goesOn(setting, batch, 'resume');
  });

  test.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'full midway: the batch stops, keeps what it has verified, and goes on when there is room',
    async () => {
      const small = mountSmall('size=2m');
      if (small === null) throw new Error('cannot mount here');
      const setting = await over(folderArchive(join(small.folder, 'archive')), 40);
      const batch = await evacuate(setting, batchOptions({ ceiling: 2 }));
      expect(await setting.until(batch, isOver)).toMatchObject({ state: 'stopped', failure: { code: 'disk-full' } });
      expect(setting.batches.read(batch).counts.removed).toBeLessThan(40);
      small.remount('size=64m');
      await goesOn(setting, batch, 'resume');
    },
  );

  test('emptied of a copy between its verification and its removal: that one is kept', async () => {
    const root = join(newFolder(), 'archive');
    const setting = await over(folderArchive(root));
    const batch = await evacuate(setting, batchOptions({ grace: 3600 }));
    await setting.until(batch, ({ state }) => state === 'grace');
    const [without = '', cut = ''] = setting.sids;
    for (const name of globSync(`**/${without}.json`, { cwd: root })) rmSync(join(root, name));
    for (const name of globSync(`**/${cut}.sealed`, { cwd: root }))
      execFileSync('truncate', ['-s', '100', join(root, name)]);
    setting.world.clock.offset = 3700;
    setting.batches.wake();
    expect(await setting.until(batch, isOver)).toMatchObject({ counts: { removed: 6, kept: 2 } });
    for (const sid of [without, cut]) expect(setting.outcomes(batch).get(sid)).toBe('kept: copy-missing');
    await agrees(setting, batch);
  });
});

describe('the bucket', () => {
  async function bucket(): Promise<{ s3: FakeS3; store: ArchiveStore }> {
    const s3 = await startFakeS3();
    onTestFinished(s3.close);
    const place = bucketAt(s3.origin, 'koekura');
    s3.objects.set(`${place.prefix}${markerName}`, Buffer.from(archiveMarker));
    const spool = join(newFolder(), 'spool');
    const made = { objects: openStore(place), prefix: place.prefix, archive: archiveId, spool, run: 'run' };
    return { s3, store: createS3Store({ ...made, partSize: 8 * 1024 * 1024 }) };
  }
  const answering =
    (status: number, code: string, more = ''): Fault =>
    (_, response) =>
      Boolean(refuse(response, status, code, more));

  test.each<[string, Fault, string]>([
    ['refuses', answering(403, 'AccessDenied'), 'archive-refused'],
    ['is in another region', answering(301, 'PermanentRedirect', '<Region>eu-west-1</Region>'), 'store-wrong-region'],
    ['finds our clock wrong', answering(403, 'RequestTimeTooSkewed'), 'store-clock-skew'],
  ])('midway %s: the batch stops and says so, nothing is lost, and it goes on', async (_, fault, code) => {
    const { s3, store } = await bucket();
    const setting = await over(store, 60, '20');
    const batch = await evacuate(setting, batchOptions({ ceiling: 2 }));
    await setting.until(batch, ({ counts }) => counts.removed > 3);
    s3.fault = fault;
    expect(await setting.until(batch, isOver)).toMatchObject({ state: 'stopped', failure: { code } });
    s3.fault = null;
    for (const sid of await setting.gone())
      expect([...s3.objects.keys()].filter((key) => key.includes(sid))).toHaveLength(2);
    await goesOn(setting, batch, 'resume');
  });

  test.each<[string, Fault, string]>([
    ['is unwell', answering(500, 'InternalError'), 'store-unwell'],
    ['turns away, again and again', answering(503, 'SlowDown'), 'store-busy'],
    [
      'is a gateway’s page',
      (_, response) => Boolean(response.writeHead(200).end('<html>Sign in</html>')),
      'store-answer-strange',
    ],
    ['breaks every line', (_, response) => Boolean(response.destroy()), 'archive-unreachable'],
  ])('midway %s: the batch waits and says so, nothing is lost, and it goes on by itself', async (_, fault, code) => {
    const { s3, store } = await bucket();
    const setting = await over(store, 60, '20');
    const batch = await evacuate(setting, batchOptions({ ceiling: 2 }));
    await setting.until(batch, ({ counts }) => counts.removed > 3);
    const broken = { requests: 0 };
    s3.fault = (...asked) => {
      broken.requests += 1;
      return fault(...asked);
    };
    expect(await setting.until(batch, isWaiting)).toMatchObject({ waiting: { failure: { code } } });
    const before = broken.requests;
    await expect.poll(() => broken.requests, { timeout: 30_000 }).toBeGreaterThan(before + 12);
    for (const sid of await setting.gone())
      expect([...s3.objects.keys()].filter((key) => key.includes(sid))).toHaveLength(2);
    s3.fault = null;
    expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { failed: 0 } });
    await agrees(setting, batch);
  });

  test('slow: every copy is made and verified all the same', async () => {
    const { s3, store } = await bucket();
    const slow: Fault = (_, response) => {
      const { end } = response;
      response.end = ((...given: Parameters<typeof end>) => {
        setTimeout(() => end.apply(response, given), 60);
        return response;
      }) as typeof end;
      return false;
    };
    s3.fault = slow;
    const setting = await over(store, 12);
    const batch = await evacuate(setting);
    expect(await setting.until(batch, isOver)).toMatchObject({
      state: 'finished',
      whole: true,
      counts: { removed: 12 },
    });
    await agrees(setting, batch);
  });
});
