import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanSummary } from '../../../main/contract.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { planLine } from '../../../main/plans/plan-lines.ts';
import { filters } from '../../support/list-arbitraries.ts';
import { listReference } from '../../support/list-reference.ts';
import { newIndex } from '../../support/new-index.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { newRecording, otherAccount, someAccount } from '../../support/new-recordings.ts';
import { planReference } from '../../support/plan-reference.ts';
import { policyOf } from '../../support/policy-of.ts';
import { allOf, dice, fill, keys } from '../../support/random-recordings.ts';
import { archives, everything, putCopy, setUpPlans } from './set-up-plans.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
const byName = (parts: readonly object[], name: (part: never) => string) =>
  Object.fromEntries(
    parts.map((part) => {
      const { count, seconds } = part as PlanSummary['total'];
      return [name(part as never), { count, seconds }];
    }),
  );

async function setUpRandom() {
  const parts = setUpPlans();
  const roll = dice(17);
  fill(parts.index, upTo(800), roll);
  const soundIn = new Map<string, string[]>();
  parts.record.exec('BEGIN');
  for (const { sid } of allOf(parts.index)) {
    for (const archive of archives) {
      if (roll(3) !== 0) continue;
      const sound = roll(2) === 0;
      putCopy(parts.record, sid, archive, sound);
      if (sound) soundIn.set(sid, [...(soundIn.get(sid) ?? []), archive]);
    }
  }
  parts.record.exec('COMMIT');
  await parts.holds.place({ kind: 'all', filter: { channels: [1] }, except: [] }, 'Court order');
  await parts.marks.tellAll();
  const order = { by: 'time', descending: false } as const;
  const { rows } = await parts.list.page({ filter: {}, order, offset: 0, limit: 10_000 });
  const marked = rows.map((row) => ({ ...row, soundIn: soundIn.get(row.sid) ?? [] }));
  return { ...parts, rows: marked };
}

test('the sums of a plan are those of a plain count over its recordings, and its digest that of their lines', async () => {
  const { plans, make, rows } = await setUpRandom();
  const kinds = fc.constantFrom('archive', 'export', 'remove', 'evacuate' as const);
  const question = fc.asyncProperty(
    filters,
    kinds,
    fc.constantFrom(...archives, null),
    async (filter, kind, archive) => {
      const wanted = listReference(rows, filter, { by: 'time', descending: false }) as typeof rows;
      const making = make({ selection: { kind: 'all', filter, except: [] }, kind, archive });
      if (wanted.length === 0) {
        await expect(making).rejects.toMatchObject({ code: 'nothing-to-do' });
        return;
      }
      const summary = await making;
      const reference = planReference(wanted, {
        ...{ kind, archive },
        standing: (sid) => ({ [keys[0] ?? '']: 'backed-up', [keys[1] ?? '']: 'unbacked' })[sid] ?? 'missing',
        seals: (account) => account === someAccount,
      });
      const { accounts, hindered, keys: byKey, leftOut, ...shares } = reference;
      expect(summary).toMatchObject({ ...shares, kind, archive });
      expect(byName(summary.accounts, ({ account }: { account: string }) => account)).toEqual(accounts);
      const unsealed = leftOut.toSorted().map((account) => ({ account, plainOnly: true }));
      expect(summary.leftOut.toSorted((one, other) => (one.account < other.account ? -1 : 1))).toEqual(unsealed);
      expect(byName(summary.hindered, ({ reason }: { reason: string }) => reason)).toEqual(hindered);
      expect(
        byName(summary.keys, ({ keySid, standing }: PlanSummary['keys'][number]) => `${keySid} ${standing}`),
      ).toEqual(byKey);
      const lines = wanted.map(planLine).join('');
      expect(summary.digest).toBe(createHash('sha256').update(lines).digest('hex'));
      const items = await plans.items(summary.plan, 0, 10_000);
      expect(items.map(planLine).join('')).toBe(lines);
      const from = Math.floor(wanted.length / 2);
      expect(await plans.items(summary.plan, from, 3)).toEqual(items.slice(from, from + 3));
    },
  );
  await fc.assert(question, { numRuns: 60 });
}, 60_000);

test('a saved plan gives its digest back to anyone who hashes all lines but the first', async () => {
  const { plans, make } = await setUpRandom();
  const { plan, digest, total } = await make();
  const path = join(newFolder(), 'plan.jsonl');
  await plans.saveAs(plan, path);
  const text = readFileSync(path, 'utf8');
  const lines = text.slice(text.indexOf('\n') + 1);
  expect(createHash('sha256').update(lines).digest('hex')).toBe(digest);
  expect(lines.split('\n')).toHaveLength(total.count + 1);
  expect(JSON.parse(text.slice(0, text.indexOf('\n')))).toMatchObject({
    format: 'koekura-plan',
    version: 1,
    plan,
    digest,
    total,
  });
});

test('the same recordings give the same digest and share a file, which goes with the last of their plans', async () => {
  const { plans, make, folder } = await setUpRandom();
  const first = await make({ kind: 'archive' });
  const second = await make({ kind: 'remove' });
  expect(second.digest).toBe(first.digest);
  expect(readdirSync(folder)).toEqual([`${first.digest}.plan`]);
  await plans.discard(first.plan);
  expect(await plans.items(second.plan, 0, 1)).toHaveLength(1);
  await plans.discard(second.plan);
  expect(readdirSync(folder)).toEqual([]);
  expect(() => plans.read(first.plan)).toThrow(expect.objectContaining({ code: 'plan-unknown' }));
});

test('a plan is as it was after a restart', async () => {
  const { record, index, folder, make } = await setUpRandom();
  const summary = await make();
  const { plans: again, marks } = setUpPlans(record, index, folder);
  await marks.tellAll();
  expect(again.read(summary.plan)).toEqual(summary);
  expect(await again.drift(summary.plan)).toBe(0);
});

test('what a plan saves each month is what its removals take off the bill, and nothing where nothing is removed', async () => {
  const { make } = await setUpRandom();
  const archived = await make({ kind: 'archive' });
  const removed = await make({ kind: 'remove', selection: everything });
  expect(archived.storageSaved).toBe(0);
  expect(removed.storageNow).toBeCloseTo(archived.storageNow);
  expect(removed.storageSaved).toBeGreaterThan(0);
  expect(removed.storageSaved).toBeLessThanOrEqual(removed.storageNow);
  expect(removed.space).toBe(0);
});

test('every plan stands in the ledger with its digest', async () => {
  const { record, make } = await setUpRandom();
  const { plan, digest, total } = await make();
  const text = record.prepare("SELECT entry FROM ledger WHERE entry LIKE '%plan-made%' ORDER BY number").pluck().get();
  expect(JSON.parse(String(text))).toMatchObject({
    kind: 'intent',
    facts: { plan, digest, count: total.count, planned: 'evacuate', archive: archives[0] },
  });
});

test.each([
  ['a selection of nothing', { selection: { kind: 'some' as const, ids: [] } }, 'nothing-to-do'],
  ['an archive nobody knows', { archive: '99999999-9999-4999-8999-999999999999' }, 'archive-unknown'],
])('%s is refused, and no file is left', async (_, more, code) => {
  const { make, folder, index } = setUpPlans();
  fill(index, upTo(5), dice(1));
  await expect(make(more)).rejects.toMatchObject({ code });
  expect(() => readdirSync(folder)).toThrow();
});

test('a plan says what the policy keeps at Twilio, and by which rule; only what removes is bound', async () => {
  const policy = policyOf({ 'retention.minimumDays': 365, 'holds.accounts': [otherAccount] });
  const { index, make } = setUpPlans(newRecord(), newIndex(), join(newFolder(), 'plans'), policy);
  const old = 1_800_000_000 - 366 * 86_400;
  upsertRecordings(index, [
    newRecording(1, { startedAt: old }),
    newRecording(2, { startedAt: 1_800_000_000 - 364 * 86_400 }),
    newRecording(3, { startedAt: old, account: otherAccount }),
    newRecording(4, { startedAt: 1_800_000_000, account: otherAccount }),
    newRecording(5, { startedAt: 1_800_000_000, status: 'processing' }),
  ]);
  const plan = await make({ kind: 'remove' });
  expect(byName(plan.forbidden, ({ policy, days }: { policy: string; days: number }) => `${policy} ${days}`)).toEqual({
    'holds.accounts 0': { count: 2, seconds: expect.any(Number) },
    'retention.minimumDays 365': { count: 1, seconds: expect.any(Number) },
  });
  expect([plan.total.count, plan.doable.count]).toEqual([5, 1]);
  expect(plan.leftOut).toEqual([{ account: otherAccount, plainOnly: false }]);
  expect(await make({ kind: 'archive' })).toMatchObject({ forbidden: [] });
});

test('a plan of an earlier version, which knew of no policy, is read as one that forbids nothing', async () => {
  const { record, index, plans, make } = setUpPlans();
  fill(index, upTo(5), dice(1));
  const { plan } = await make({ kind: 'remove' });
  record.exec("UPDATE plan SET summary = json_remove(summary, '$.forbidden', '$.leftOut')");
  expect(plans.read(plan)).toMatchObject({ forbidden: [], leftOut: [] });
});
