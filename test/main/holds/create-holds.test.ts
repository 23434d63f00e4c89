import { expect, test } from 'vitest';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import type { Selection } from '../../../main/recording.ts';
import { newIndex } from '../../support/new-index.ts';
import { newRecord } from '../../support/new-record.ts';
import { newRecording, otherAccount, sidFor, someAccount } from '../../support/new-recordings.ts';
import { policyOf } from '../../support/policy-of.ts';
import { holdEntries, setUpHolds } from './set-up-holds.ts';

const all: Selection = { kind: 'all', filter: {}, except: [] };
const of = (account: string): Selection => ({ kind: 'all', filter: { accounts: [account] }, except: [] });

function setUp() {
  const record = newRecord();
  const index = newIndex();
  const rows = [1, 2, 3, 4].map((name) =>
    newRecording(name, { account: name === 4 ? otherAccount : someAccount, createdAt: 1000 + name }),
  );
  const { ids } = upsertRecordings(index, rows);
  const one = (name: number): Selection => ({ kind: 'some', ids: [ids[name - 1] ?? 0] });
  return { record, index, one, ...setUpHolds(record, index) };
}

test('a hold keeps what was selected from the moment it is placed, and the list shows it', async () => {
  const { holds, list } = setUp();
  const hold = await holds.place(of(someAccount), 'Court order 12');
  expect(hold).toMatchObject({
    reason: 'Court order 12',
    placedBy: 'aiko',
    standing: { count: 3, seconds: 183 },
    everHeld: 3,
    wanted: 3,
  });
  expect([1, 2, 3, 4].map((name) => holds.isHeld(sidFor('RE', name)))).toEqual([true, true, true, false]);
  expect((await list.totals({ kind: 'all', filter: { held: true }, except: [] })).count).toBe(3);
  expect((await list.totals({ kind: 'all', filter: { holds: [hold.hold] }, except: [] })).count).toBe(3);
  expect((await list.details(sidFor('RE', 1)))?.recording.held).toBe(true);
});

test('a recording under several holds is free only when the last of them is lifted', async () => {
  const { holds, one } = setUp();
  const first = await holds.place(all, 'Court order');
  const second = await holds.place(one(1), 'Complaint 7');
  const sid = sidFor('RE', 1);
  expect(holds.reasonsOf(sid)).toEqual(['Court order', 'Complaint 7']);
  expect(await holds.lift(first.hold, null, 'Settled')).toBe(4);
  expect(holds.isHeld(sid)).toBe(true);
  expect(holds.isHeld(sidFor('RE', 2))).toBe(false);
  expect(await holds.lift(second.hold, one(1), 'Answered')).toBe(1);
  expect(holds.isHeld(sid)).toBe(false);
  expect(holds.of(sid).map(({ reason, liftReason, liftedBy }) => [reason, liftReason, liftedBy])).toEqual([
    ['Complaint 7', 'Answered', 'aiko'],
    ['Court order', 'Settled', 'aiko'],
  ]);
  expect(holds.list().map(({ standing, everHeld }) => [standing.count, everHeld])).toEqual([
    [0, 1],
    [0, 4],
  ]);
});

test('a hold is extended, and what was let go from it can be put under it again', async () => {
  const { holds, one, list } = setUp();
  const { hold } = await holds.place(one(1), 'Court order');
  await holds.lift(hold, one(1), 'By mistake');
  const extended = await holds.extend(hold, of(someAccount));
  expect(extended).toMatchObject({ standing: { count: 3 }, everHeld: 3, wanted: 3 });
  expect(holds.isHeld(sidFor('RE', 1))).toBe(true);
  expect((await list.totals({ kind: 'all', filter: { held: true }, except: [] })).count).toBe(3);
});

test('lifting from a selection lets go only what the selection and the hold have in common', async () => {
  const { holds, one } = setUp();
  const { hold } = await holds.place(of(someAccount), 'Court order');
  expect(await holds.lift(hold, one(4), 'No longer needed')).toBe(0);
  expect(await holds.lift(hold, one(2), 'No longer needed')).toBe(1);
  expect(holds.list()[0]?.standing.count).toBe(2);
});

test('every step is in the ledger, intent and outcome, with its reason', async () => {
  const { record, holds, one } = setUp();
  const { hold } = await holds.place(one(1), 'Court order');
  await holds.extend(hold, of(someAccount));
  await holds.lift(hold, null, 'Settled');
  const recordings = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(holdEntries(record).filter(({ kind }) => kind === 'intent')).toEqual([
    expect.objectContaining({
      what: 'hold-placed',
      facts: { hold, reason: 'Court order', recording: sidFor('RE', 1), account: someAccount },
    }),
    expect.objectContaining({ what: 'hold-extended', facts: { hold, reason: 'Court order', count: 3, recordings } }),
    expect.objectContaining({ what: 'hold-lifted', facts: { hold, reason: 'Settled', count: 3, whole: true } }),
  ]);
  expect(holdEntries(record).filter(({ kind, outcome }) => kind === 'outcome' && outcome === 'done')).toHaveLength(3);
});

test.each([
  [
    'nothing selected',
    'nothing-to-do',
    (holds: ReturnType<typeof setUp>['holds']) => holds.place({ kind: 'some', ids: [] }, 'x'),
  ],
  [
    'an unknown hold to extend',
    'hold-unknown',
    (holds: ReturnType<typeof setUp>['holds']) => holds.extend('none', all),
  ],
  [
    'an unknown hold to lift',
    'hold-unknown',
    (holds: ReturnType<typeof setUp>['holds']) => holds.lift('none', null, 'x'),
  ],
])('%s is refused and leaves nothing in the ledger', async (_, code, ask) => {
  const { record, holds } = setUp();
  await expect(ask(holds)).rejects.toMatchObject({ code });
  expect(holdEntries(record)).toEqual([]);
  expect(holds.list()).toEqual([]);
});

test('what the ledger cannot take is not done', async () => {
  const { record, holds } = setUp();
  record.exec("CREATE TRIGGER full BEFORE INSERT ON ledger BEGIN SELECT RAISE(ABORT, 'no'); END");
  await expect(holds.place(all, 'Court order')).rejects.toThrow();
  expect(holds.list()).toEqual([]);
  expect(holds.isHeld(sidFor('RE', 1))).toBe(false);
});

test('placing that is cut off shows how much is missing, and what it reached stays held', async () => {
  const { record, holds, index, list } = setUp();
  const many = Array.from({ length: 1200 }, (_, at) => newRecording(100 + at));
  await list.changed(upsertRecordings(index, many).ids);
  record.exec(`CREATE TRIGGER cut BEFORE INSERT ON held WHEN (SELECT count(*) FROM held) >= 1000
    BEGIN SELECT RAISE(ABORT, 'cut'); END`);
  await expect(holds.place(all, 'Court order')).rejects.toThrow();
  expect(holds.list()[0]).toMatchObject({ wanted: 1204, everHeld: 1000, standing: { count: 1000 } });
  record.exec('DROP TRIGGER cut');
  const again = await holds.extend(holds.list()[0]?.hold ?? '', all);
  expect(again).toMatchObject({ wanted: 1204, everHeld: 1204 });
});

test('after a restart the list knows every hold and copy of the record', async () => {
  const { record, index, holds, one } = setUp();
  await holds.place(one(1), 'Court order');
  const copy = record.prepare(
    `INSERT INTO copy (recording, archive, account, started_at, seconds, size, sha256, versions, made_at, verified_at, fault)
     VALUES (?, ?, '', 0, 0, 0, '', '{}', 0, ?, ?)`,
  );
  copy.run(sidFor('RE', 1), 'first', 5, null);
  copy.run(sidFor('RE', 2), 'first', null, null);
  copy.run(sidFor('RE', 3), 'first', 5, '{}');
  const next = setUpHolds(record, index);
  await next.marks.tellAll();
  const told = [1, 2, 3, 4].map((name) => next.list.details(sidFor('RE', name)));
  expect((await Promise.all(told)).map((details) => [details?.recording.held, details?.recording.archived])).toEqual([
    [true, 'verified'],
    [false, 'unverified'],
    [false, 'unverified'],
    [false, 'no'],
  ]);
});

test('where lifting is forbidden no hold is lifted, in part or whole, and every other deed goes on', async () => {
  const record = newRecord();
  const index = newIndex();
  const { ids } = upsertRecordings(index, [newRecording(1, {})]);
  const { holds } = setUpHolds(record, index, policyOf({ 'holds.forbidLifting': true }));
  const { hold } = await holds.place(all, 'Court order');
  const parts: (Selection | null)[] = [null, { kind: 'some', ids: [ids[0] ?? 0] }];
  for (const from of parts) {
    await expect(holds.lift(hold, from, 'Over')).rejects.toMatchObject({
      code: 'forbidden-by-policy',
      facts: { policy: 'holds.forbidLifting' },
    });
  }
  expect(holds.isHeld(sidFor('RE', 1))).toBe(true);
  expect(holdEntries(record).map(({ what }) => what)).not.toContain('hold-lifted');
});
