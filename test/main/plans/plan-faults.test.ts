import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markVanished } from '../../../main/database/follow-up-recordings.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { changedSince } from '../../../main/plans/changed-since.ts';
import type { RecordingFacts, Selection } from '../../../main/recording.ts';
import { newFolder } from '../../support/new-record.ts';
import { newRecording, newSealedRecording, otherAccount, sidFor, someAccount } from '../../support/new-recordings.ts';
import { setUpPlans } from './set-up-plans.ts';

const names = [1, 2, 3, 4, 5];

async function setUp() {
  const parts = setUpPlans();
  const ids = names.map(
    (name) => upsertRecordings(parts.index, [newRecording(name, { createdAt: 1000 + name })]).ids[0],
  );
  await parts.list.loaded();
  const one = (name: number): Selection => ({ kind: 'some', ids: [ids[name - 1] ?? 0] });
  const change = async (facts: RecordingFacts) => {
    await parts.list.changed(upsertRecordings(parts.index, [facts]).ids);
  };
  return { ...parts, one, change };
}

const again = (name: number, facts: Partial<RecordingFacts>) =>
  newRecording(name, { createdAt: 1000 + name, ...facts });

test.each<[string, RecordingFacts, string]>([
  ['its status', again(2, { status: 'processing' }), 'status'],
  ['its length', again(2, { duration: 62 }), 'duration'],
  ['its channels', again(2, { channels: 1 }), 'channels'],
  ['its key', newSealedRecording(2, sidFor('CR', 'x'), { createdAt: 1002 }), 'keySid'],
])('a recording that has changed in %s since is counted, and named afterwards', async (_, facts, field) => {
  const { plans, make, change, list } = await setUp();
  const { plan } = await make();
  expect(await plans.drift(plan)).toBe(0);
  await change(facts);
  expect(await plans.drift(plan)).toBe(1);
  const planned = (await plans.items(plan, 1, 1))[0];
  const now = (await list.details(sidFor('RE', 2)))?.recording ?? null;
  expect(planned && changedSince(planned, now, false)).toBe(field);
});

test('price, and having been archived, are no change', async () => {
  const { plans, make, change, marks, record } = await setUp();
  const { plan } = await make();
  await change(again(2, { price: 0.5 }));
  record
    .prepare(
      `INSERT INTO copy (recording, archive, account, started_at, seconds, size, sha256, versions, made_at, verified_at)
       VALUES (?, 'x', '', 0, 0, 0, '', '{}', 0, 1)`,
    )
    .run(sidFor('RE', 1));
  marks.note([sidFor('RE', 1)]);
  expect(await plans.drift(plan)).toBe(0);
});

test('a recording removed at Twilio since, or gone from the list, is counted', async () => {
  const { plans, make, index, list } = await setUp();
  const { plan } = await make();
  await list.changed(markVanished(index, someAccount, [sidFor('RE', 1)]).ids);
  expect(await plans.drift(plan)).toBe(1);
  const id = (await list.details(sidFor('RE', 2)))?.recording.id ?? 0;
  index.prepare('DELETE FROM recording WHERE id = ?').run(id);
  await list.changed([id]);
  expect(await plans.drift(plan)).toBe(2);
});

test('a hold put on or lifted since counts before the start, and of the recording afterwards', async () => {
  const { plans, make, holds, one } = await setUp();
  const before = await holds.place(one(1), 'Court order');
  const { plan, onHold, doable } = await make({ kind: 'remove' });
  expect([onHold.count, doable.count]).toEqual([1, 4]);
  await holds.place(one(2), 'Complaint');
  expect(await plans.drift(plan)).toBe(1);
  await holds.lift(before.hold, null, 'Settled');
  expect(await plans.drift(plan)).toBe(2);
  const [first, second] = await plans.items(plan, 0, 2);
  expect(first && changedSince(first, first, holds.isHeld(first.sid))).toBe('held');
  expect(second && changedSince(second, second, holds.isHeld(second.sid))).toBe('held');
});

test.each([
  ['another account', { account: otherAccount }, 'account'],
  ['nothing else', {}, null],
])('%s is told from the recording itself', async (_, now, field) => {
  const { plans, make } = await setUp();
  const planned = (await plans.items((await make()).plan, 0, 1))[0];
  expect(planned && changedSince(planned, { ...planned, ...now }, false)).toBe(field);
  expect(planned && changedSince(planned, null, false)).toBe('gone');
});

test('a plan of recordings that are all on hold is made, and has nothing to do', async () => {
  const { make, holds } = await setUp();
  await holds.place({ kind: 'all', filter: {}, except: [] }, 'Court order');
  const summary = await make({ kind: 'remove' });
  expect(summary).toMatchObject({ total: { count: 5 }, onHold: { count: 5 }, doable: { count: 0 }, storageSaved: 0 });
});

const damages: readonly (readonly [string, (path: string) => void])[] = [
  ['is gone', (path) => rmSync(path)],
  ['was cut', (path) => truncateSync(path, readFileSync(path).length - 24)],
  ['is empty', (path) => writeFileSync(path, '')],
  ['has another head', (path) => overwrite(path, 8, 0x20)],
  ['has a recording with a bit turned', (path) => overwrite(path, readFileSync(path).length - 24, 0xff)],
  ['says of a recording that it was not held', (path) => overwrite(path, readFileSync(path).length - 4, 0x07)],
  ['is something else', (path) => writeFileSync(path, 'not a plan at all, but long enough to look at')],
];
test.each(damages)('a plan whose file %s is noticed by all that lean on it', async (_, damage) => {
  const { plans, make, folder } = await setUp();
  const { plan, digest } = await make();
  damage(join(folder, `${digest}.plan`));
  await expect(plans.drift(plan)).rejects.toMatchObject({ code: 'plan-damaged' });
  await expect(plans.items(plan, 0, 5)).rejects.toMatchObject({ code: 'plan-damaged' });
  const target = newFolder();
  await expect(plans.saveAs(plan, join(target, 'plan.jsonl'))).rejects.toMatchObject({ code: 'plan-damaged' });
  expect(readdirSync(target)).toEqual([]);
});

test('a plan whose file cannot be written is not made', async () => {
  const { make, record, folder } = await setUp();
  mkdirSync(join(folder, '..'), { recursive: true });
  writeFileSync(folder, 'a file where the folder should be');
  await expect(make()).rejects.toMatchObject({ code: 'disk-refused' });
  expect(record.prepare('SELECT count(*) FROM plan').pluck().get()).toBe(0);
});

test('what a broken run left among the plans is tidied away, with plans nobody carried out for a day', async () => {
  const { make, plans, record, folder } = await setUp();
  const { digest } = await make();
  writeFileSync(join(folder, `${digest}.plan.0011.part`), 'half');
  await plans.tidy();
  expect(readdirSync(folder)).toEqual([`${digest}.plan`]);
  record.prepare('UPDATE plan SET made_at = 0').run();
  await plans.tidy();
  expect(readdirSync(folder)).toEqual([]);
});

function overwrite(path: string, at: number, value: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ value;
  writeFileSync(path, bytes);
}
