import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { BatchParts } from '../../../main/batch/batch-parts.ts';
import { Failure } from '../../../main/failure.ts';
import type { Twilio } from '../../../main/twilio/create-twilio.ts';
import { batchOptions } from '../../support/new-batches.ts';
import { newFolder } from '../../support/new-record.ts';
import { folderArchive, realCopies } from '../../support/real-copies.ts';
import {
  agrees,
  evacuate,
  isOver,
  isWaiting,
  type Setting,
  simulatedBatches,
} from '../../support/simulated-batches.ts';

/** What becomes of a batch while nobody answers, and of a recording that alone is never answered for. */

/** They wait out what the batch waits out, ms; a busy machine takes longer. */
vi.setConfig({ testTimeout: 180_000 });

/** Asked before each copy is made, `made` being there already; a failure stands for what it would have met. */
type Met = (sid: string, made: ReadonlySet<string>) => Failure | null;

/** Turns Twilio's faults on once, however often it is called. */
function breakingOnce(faults: Record<string, string>): (setting: Setting) => void {
  let broken = false;
  return ({ simulator }) => {
    if (!broken) for (const [name, value] of Object.entries(faults)) simulator.setFault(name, value);
    broken = true;
  };
}

async function meeting(recordings: number, met: Met): Promise<Setting> {
  const made = new Set<string>();
  return simulatedBatches({ recordings }, (parts) => ({
    ...parts,
    copies: {
      ...parts.copies,
      copy: async (archive, wanted, signal, told) => {
        const failure = met(wanted.recording.sid, made);
        if (failure !== null) throw failure;
        const copy = await parts.copies.copy(archive, wanted, signal, told);
        made.add(copy.recording);
        return copy;
      },
    },
  }));
}

const requestsOf = ({ simulator }: Setting) =>
  Object.values(simulator.report().requests).reduce((sum, count) => sum + count, 0);

describe.each<[string, Record<string, string>, string]>([
  ['a gateway that answers in HTML', { 'html-502': 'any' }, 'twilio-unwell'],
  ['a Twilio that answers 500', { 'server-error': '500' }, 'twilio-unwell'],
  ['a Twilio that has too many requests', { 'busy-every': '1' }, 'twilio-busy'],
])('%s', (_, faults, code) => {
  test('met by the last recording left is waited out, however often it is tried', async () => {
    const fall = breakingOnce(faults);
    const setting = await meeting(4, (__, made) => {
      if (made.size === 3) fall(setting);
      return null;
    });
    const batch = await evacuate(setting, batchOptions({ ceiling: 1 }));
    expect(await setting.until(batch, (now) => isWaiting(now) || isOver(now))).toMatchObject({
      state: 'waiting',
      waiting: { failure: { code } },
    });
    const asked = requestsOf(setting);
    await expect.poll(() => requestsOf(setting), { timeout: 90_000 }).toBeGreaterThan(asked + 30);
    expect(setting.batches.read(batch)).toMatchObject({ state: 'waiting', counts: { failed: 0 } });
    setting.simulator.resetFaults();
    expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true, waiting: null });
    await agrees(setting, batch);
  });
});

test('a recording that had met trouble four times before the outage is not given up in it', async () => {
  const before = { met: 0 };
  const fall = breakingOnce({ 'html-502': 'any' });
  const setting = await meeting(6, (sid, made) => {
    if (sid !== setting.sids[0]) return null;
    before.met += 1;
    if (before.met <= 4) return new Failure('twilio-unwell');
    if (made.size === 5) fall(setting);
    return null;
  });
  // The others go well until the fourth time, so that each of the four counts.
  const batch = await evacuate(setting);
  await setting.until(batch, (now) => isWaiting(now) || isOver(now));
  const asked = requestsOf(setting);
  await expect.poll(() => requestsOf(setting), { timeout: 90_000 }).toBeGreaterThan(asked + 30);
  setting.simulator.resetFaults();
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true });
  await agrees(setting, batch);
});

test('one whose media alone is never answered for is given up with its reason, though nothing else ever went well', async () => {
  const setting = await simulatedBatches({ recordings: 1, faults: { 'media-error': '500' } });
  const batch = await evacuate(setting);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: false, counts: { failed: 1 } });
  expect([...setting.outcomes(batch).values()]).toEqual(['failed: twilio-unwell']);
  await agrees(setting, batch);
});

test('several whose media alone are never answered for are given up after a while, the rest being done', async () => {
  const lost = new Set<string>();
  const setting = await meeting(8, (sid) => (lost.has(sid) ? new Failure('twilio-unwell') : null));
  for (const sid of setting.sids.slice(2, 5)) lost.add(sid);
  const batch = await evacuate(setting);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', counts: { failed: 3, removed: 5 } });
  await agrees(setting, batch);
});

test('an outage that lasts is told once; the batch can be paused in it, goes on, and can be cancelled', async () => {
  const setting = await simulatedBatches({ recordings: 5 });
  setting.simulator.setFault('server-error', '503');
  const { batches, world, until } = setting;
  const batch = await evacuate(setting);
  await expect.poll(() => world.notified.map(({ state }) => state), { timeout: 90_000 }).toEqual(['waiting']);
  await until(batch, isWaiting);
  await batches.pause(batch);
  await until(batch, ({ state }) => state === 'paused');
  await batches.resume(batch);
  await until(batch, isWaiting);
  expect(world.notified).toHaveLength(1);
  await batches.cancel(batch);
  expect(await until(batch, ({ finishedAt }) => finishedAt !== null)).toMatchObject({
    state: 'cancelled',
    counts: { cancelled: 5 },
  });
  setting.simulator.resetFaults();
  await agrees(setting, batch);
});

test('while it lasts no recording is tried, so that the ledger does not fill with attempts', async () => {
  const setting = await simulatedBatches({ recordings: 5 });
  setting.simulator.setFault('html-502', 'any');
  const batch = await evacuate(setting);
  await setting.until(batch, isWaiting);
  const written = setting.entries().length;
  const asked = requestsOf(setting);
  await expect.poll(() => requestsOf(setting), { timeout: 90_000 }).toBeGreaterThan(asked + 30);
  expect(setting.entries().length).toBeLessThan(written + 12);
  setting.simulator.resetFaults();
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', whole: true });
});

test('a batch that waits long lets the next have its turn', async () => {
  const away = { now: true };
  const setting = await simulatedBatches({ recordings: 4 }, (parts) => ({
    ...parts,
    copies: {
      ...parts.copies,
      copy: async (...asked) => {
        if (away.now) throw new Failure('store-unwell');
        return parts.copies.copy(...asked);
      },
      mustAnswer: async () => {
        if (away.now) throw new Failure('store-unwell');
      },
    },
  }));
  const { batches, plan, sids, until } = setting;
  const [one = '', ...others] = sids;
  const options = { ...batches.defaults(), grace: 0 };
  const { batch: waits } = await batches.start({ plan: plan('archive', others), options, typed: null });
  const withoutCopy = { ...options, withoutCopy: 'it is not needed' };
  const { batch: next } = await batches.start({ plan: plan('remove', [one]), options: withoutCopy, typed: 1 });
  expect(await until(next, isOver)).toMatchObject({ state: 'finished', whole: true });
  expect(batches.read(waits)).toMatchObject({ state: 'waiting', counts: { failed: 0 } });
  away.now = false;
  expect(await until(waits, isOver)).toMatchObject({ state: 'finished', whole: true, counts: { copied: 3 } });
});

test('a removal that Twilio never carries out, nor refuses, is given up with its reason, and the rest is removed', async () => {
  const asked = { times: 0 };
  const setting = await simulatedBatches({ recordings: 4 }, (parts) => ({
    ...parts,
    twilio: {
      ...parts.twilio,
      remove: async (login, sid, lastWord, signal) => {
        if (sid !== setting.sids[1]) return parts.twilio.remove(login, sid, lastWord, signal);
        lastWord();
        asked.times += 1;
        if (asked.times > 40) throw new Error('asked again and again');
        return { settled: false, trouble: new Failure('twilio-unwell', { status: 500 }) };
      },
    },
  }));
  const batch = await evacuate(setting);
  expect(await setting.until(batch, isOver)).toMatchObject({ state: 'finished', counts: { removed: 3, failed: 1 } });
  expect(setting.outcomes(batch).get(setting.sids[1] ?? '')).toBe('failed: twilio-unwell');
  expect(asked.times).toBeLessThan(10);
  await agrees(setting, batch);
});

describe('a download that stands still', () => {
  const over = (root: string) => (parts: BatchParts, twilio: Twilio) => ({
    ...parts,
    copies: realCopies(parts, twilio, folderArchive(root)),
  });

  test('ends by its time, is tried again, and finishes; nothing is lost and nothing half lies about', async () => {
    const root = join(newFolder(), 'archive');
    const setting = await simulatedBatches({ recordings: 6 }, over(root));
    const [sid = ''] = setting.sids;
    setting.simulator.setFault('media-only', sid);
    setting.simulator.setFault('media-stall', '600');
    const batch = await evacuate(setting);
    await setting.until(batch, ({ counts }) => counts.removed === 5);
    const ended = () =>
      setting.entries().filter((entry) => entry.kind === 'outcome' && JSON.stringify(entry).includes(sid));
    await expect.poll(() => ended().map((entry) => entry.code), { timeout: 90_000 }).toContain('offline');
    expect(setting.batches.read(batch).counts.failed).toBe(0);
    setting.simulator.resetFaults();
    expect(await setting.until(batch, isOver)).toMatchObject({
      state: 'finished',
      whole: true,
      counts: { removed: 6 },
    });
    expect(globSync(`**/${sid}.{sealed,json}`, { cwd: root })).toHaveLength(2);
    expect(globSync('**/*.part', { cwd: root })).toEqual([]);
    await agrees(setting, batch);
  });
});
