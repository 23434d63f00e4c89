import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { startIndexReader } from '../../../main/recordings/start-index-reader.ts';
import { newIndex } from '../../support/new-index.ts';
import { newFolder } from '../../support/new-record.ts';
import { newSealedRecording, sidFor } from '../../support/new-recordings.ts';

const keySid = sidFor('CR', 1);
const newest = { by: 'time', descending: true } as const;

function start(path: string) {
  const worker = new Worker(new URL('../../../main/workers/index-reader.ts', import.meta.url));
  const reader = startIndexReader(worker, path);
  onTestFinished(() => reader.close());
  return { reader, worker };
}

test('questions are answered by the worker, and changes are seen when told', async () => {
  const index = newIndex();
  const { ids: first } = upsertRecordings(index, [newSealedRecording(1, keySid)]);
  const { reader } = start(index.name);
  expect(await reader.loaded).toMatchObject({ total: 1 });
  const { ids } = upsertRecordings(index, [newSealedRecording(2, keySid, { startedAt: 1_790_000_050 })]);
  const state = await reader.changed(ids);
  expect(state.total).toBe(2);
  const page = await reader.page({ encrypted: true }, newest, 0, 10);
  expect(page).toMatchObject({ matching: 2, seconds: 122, revision: state.revision });
  expect(await reader.ids({}, newest, 0, 10)).toEqual([...ids, ...first]);
  expect(await reader.totals({ kind: 'all', filter: {}, except: ids })).toEqual({ count: 1, seconds: 61 });
  expect((await reader.facets()).keySids).toEqual([{ value: keySid, count: 2 }]);
  expect(await reader.sampleWraps()).toHaveLength(2);
});

test('details carry what opens the recording; nobody knows an unknown one', async () => {
  const index = newIndex();
  const facts = newSealedRecording(1, keySid);
  upsertRecordings(index, [facts]);
  const { reader } = start(index.name);
  const details = await reader.details(facts.sid);
  expect(details?.recording.keySid).toBe(keySid);
  expect(details?.wrap?.encryptedContentKey).toHaveLength(256);
  expect(details?.wrap?.iv).toHaveLength(12);
  expect(await reader.details(sidFor('RE', 'unknown'))).toBeNull();
});

test('where there is no index, every question is refused and closing still works', async () => {
  const { reader } = start(join(newFolder(), 'none.db'));
  await expect(reader.page({}, newest, 0, 10)).rejects.toMatchObject({ code: 'disk-refused' });
  await expect(reader.facets()).rejects.toMatchObject({ code: 'disk-refused' });
  await reader.close();
});

test('what is asked while or after it closes is refused as cancelled, at once', async () => {
  const { reader } = start(newIndex().name);
  await reader.loaded;
  await reader.close();
  await expect(reader.page({}, newest, 0, 10)).rejects.toMatchObject({ code: 'cancelled' });
  await reader.close();
});

test('a worker that dies refuses what was asked of it', async () => {
  const { reader, worker } = start(newIndex().name);
  const asked = reader.facets();
  const refused = expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  await worker.terminate();
  await refused;
});
