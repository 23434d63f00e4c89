import { expect, onTestFinished, test } from 'vitest';
import type { WritableIndex } from '../../../main/database/handles.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import type { Filter, Recording, Selection } from '../../../main/recording.ts';
import { openList } from '../../../main/recordings/open-list.ts';
import { packSids, unpackSids } from '../../../main/recordings/packed-sids.ts';
import { archivedBy, type Mark, type PackedMarks, unmarked } from '../../../main/recordings/recording-marks.ts';
import { listAgrees } from '../../support/list-agrees.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecording, newSealedRecording, otherAccount, sidFor } from '../../support/new-recordings.ts';
import { allOf, dice, fill } from '../../support/random-recordings.ts';

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, at) => from + at);
const copy = (sound: boolean, archive = 'one') => ({ archive, sound, openers: [] });
const sorts: readonly Mark[] = [
  unmarked,
  { holds: ['urgent'], copies: [] },
  { holds: [], copies: [copy(true)] },
  { holds: [], copies: [copy(false)] },
  { holds: ['urgent'], copies: [copy(false), copy(true, 'two')] },
];

function listOf(index: WritableIndex) {
  const list = openList(index.name);
  onTestFinished(() => list.close());
  return list;
}

function packed(marks: ReadonlyMap<string, Mark>): PackedMarks {
  const distinct = [...new Set(marks.values())];
  const codes = Uint32Array.from([...marks.values()].map((mark) => distinct.indexOf(mark)));
  return { sids: packSids([...marks.keys()]), codes, marks: distinct };
}

const marked = (all: readonly Recording[], marks: ReadonlyMap<string, Mark>): Recording[] =>
  all.map((row) => {
    const mark = marks.get(row.sid) ?? unmarked;
    return { ...row, held: mark.holds.length > 0, archived: archivedBy(mark) };
  });

test('holds and copies are filtered by and shown, told before or after the rows are there, and as they change', async () => {
  const index = newIndex();
  const roll = dice(5);
  fill(index, upTo(900), roll);
  const marks = new Map<string, Mark>();
  const roundOfMarks = (names: readonly number[]) => {
    const told = new Map(
      names.flatMap((name) => {
        const mark = sorts[roll(sorts.length)] ?? unmarked;
        // Some of the random recordings have SIDs of another form.
        return [sidFor('RE', name), sidFor('RE', name).toUpperCase()].map((sid) => [sid, mark] as const);
      }),
    );
    for (const [sid, mark] of told) marks.set(sid, mark);
    return packed(told);
  };
  const list = listOf(index);
  await list.mark(roundOfMarks(upTo(1500).filter(() => roll(2) === 0)));
  await list.loaded();
  await listAgrees(list, marked(allOf(index), marks), 60);
  await list.changed(fill(index, upTo(600, 900), roll));
  await list.mark(roundOfMarks(upTo(1500).filter(() => roll(3) === 0)));
  const all = marked(allOf(index), marks);
  await listAgrees(list, all, 80);
  for (const row of all.slice(0, 50)) expect((await list.details(row.sid))?.recording).toEqual(row);
}, 60_000);

test('a recording that went and came back has its mark again', async () => {
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1), newRecording(2)]);
  const list = listOf(index);
  await list.loaded();
  await list.mark(packed(new Map([[sidFor('RE', 1), { holds: ['urgent'], copies: [] }]])));
  index.prepare('DELETE FROM recording').run();
  expect((await list.changed(ids)).total).toBe(0);
  const again = upsertRecordings(index, [newRecording(1), newRecording(2)]);
  await list.changed(again.ids);
  const held = await list.page({
    filter: { held: true },
    order: { by: 'time', descending: true },
    offset: 0,
    limit: 9,
  });
  expect(held.rows.map(({ sid }) => sid)).toEqual([sidFor('RE', 1)]);
  await list.mark(packed(new Map([[sidFor('RE', 1), unmarked]])));
  const { count } = await list.totals({ kind: 'all', filter: { held: true }, except: [] });
  expect(count).toBe(0);
});

test('everything of an account the policy holds is on hold, whatever case it is written in, until it no longer holds it', async () => {
  const index = newIndex();
  const roll = dice(11);
  fill(index, upTo(400), roll);
  const list = listOf(index);
  const marks = new Map<string, Mark>(upTo(400).map((name) => [sidFor('RE', name), sorts[roll(5)] ?? unmarked]));
  await list.mark(packed(marks));
  await list.holdAccounts([otherAccount.toUpperCase().replace('AC', 'ac')]);
  const all = marked(allOf(index), marks);
  const byPolicy = all.map((row) => ({ ...row, held: row.held || row.account === otherAccount }));
  // Both ways of being held, and neither, are among them.
  expect(new Set(byPolicy.map((row, at) => `${row.held} ${all[at]?.held}`)).size).toBe(3);
  await listAgrees(list, byPolicy, 120);
  const { sid } = byPolicy.find(({ account }) => account === otherAccount) as Recording;
  expect((await list.details(sid))?.recording.held).toBe(true);
  await list.holdAccounts([]);
  await listAgrees(list, all, 40);
}, 60_000);

test('the members of a selection come with SID, account and length, in the order of their SIDs', async () => {
  const index = newIndex();
  fill(index, upTo(300), dice(3));
  const list = listOf(index);
  const encrypted = allOf(index).filter((row) => row.encrypted);
  const [left, ...wanted] = encrypted;
  const facts = (rows: readonly (readonly [string, string, number])[]) => rows.map(String).sort();
  const selections: readonly Selection[] = [
    { kind: 'all', filter: { encrypted: true }, except: [left?.id ?? 0] },
    { kind: 'some', ids: [...wanted.map(({ id }) => id), 12345] },
  ];
  for (const selection of selections) {
    const { sids, accounts, accountOf, seconds } = await list.members(selection);
    const texts = unpackSids(sids, 0, sids.count);
    expect(facts(texts.map((sid, at) => [sid, accounts[accountOf[at] ?? 0] ?? '', seconds[at] ?? -1]))).toEqual(
      facts(wanted.map(({ sid, account, duration }) => [sid, account, duration ?? 0])),
    );
    const beginnings = texts.filter((sid) => /^RE[0-9a-f]+$/.test(sid)).map((sid) => sid.slice(0, 9));
    expect(beginnings).toEqual(beginnings.toSorted());
  }
});

test('the recordings of a key are those sealed for one of its SIDs, and those with a copy it opens', async () => {
  const index = newIndex();
  const [sealed, other] = [sidFor('CR', 'one'), sidFor('CR', 'two')];
  upsertRecordings(index, [
    newSealedRecording(1, sealed),
    newSealedRecording(2, other),
    newRecording(3),
    newRecording(4),
    newSealedRecording(5, other),
  ]);
  const list = listOf(index);
  const key = 'a'.repeat(64);
  const opened = { holds: [], copies: [{ archive: 'one', sound: false, openers: ['b'.repeat(64), key] }] };
  await list.mark(packed(new Map([3, 5].map((name) => [sidFor('RE', name), opened]))));
  await list.loaded();
  const found = async (filter: Filter) => {
    const { rows } = await list.page({ filter, order: { by: 'time', descending: false }, offset: 0, limit: 10 });
    return rows.map(({ sid }) => sid).sort();
  };
  const named = (...names: number[]) => names.map((name) => sidFor('RE', name)).sort();
  expect(await found({ keySids: [sealed], openers: [key] })).toEqual(named(1, 3, 5));
  expect(await found({ openers: [key] })).toEqual(named(3, 5));
  expect(await found({ openers: [key], encrypted: false })).toEqual(named(3));
  expect(await found({ keySids: [sealed], openers: ['c'.repeat(64)] })).toEqual(named(1));
  expect(await found({ openers: [] })).toEqual([]);
});
