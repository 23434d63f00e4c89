import { expect, test, vi } from 'vitest';
import type { Program } from '../../../main/compose.ts';
import type { BucketPlace } from '../../../main/contract/archive-calls.ts';
import type { Desk } from '../../../main/desk.ts';
import { dialogTitles } from '../../../main/dialog-titles.ts';
import { archiveHandlers } from '../../../main/handlers/archive-handlers.ts';
import { bucketHandlers } from '../../../main/handlers/bucket-handlers.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { collect, never, newBucket, openStore, swift } from '../../support/new-bucket.ts';
import { openWhole } from '../../support/whole-program.ts';

vi.setConfig({ testTimeout: 300_000 });

const calls = (program: Program) => {
  const copied: string[] = [];
  const desk = { copy: async (text: string) => void copied.push(text) } as unknown as Desk;
  const parts = { program, desk, titles: () => dialogTitles('en'), tell: () => {} };
  return { ...archiveHandlers(parts), ...bucketHandlers(parts), copied };
};
const key = { accessKey: swift?.accessKey ?? '', secretKey: swift?.secretKey ?? '' };
/** Every object of the recordings, with its size and what the store calls its content. */
const everything = async ({ place }: { readonly place: BucketPlace }) => {
  const objects = openStore(place);
  const found = await collect(objects.list(`${place.prefix}recordings/`, never));
  return new Map(found.map(({ key: name, size, etag }) => [name, `${size} ${etag}`]));
};

test.skipIf(swift === null)('a bucket is tried, added, archived into, and its keys are changed', async () => {
  const simulator = await startSimulator({ recordings: 12, subaccountRecordings: 0, duration: 3 });
  const { program, carryOut, taskOver } = await openWhole(simulator);
  const { place } = await newBucket();
  const on = calls(program);

  const tried = await on['archives.try-bucket']({ place, ...key });
  expect(tried.found).toBe(false);
  expect(tried.findings.length).toBeGreaterThan(10);
  expect(tried.findings.filter(({ verdict }) => verdict === 'bad')).toEqual([]);
  await expect(on['archives.try-bucket']({ place, ...key, secretKey: 'wrong' })).rejects.toMatchObject({
    code: 'store-wrong-keys',
  });
  await expect(on['archives.add-bucket']({ place, ...key, secretKey: 'wrong', name: 'Tokyo' })).rejects.toMatchObject({
    code: 'store-wrong-keys',
  });
  expect((await on['archives.list']({})).archives).toEqual([]);

  await on['archives.copy-policy']({ place });
  expect(on.copied).toEqual([(await on['archives.policy']({ place })).policy]);

  const { archive } = await on['archives.add-bucket']({ place, ...key, name: 'Tokyo' });
  const copied = await carryOut('archive', archive);
  expect(copied.counts.copied).toBeGreaterThan(4);
  const made = await everything({ place });
  expect([...made.keys()].filter((name) => name.endsWith('.sealed'))).toHaveLength(copied.counts.copied);

  await expect(on['archives.change-keys']({ archive, ...key, secretKey: 'wrong' })).rejects.toMatchObject({
    code: 'store-wrong-keys',
  });
  const { place: elsewhere } = await newBucket();
  await expect(
    on['archives.try-bucket']({ place: { ...elsewhere, bucket: `${elsewhere.bucket}-not` }, ...key }),
  ).rejects.toMatchObject({ code: 'bucket-missing' });
  // Those that were refused are not kept.
  await on['archives.check']({ archive, again: true });
  await taskOver(archive);
  await on['archives.change-keys']({ archive, ...key });
  await on['archives.check']({ archive, again: true });
  await taskOver(archive);
  const checked = (await on['archives.list']({})).tasks.find((task) => task.archive === archive);
  expect(checked).toMatchObject({ task: 'check', state: 'finished', bad: 0, good: copied.counts.copied });

  // A second workstation finds the archive, and what it archives again is what lies there.
  const second = await openWhole(simulator);
  const there = calls(second.program);
  expect(await there['archives.try-bucket']({ place, ...key })).toMatchObject({ found: true });
  const same = await there['archives.add-bucket']({ place, ...key, name: 'Tokyo too' });
  expect(same.archive).toBe(archive);
  await second.taskOver(archive);
  const again = await second.carryOut('archive', archive);
  await simulator.close();
  expect(again.counts.copied).toBe(copied.counts.copied);
  expect(await everything({ place })).toEqual(made);
});
