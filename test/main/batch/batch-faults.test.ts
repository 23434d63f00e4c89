import { expect, test } from 'vitest';
import type { BatchParts } from '../../../main/batch/batch-parts.ts';
import { Failure } from '../../../main/failure.ts';
import { batchOptions } from '../../support/new-batches.ts';
import { agrees, evacuate, isOver, isWaiting, simulatedBatches } from '../../support/simulated-batches.ts';

test.each<[string, Record<string, string>]>([
  ['a storm of refusals', { 'concurrency-limit': '3' }],
  ['every third request refused', { 'busy-every': '3' }],
  ['every fourth request failing with 500', { 'server-error': '500', 'server-error-every': '4' }],
  ['every fifth request failing with 503', { 'server-error': '503', 'server-error-every': '5' }],
  ['every answer to a removal lost', { 'delete-answer-lost': 'on' }],
])('%s: every recording is archived and removed once', async (_, faults) => {
  const setting = await simulatedBatches({ recordings: 24, faults });
  const batch = await evacuate(setting);
  const over = await setting.until(batch, isOver);
  setting.simulator.resetFaults();
  expect(over).toMatchObject({ state: 'finished', counts: { removed: 24 } });
  await agrees(setting, batch);
});

test('a gateway that answers in HTML is waited out; the batch goes on by itself when it is well', async () => {
  const setting = await simulatedBatches({ recordings: 10 });
  setting.simulator.setFault('html-502', 'any');
  const batch = await evacuate(setting);
  expect(await setting.until(batch, isWaiting)).toMatchObject({ waiting: { failure: { code: 'twilio-unwell' } } });
  setting.simulator.resetFaults();
  await agrees(setting, batch);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true });
  await agrees(setting, batch);
});

test.each<[string, Record<string, string>, string]>([
  ['a suspended account', { suspended: '20005' }, 'twilio-suspended'],
  ['a key without the permission', { 'permission-lacking': 'recordings-delete' }, 'twilio-permission-missing'],
])('%s stops the batch, which can go on', async (_, faults, code) => {
  const setting = await simulatedBatches({ recordings: 10 });
  for (const [name, value] of Object.entries(faults)) setting.simulator.setFault(name, value);
  const batch = await evacuate(setting);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'stopped', failure: { code } });
  expect(setting.world.notified.at(-1)?.failure?.code).toBe(code);
  setting.simulator.resetFaults();
  await agrees(setting, batch);
  await setting.batches.resume(batch);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true });
  await agrees(setting, batch);
});

test('an account that is shut ends its own recordings with the reason, and the others go on', async () => {
  const closed = `AC${'c'.repeat(32)}`;
  const setting = await simulatedBatches({ recordings: 12 }, (parts) => ({
    ...parts,
    login: async (account) => {
      if (account === closed) throw new Failure('twilio-suspended');
      return parts.login(account);
    },
  }));
  const { world, sids } = setting;
  const theirs = new Set(sids.filter((_, place) => place % 3 === 0));
  for (const sid of theirs) {
    const known = world.recordings.get(sid);
    if (known) world.recordings.set(sid, { ...known, recording: { ...known.recording, account: closed } });
  }
  const batch = await evacuate(setting);
  const over = await setting.until(batch, isOver);
  expect(over).toMatchObject({ state: 'finished', counts: { removed: 8, failed: 4 } });
  const gone = await setting.gone();
  const outcomes = setting.outcomes(batch);
  for (const sid of sids) {
    expect([sid, gone.has(sid)]).toEqual([sid, !theirs.has(sid)]);
    expect(outcomes.get(sid)).toMatch(theirs.has(sid) ? /^failed: twilio-/ : /^removed$/);
  }
});

test('of an account that is shut no more is asked than was under way, however many recordings it has', async () => {
  const closed = `AC${'c'.repeat(32)}`;
  let asked = 0;
  const setting = await simulatedBatches({ recordings: 60 }, (parts) => ({
    ...parts,
    copies: {
      ...parts.copies,
      copy: async (archive, wanted, ...rest) => {
        if (wanted.recording.account !== closed) return parts.copies.copy(archive, wanted, ...rest);
        asked += 1;
        throw new Failure('twilio-suspended');
      },
    },
  }));
  const { world, sids } = setting;
  const theirs = sids.slice(0, 40);
  for (const sid of theirs) {
    const known = world.recordings.get(sid);
    if (known) world.recordings.set(sid, { ...known, recording: { ...known.recording, account: closed } });
  }
  const batch = await evacuate(setting);
  const over = await setting.until(batch, isOver);
  expect(over).toMatchObject({ state: 'finished', counts: { removed: 20, failed: 40 } });
  const outcomes = setting.outcomes(batch);
  expect(new Set(theirs.map((sid) => outcomes.get(sid)))).toEqual(new Set(['failed: twilio-suspended']));
  expect(asked).toBeLessThan(20);
  await agrees(setting, batch);
});

test('a keychain that is locked midway stops the batch; it waits for its user, also when the machine wakes up', async () => {
  const setting = await simulatedBatches({ recordings: 10 });
  setting.world.keychain = new Failure('keychain-locked');
  const batch = await evacuate(setting);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'stopped', failure: { code: 'keychain-locked' } });
  await agrees(setting, batch);
  setting.world.keychain = null;
  setting.batches.wake();
  expect(setting.batches.read(batch)).toMatchObject({ state: 'stopped', failure: { code: 'keychain-locked' } });
  await agrees(setting, batch);
  await setting.batches.resume(batch);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true });
  await agrees(setting, batch);
});

test('a ledger that is not whole lets nothing be removed, at the start or later', async () => {
  const setting = await simulatedBatches({ recordings: 5 });
  setting.world.ledgerWhole = false;
  await expect(evacuate(setting)).rejects.toMatchObject({ code: 'ledger-altered' });
  setting.world.ledgerWhole = true;
  const batch = await evacuate(setting, batchOptions({ grace: 1 }));
  setting.world.ledgerWhole = false;
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'stopped', counts: { copied: 5, removed: 0 } });
  await agrees(setting, batch);
});

test('removals nobody answers in time are waited for; each is settled by asking, and none is sent for nothing', async () => {
  const setting = await simulatedBatches({ recordings: 6 });
  const batch = await evacuate(setting, batchOptions({ grace: 3600 }));
  await setting.until(batch, ({ state }) => state === 'grace');
  setting.simulator.setFault('latency', '4000');
  setting.world.clock.offset = 3700;
  setting.batches.wake();
  expect(await setting.until(batch, isWaiting)).toMatchObject({
    waiting: { failure: { code: 'offline' } },
    counts: { failed: 0, removed: 0 },
  });
  // What was asked for and not answered is done by now.
  await expect.poll(async () => (await setting.gone()).size, { timeout: 15_000 }).toBe(6);
  const asked = setting.simulator.report().requests['recordings-delete'];
  setting.simulator.resetFaults();
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { removed: 6 } });
  expect(setting.simulator.report().requests['recordings-delete']).toBe(asked);
  await agrees(setting, batch);
}, 120_000);

test('held, changed or removed by somebody else between plan and act: kept, each with its reason', async () => {
  const setting = await simulatedBatches({ recordings: 8 });
  const { batches, sids, world, until, outcomes, gone } = setting;
  const batch = await evacuate(setting, batchOptions({ grace: 3600 }));
  await until(batch, ({ state }) => state === 'grace');
  const [held = '', changed = '', removed = ''] = sids;
  world.holds.set(held, ['a lawsuit']);
  const before = world.recordings.get(changed);
  if (before !== undefined) {
    world.recordings.set(changed, { ...before, recording: { ...before.recording, duration: 9 } });
  }
  const { origin, account, user, secret } = setting.remote;
  await fetch(`${origin}/2010-04-01/Accounts/${account}/Recordings/${removed}.json`, {
    method: 'DELETE',
    headers: { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` },
  });
  world.clock.offset = 3700;
  batches.wake();
  expect(await until(batch, isOver)).toMatchObject({ state: 'finished', counts: { removed: 6, kept: 2 } });
  expect(outcomes(batch).get(held)).toBe('kept: on-hold');
  expect(outcomes(batch).get(changed)).toBe('kept: plan-drifted');
  expect(await gone()).not.toContain(held);
  const { answer } = setting.record.prepare('SELECT answer FROM removal WHERE recording = ?').get(removed) as {
    answer: number;
  };
  expect(answer).toBe(404);
  expect(batches.reasons(batch).map(({ failure, count }) => [failure.code, count])).toEqual(
    expect.arrayContaining([
      ['on-hold', 1],
      ['plan-drifted', 1],
    ]),
  );
});

test('a hold put on while the request waits for its turn keeps the recording', async () => {
  const setting = await simulatedBatches({ recordings: 1 });
  const [sid = ''] = setting.sids;
  // The gate has passed it; the last word has not been said.
  const begin = setting.parts.ledger.begin;
  (setting.parts.ledger as { begin: typeof begin }).begin = (deeds, also) => {
    if (deeds.some(({ what }) => what === 'remote-copy-removed')) setting.world.holds.set(sid, ['at the last moment']);
    return begin(deeds, also);
  };
  const batch = await evacuate(setting);
  expect(await setting.until(batch, isOver)).toMatchObject({ counts: { removed: 0, kept: 1 } });
  expect(setting.outcomes(batch).get(sid)).toBe('kept: on-hold');
  await agrees(setting, batch);
});

test('a plan that has drifted is not started, and nothing is noted', async () => {
  const setting = await simulatedBatches({ recordings: 4 });
  const { world, sids, plan, batches } = setting;
  const made = plan('remove', sids);
  world.holds.set(sids[0] ?? '', ['x']);
  await expect(batches.start({ plan: made, options: batchOptions(), typed: 4 })).rejects.toMatchObject({
    code: 'plan-drifted',
    facts: { count: 1 },
  });
  expect(batches.list()).toEqual([]);
});

test('a full disk under the record stops the batch before anything more is done, and no outcome is lost', async () => {
  const full = { now: false };
  const change = (parts: BatchParts): BatchParts => {
    const { begin, owe, noteFact, settle } = parts.ledger;
    const refuse = () => {
      if (full.now) throw new Failure('disk-full');
    };
    // What the ledger does when SQLite says that the disk is full: intents fail, outcomes are owed.
    const owed: (() => void)[] = [];
    return {
      ...parts,
      ledger: {
        begin: (deeds, also) => {
          refuse();
          return begin(deeds, also);
        },
        noteFact: (deed) => {
          refuse();
          noteFact(deed);
        },
        owe: (ended, also) => {
          if (full.now) owed.push(() => owe(ended, also));
          else owe(ended, also);
        },
        settle: () => {
          if (full.now && owed.length > 0) throw new Failure('disk-full');
          for (const write of owed.splice(0)) write();
          settle();
        },
      },
    };
  };
  const setting = await simulatedBatches({ recordings: 40, faults: { latency: '30' } }, change);
  const batch = await evacuate(setting);
  await setting.until(batch, ({ counts }) => counts.removed > 3);
  full.now = true;
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'stopped', failure: { code: 'disk-full' } });
  full.now = false;
  await setting.batches.resume(batch);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { removed: 40 } });
  await agrees(setting, batch);
  expect(setting.simulator.report().requests['recordings-delete']).toBe(40);
});

test('asleep for a day: what was read back before is read back again before it is removed', async () => {
  const setting = await simulatedBatches({ recordings: 6 });
  const batch = await evacuate(setting, batchOptions({ grace: 3600 }));
  await setting.until(batch, ({ state }) => state === 'grace');
  const [sid = ''] = setting.sids;
  const before = setting.copies.copiesOf(sid)[0]?.verifiedAt ?? 0;
  setting.world.clock.offset = 86_400 + 7200;
  setting.batches.wake();
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true });
  expect(setting.copies.copiesOf(sid)[0]?.verifiedAt).toBeGreaterThan(before + 86_400);
  await agrees(setting, batch);
});

test('a removal nobody can tell the end of is never called failed: the batch stops, and settles it when Twilio can say', async () => {
  let strange = true;
  const trouble = () => new Failure('twilio-answer-strange', { status: 200 });
  const setting = await simulatedBatches({ recordings: 3 }, (parts) => ({
    ...parts,
    twilio: {
      ...parts.twilio,
      remove: async (...asked) => {
        const deletion = await parts.twilio.remove(...asked);
        return strange ? { settled: false, trouble: trouble() } : deletion;
      },
      isGone: async (...asked) => {
        if (strange) throw trouble();
        return parts.twilio.isGone(...asked);
      },
    },
  }));
  const batch = await evacuate(setting);
  expect(await setting.until(batch, isOver)).toMatchObject({
    state: 'stopped',
    failure: { code: 'twilio-answer-strange' },
    counts: { failed: 0, removed: 0 },
  });
  strange = false;
  await setting.batches.resume(batch);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', counts: { removed: 3 } });
  await agrees(setting, batch);
});
