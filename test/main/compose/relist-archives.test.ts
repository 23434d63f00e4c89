import { expect, test } from 'vitest';
import { relistArchives } from '../../../main/compose/relist-archives.ts';
import { newRecord } from '../../support/new-record.ts';

const archives = [{ archive: 'here' }, { archive: 'unplugged' }, { archive: 'there' }];

test('after the index was made anew every archive is read once, and one that could not be at the next start', async () => {
  const record = newRecord();
  const read: string[] = [];
  let plugged = false;
  const start = (rebuilt: boolean) =>
    relistArchives({
      ...{ record, rebuilt, archives },
      relist: async (archive) => {
        read.push(archive);
        return archive === 'unplugged' && !plugged ? 'failed' : 'finished';
      },
    });
  await start(false);
  expect(read).toEqual([]);
  await start(true);
  expect(read.splice(0)).toEqual(['here', 'unplugged', 'there']);
  await start(false);
  plugged = true;
  await start(false);
  await start(false);
  expect(read).toEqual(['unplugged', 'unplugged']);
});

test('what is called off, as by the end of the program, goes on at the next start', async () => {
  const record = newRecord();
  const read: string[] = [];
  const start = (state: 'cancelled' | 'finished', rebuilt: boolean) =>
    relistArchives({
      ...{ record, rebuilt, archives },
      relist: async (archive) => {
        read.push(archive);
        return state;
      },
    });
  await start('cancelled', true);
  expect(read.splice(0)).toEqual(['here']);
  await start('finished', false);
  expect(read).toEqual(['here', 'unplugged', 'there']);
});
