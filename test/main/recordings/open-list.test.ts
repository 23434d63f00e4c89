import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { forgetAccountRecordings } from '../../../main/database/forget-account-recordings.ts';
import type { WritableIndex } from '../../../main/database/handles.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import type { Filter } from '../../../main/recording.ts';
import { openList } from '../../../main/recordings/open-list.ts';
import { listAgrees } from '../../support/list-agrees.ts';
import { sidTexts, typed } from '../../support/list-arbitraries.ts';
import { listReference } from '../../support/list-reference.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecording, newSealedRecording, otherAccount, sidFor, someAccount } from '../../support/new-recordings.ts';
import { allOf, dice, fill, keys } from '../../support/random-recordings.ts';

function listOf(index: WritableIndex) {
  const list = openList(index.name);
  onTestFinished(() => list.close());
  return list;
}

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);

test('any filter, order and page is answered as the plain words of it say, and still after rounds of changes', async () => {
  const index = newIndex();
  const roll = dice(7);
  fill(index, upTo(2000), roll);
  const list = listOf(index);
  await list.loaded();
  await listAgrees(list, allOf(index), 250);
  for (const round of [1, 2, 3]) {
    const again = upTo(2000).filter(() => roll(round * 20) === 0);
    const ids = fill(index, [...again, ...upTo(150, 2000 + round * 150)], roll);
    const { total } = await list.changed(ids);
    const all = allOf(index);
    expect(total).toBe(all.length);
    await listAgrees(list, all, 80);
  }
}, 120_000);

test('a typed term finds exactly what has it in a number or in a recording, call or key SID', async () => {
  const index = newIndex();
  fill(index, upTo(600), dice(13));
  const list = listOf(index);
  const all = allOf(index);
  const order = { by: 'time', descending: true } as const;
  const question = fc.asyncProperty(typed, fc.constantFrom<Filter>({}, { encrypted: true }), async (search, also) => {
    const filter = { ...also, search };
    const { matching, rows } = await list.page({ filter, order, offset: 0, limit: 500 });
    const wanted = listReference(all, filter, order);
    expect(matching).toBe(wanted.length);
    expect(rows).toEqual(wanted.slice(0, 500));
  });
  const always = ['no usual', ...sidTexts.slice(0, 10), ...sidTexts.slice(0, 4).map((sid) => sid.slice(7, 9))];
  const examples = always.map((search): [string, Filter] => [search, {}]);
  await fc.assert(question, { numRuns: 400, examples });
}, 60_000);

test('a recording that is gone from the index is gone from the list when told', async () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1), newRecording(2), newRecording(3)]);
  const list = listOf(index);
  await list.loaded();
  index.prepare('DELETE FROM recording WHERE id = ?').run(ids[1]);
  expect((await list.changed(ids)).total).toBe(2);
  await listAgrees(list, allOf(index), 30);
});

test('an index that was empty at first fills up as changes are told', async () => {
  const index = newIndex();
  const roll = dice(11);
  const list = listOf(index);
  expect((await list.page({ filter: {}, order: { by: 'time', descending: true }, offset: 0, limit: 10 })).rows).toEqual(
    [],
  );
  // The newest come first, as Twilio lists them.
  for (const from of [900, 600, 300, 0]) void list.changed(fill(index, upTo(300, from), roll));
  await list.changed([]);
  await listAgrees(list, allOf(index), 60);
}, 60_000);

test('before the columns are loaded the first page is there already, with its sums', async () => {
  const index = newIndex();
  upsertRecordings(
    index,
    upTo(30).map((name) => newRecording(name, { createdAt: 1000 + name, startedAt: 1000 + name })),
  );
  const list = listOf(index);
  const page = await list.page({ filter: {}, order: { by: 'time', descending: true }, offset: 0, limit: 3 });
  expect(page).toMatchObject({ matching: 30, seconds: 30 * 61, revision: 0 });
  expect(page.rows.map(({ sid }) => sid)).toEqual([29, 28, 27].map((name) => sidFor('RE', name)));
});

test('the revision grows with every change', async () => {
  const index = newIndex();
  const list = listOf(index);
  const before = await list.loaded();
  const { ids } = upsertRecordings(index, [newRecording(1)]);
  const after = await list.changed(ids);
  expect(after.total).toBe(1);
  expect(after.revision).toBeGreaterThan(before.revision);
});

test('a dropped account is in no list, count or facet, and one that comes back is whole', async () => {
  const index = newIndex();
  const roll = dice(3);
  fill(index, upTo(500), roll);
  const list = listOf(index);
  await list.loaded();
  forgetAccountRecordings(index, someAccount, []);
  const left = allOf(index);
  expect((await list.dropAccount(someAccount)).total).toBe(left.length);
  await listAgrees(list, left, 60);
  expect((await list.facets()).total).toBe(left.length);
  await list.changed(fill(index, upTo(500), dice(5)));
  await listAgrees(list, allOf(index), 60);
}, 60_000);

test('facets count every value there is, the commonest first', async () => {
  const index = newIndex();
  fill(index, upTo(400), dice(9));
  const list = listOf(index);
  const all = allOf(index);
  const { statuses: found, keySids, directions: ways, total } = await list.facets();
  expect(total).toBe(all.length);
  for (const { value, count } of found) expect(count).toBe(all.filter(({ status }) => status === value).length);
  expect(found.map(({ count }) => count)).toEqual(found.map(({ count }) => count).toSorted((a, b) => b - a));
  expect(keySids.map(({ value }) => value).toSorted()).toEqual(keys.toSorted());
  expect(ways.map(({ value }) => value).toSorted()).toEqual(['inbound', 'outbound-api', 'outbound-dial']);
});

test('totals of a few marked recordings leave out ids that are not there, and count none twice', async () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1), newRecording(2, { duration: null }), newRecording(3)]);
  const list = listOf(index);
  const marked = [ids[0] ?? 0, ids[0] ?? 0, ids[1] ?? 0, 12345];
  expect(await list.totals({ kind: 'some', ids: marked })).toEqual({ count: 2, seconds: 61 });
});

test('of each key there are samples of wrapped content keys, newest first, with the count of its recordings', async () => {
  const index = newIndex();
  const [first = '', second = ''] = keys;
  upsertRecordings(index, [
    ...upTo(6).map((name) => newSealedRecording(name, first, { startedAt: 2000 + name, createdAt: 2000 + name })),
    newSealedRecording('only', second, { account: otherAccount }),
    newRecording('encrypted without an envelope', { encrypted: true, keySid: first, startedAt: 9000, createdAt: 9000 }),
  ]);
  const samples = await listOf(index).sampleWraps();
  const ofFirst = samples.filter(({ keySid }) => keySid === first);
  expect(ofFirst.map(({ sid }) => sid)).toEqual([5, 4, 3].map((name) => sidFor('RE', name)));
  expect(ofFirst[0]).toMatchObject({ account: someAccount, count: 7 });
  expect(Buffer.from(ofFirst[0]?.encryptedContentKey ?? []).equals(Buffer.alloc(256, '5'))).toBe(true);
  expect(samples.filter(({ keySid }) => keySid === second)).toMatchObject([{ account: otherAccount, count: 1 }]);
});
