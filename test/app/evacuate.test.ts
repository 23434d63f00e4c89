import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Batch, CallAnswer, CallInput, CallName } from '../../main/contract.ts';
import { removedOf } from '../support/every-page-of.ts';
import { openKoekura, type RunningProgram } from '../support/open-koekura.ts';

/** What the program is for: keep what is old in a folder, remove it at Twilio, and be switched off in the middle of it. */
describe('evacuating the demo to a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-evacuate-'));
  let demo: RunningProgram;

  beforeAll(async () => {
    demo = await openKoekura('demo', { recordings: 90, subaccountRecordings: 0, seed: 'evacuate', duration: 3 });
    await demo.page.getByText('90 recordings').waitFor();
  });
  afterAll(async () => {
    await demo?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallAnswer<Name>> => {
    const answer = await demo.page.evaluate(
      ([what, given]) =>
        (window as unknown as { koekura: { call: (name: string, input: unknown) => Promise<unknown> } }).koekura.call(
          what as string,
          given,
        ),
      [name, input] as const,
    );
    const { ok, ...rest } = answer as Answer;
    if (!ok || !('value' in rest)) throw new Error(`${name}: ${JSON.stringify(rest)}`);
    return rest.value as CallAnswer<Name>;
  };
  const until = async (when: (batch: Batch) => boolean): Promise<Batch> => {
    for (let tries = 0; tries < 600; tries++) {
      const [batch] = (await call('batches.list', {})).batches;
      if (batch !== undefined && when(batch)) return batch;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`it stayed ${JSON.stringify((await call('batches.list', {})).batches)}`);
  };

  it('survives kill -9 half-way, and ends with every outcome true', async () => {
    const choosing = call('archives.choose-folder', {});
    const dialog = demo.page.getByRole('dialog').last();
    await dialog.getByRole('textbox').fill(folder);
    await dialog.getByRole('button', { name: 'OK' }).click();
    const { pending } = await choosing;
    await call('archives.try-folder', { pending: pending ?? '' });
    const { archive } = await call('archives.add-folder', { pending: pending ?? '', name: 'The storehouse' });

    const selection: CallInput<'plans.make'>['selection'] = { kind: 'all', filter: {}, except: [] };
    const held = demo.simulator.sidByRank(40);
    const { recording } = await call('recordings.details', { sid: held });
    await call('holds.place', { selection: { kind: 'some', ids: [recording.id] }, reason: 'a lawsuit' });
    const plan = await call('plans.make', { selection, kind: 'evacuate', archive });
    const options = { ...(await call('batches.defaults', {})), grace: 0, ceiling: 2 };
    await call('batches.start', { plan: plan.plan, options, typed: plan.doable.count });
    await until(({ counts }) => counts.removed > 10);

    await demo.startAgain('power cut');
    const found = await until(() => true);
    expect(found).toMatchObject({ state: 'paused', whole: false });
    expect(found.counts.waiting + found.counts.copied).toBeGreaterThan(0);
    await call('batches.resume', { batch: found.batch });
    const over = await until(({ state }) => state === 'finished' || state === 'stopped');
    expect(over).toMatchObject({ state: 'finished', failure: null, counts: { planned: plan.total.count, waiting: 0 } });

    const { simulator } = demo;
    const { accountSid: account, apiKey, origin } = simulator;
    const gone = await removedOf({ origin, account, user: apiKey.sid, secret: apiKey.secret });
    const { rows } = await call('batches.rows', { batch: found.batch, outcomes: null, offset: 0, limit: 500 });
    const before = new Set([simulator.notable.removed, simulator.notable.removedToo]);
    const removed = rows.filter(({ outcome }) => outcome === 'removed').map(({ sid }) => sid);
    expect(removed.length).toBeGreaterThan(60);
    expect(new Set([...gone].filter((sid) => !before.has(sid)))).toEqual(new Set(removed));

    const reasons = new Map(rows.map(({ sid, outcome, failure }) => [sid, `${outcome} ${failure?.code}`]));
    expect(reasons.get(held)).toBe('kept on-hold');
    expect(reasons.get(simulator.notable.lostKey ?? '')).toBe('kept key-missing');
    expect(reasons.get(simulator.notable.damaged ?? '')).toBe('failed audio-damaged');
    expect(reasons.get(simulator.notable.running ?? '')).toBe('kept recording-unfinished');
    const sealed = new Set(globSync('**/*.sealed', { cwd: folder }).map((path) => path.slice(-41, -7)));
    for (const sid of removed) expect(sealed.has(`${sid}.sealed`.slice(0, 34))).toBe(true);
    expect(globSync('**/*.jsonl', { cwd: folder }).length).toBeGreaterThan(0);
    expect(await call('ledger.verify', {})).toMatchObject({ state: 'whole' });
  });
});
