import { expect, test } from 'vitest';
import type { BatchParts } from '../../../main/batch/batch-parts.ts';
import type { PolicyRules } from '../../../main/contract/policy-calls.ts';
import { forbidden } from '../../../main/policy/forbidden.ts';
import { archiveId, batchOptions } from '../../support/new-batches.ts';
import { brokenPolicy, policyOf } from '../../support/policy-of.ts';
import { agrees, evacuate, isOver, simulatedBatches } from '../../support/simulated-batches.ts';

/** What the IT department has laid down, kept by the engine of batches whatever the window asks for. */

const under = (rules: PolicyRules) => (parts: BatchParts) => ({ ...parts, policy: policyOf(rules) });
/** Batches under a policy that changes while they are under way, as it may from one start of the program to the next. */
async function underChanging(recordings: number) {
  const laid = { down: policyOf({}) };
  const setting = await simulatedBatches({ recordings }, (parts) =>
    Object.defineProperty({ ...parts }, 'policy', { get: () => laid.down }),
  );
  return { laid, ...setting };
}
const reason = 'the customer asked for it';

test.each([
  ['without a verified copy', { 'removal.requireVerifiedCopy': true }, { withoutCopy: reason }],
  ['with too short a grace', { 'removal.minimumGraceHours': 1 }, { grace: 3599 }],
] as const)('a removal %s is not started', async (_, rules, options) => {
  const setting = await simulatedBatches({ recordings: 2 }, under(rules));
  const [policy] = Object.keys(rules);
  await expect(evacuate(setting, batchOptions(options))).rejects.toMatchObject({
    code: 'forbidden-by-policy',
    facts: { policy },
  });
  expect(setting.batches.list()).toEqual([]);
  expect((await setting.gone()).size).toBe(0);
});

test('a copy to an archive that is not allowed is not started', async () => {
  const setting = await simulatedBatches({ recordings: 2 }, (parts) => ({
    ...parts,
    copies: { ...parts.copies, mayCount: async () => forbidden('archives.folders') },
  }));
  await expect(evacuate(setting)).rejects.toMatchObject({ code: 'forbidden-by-policy' });
});

test('an export is not started', async () => {
  const setting = await simulatedBatches({ recordings: 2 }, under({ 'export.forbidPlain': true }));
  const plan = setting.plan('export', setting.sids);
  const starting = setting.batches.start({ plan, options: batchOptions(), typed: null });
  await expect(starting).rejects.toMatchObject({
    code: 'forbidden-by-policy',
    facts: { policy: 'export.forbidPlain' },
  });
});

test('what is kept at Twilio is copied all the same, says which rule keeps it, and stays there', async () => {
  const setting = await simulatedBatches({ recordings: 6 }, under({ 'retention.minimumDays': 100 }));
  const [young, old] = [setting.sids.slice(0, 3), setting.sids.slice(3)];
  // Plans are made at second 0 here: everything is young but what is far older.
  for (const sid of old) {
    const kept = setting.world.recordings.get(sid);
    if (kept !== undefined)
      setting.world.recordings.set(sid, { ...kept, recording: { ...kept.recording, startedAt: -100 * 86_400 } });
  }
  const batch = await evacuate(setting);
  const over = await setting.until(batch, isOver);
  expect(over).toMatchObject({ state: 'finished', counts: { removed: 3, kept: 3 } });
  expect(setting.batches.reasons(batch)).toEqual([
    {
      outcome: 'kept',
      failure: { code: 'forbidden-by-policy', facts: { policy: 'retention.minimumDays', days: 100 } },
      count: 3,
    },
  ]);
  for (const sid of young) expect(setting.copies.copiesOf(sid)).toHaveLength(1);
  await agrees(setting, batch);
});

test('everything of an account that is on hold stays', async () => {
  const setting = await underChanging(3);
  setting.laid.down = policyOf({ 'holds.accounts': [setting.remote.account] });
  const over = await setting.until(await evacuate(setting), isOver);
  expect(over.counts).toMatchObject({ removed: 0, kept: 3 });
  expect((await setting.gone()).size).toBe(0);
});

test('a removal that was overridden in writing before the policy came needs its copies now', async () => {
  const setting = await underChanging(3);
  const plan = setting.plan('remove', setting.sids);
  const options = batchOptions({ withoutCopy: reason, grace: 3600 });
  const { batch } = await setting.batches.start({ plan, options, typed: 3 });
  setting.laid.down = policyOf({ 'removal.requireVerifiedCopy': true });
  setting.world.clock.offset = 2 * 3600;
  setting.batches.wake();
  const over = await setting.until(batch, isOver);
  expect(over.counts).toMatchObject({ removed: 0, kept: 3 });
  expect(setting.batches.reasons(batch)).toMatchObject([{ failure: { code: 'copy-missing' } }]);
  expect((await setting.gone()).size).toBe(0);
});

test('copies in an archive that is no longer allowed do not let anything go', async () => {
  let allowed = true;
  const setting = await simulatedBatches({ recordings: 2 }, (parts) => ({
    ...parts,
    copies: {
      ...parts.copies,
      mayCount: async (archive) => (allowed && archive === archiveId ? null : forbidden('archives.folders')),
    },
  }));
  const batch = await evacuate(setting, batchOptions({ grace: 3600 }));
  await setting.until(batch, ({ state }) => state === 'grace');
  allowed = false;
  setting.world.clock.offset = 2 * 3600;
  setting.batches.wake();
  const over = await setting.until(batch, isOver);
  expect(over.counts).toMatchObject({ removed: 0, kept: 2 });
  expect(setting.batches.reasons(batch)).toMatchObject([
    { failure: { code: 'forbidden-by-policy', facts: { policy: 'archives.folders' } } },
  ]);
});

test('a policy that cannot be understood stops a removal before anything is removed', async () => {
  const setting = await underChanging(3);
  const batch = await evacuate(setting, batchOptions({ grace: 3600 }));
  await setting.until(batch, ({ state }) => state === 'grace');
  setting.laid.down = brokenPolicy;
  setting.world.clock.offset = 2 * 3600;
  setting.batches.wake();
  const over = await setting.until(batch, isOver);
  expect(over).toMatchObject({ state: 'stopped', failure: { code: 'policy-unreadable' }, counts: { removed: 0 } });
  expect((await setting.gone()).size).toBe(0);
});
