import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ArchiveStore } from '../../../main/archive/archive-store.ts';
import { createFolderStore } from '../../../main/archive/folder-store.ts';
import { copyNames } from '../../../main/archive/layout.ts';
import type { Discrepancy } from '../../../main/contract.ts';
import { noteRemoval } from '../../../main/database/removal-rows.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { Failure } from '../../../main/failure.ts';
import { createReconcile } from '../../../main/reconcile/create-reconcile.ts';
import { reconcileQuestions } from '../../../main/reconcile/reconcile-questions.ts';
import type { RecordingFacts } from '../../../main/recording.ts';
import { newIndex } from '../../support/new-index.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { newRecording, otherAccount, someAccount } from '../../support/new-recordings.ts';

const archive = '7b6e3d0a-9f4c-4b1e-8a52-1d0c5f3e9a01';
const batch = '6f2b8f3e-2f1c-4c39-8f43-0d5f0e6d9b11';
const size = 160;

/** Twilio (as the index has it), an archive in a real folder, and the record; made so that each test says how they differ. */
async function world() {
  const folder = newFolder();
  const indexPath = join(folder, 'index.db');
  const index = newIndex(indexPath);
  const record = newRecord(join(folder, 'record.db'));
  const root = join(folder, 'archive');
  mkdirSync(root);
  const { signal } = new AbortController();
  const digest = () => Promise.reject(new Error('nothing is put here'));
  const store = createFolderStore({ root, archive: null, writer: { profile: 'test', run: '1' }, digest });

  const located = (facts: RecordingFacts) => ({
    recording: facts.sid,
    account: facts.account,
    startedAt: facts.startedAt,
  });
  const lay = (facts: RecordingFacts) => {
    for (const [part, name] of Object.entries(copyNames(located(facts)))) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), Buffer.alloc(part === 'audio' ? size : 20));
    }
  };
  const know = async (facts: RecordingFacts, verified = true) => {
    const names = copyNames(located(facts));
    const versions = {
      audio: (await store.look(names.audio, signal))?.version ?? 'gone',
      envelope: (await store.look(names.envelope, signal))?.version ?? 'gone',
    };
    record
      .prepare(
        `INSERT INTO copy (recording, archive, account, started_at, seconds, channels, size, sha256, versions, made_at,
         verified_at) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, 1, ?)`,
      )
      .run(
        ...[facts.sid, archive, facts.account, facts.startedAt, facts.duration, size, 'ab'.repeat(32)],
        ...[JSON.stringify(versions), verified ? 5 : null],
      );
  };
  const keep = async (facts: RecordingFacts, verified = true) => {
    lay(facts);
    await know(facts, verified);
  };
  const remove = (facts: RecordingFacts, askedAt: number, withCopy = true) =>
    noteRemoval(record, {
      ...{ recording: facts.sid, account: facts.account, startedAt: facts.startedAt, seconds: 61, batch, intent: 1 },
      ...{ askedAt, answer: 204, derived: 0 },
      copy: withCopy ? { archive, sha256: 'ab'.repeat(32), verifiedAt: 1 } : null,
    });
  const list = (...facts: RecordingFacts[]) => upsertRecordings(index, facts);

  const questions = reconcileQuestions(record as never);
  const steps: string[] = [];
  const listing = join(folder, 'listing');
  const make = (more: { store?: ArchiveStore; readAnew?: (signal: AbortSignal) => Promise<void> } = {}) =>
    createReconcile({
      reader: {
        ask: async (name, input) => (questions[name] as (input: unknown) => Promise<never>)(input),
        follow: async (name, input, told) =>
          (questions[name] as (input: unknown, told: unknown) => Promise<never>)(input, told),
        close: async () => undefined,
      },
      indexPath,
      listing,
      archives: () => [archive],
      storeOf: async () => more.store ?? store,
      accounts: async () => [someAccount],
      readAnew: async (_, signal) => more.readAnew?.(signal),
      readAt: () => 1_790_500_000,
      noteDeed: async (_, action) => action(),
      tell: ({ step }) => steps.push(step),
      now: () => 1_795_000_000,
    });
  return { root, list, lay, know, keep, remove, make, steps, listing, store, names: copyNames, located };
}

const hourAgo = Math.floor(Date.now() / 1000) - 3600;

test('every kind of difference is found, and only that', async () => {
  const { list, lay, know, keep, remove, make, root, names, located } = await world();
  const gone = { status: 'deleted', whereabouts: 'nowhere' } as const;
  const of = {
    agreed: newRecording('agreed', gone),
    plain: newRecording('plain'),
    billed: newRecording('billed'),
    missing: newRecording('missing', gone),
    strange: newRecording('strange', gone),
    grown: newRecording('grown'),
    touched: newRecording('touched'),
    elsewhere: newRecording('elsewhere', gone),
    lost: newRecording('lost', gone),
    back: newRecording('back'),
    stale: newRecording('stale'),
    unfinished: newRecording('unfinished', { status: 'in-progress' }),
    foreign: newRecording('foreign', { account: otherAccount }),
  };
  list(...Object.values(of));
  await keep(of.agreed);
  remove(of.agreed, hourAgo - 90_000);
  await keep(of.billed);
  await know(of.missing);
  lay(of.strange);
  await keep(of.grown);
  writeFileSync(join(root, names(located(of.grown)).audio), Buffer.alloc(size + 1));
  await keep(of.touched);
  utimesSync(join(root, names(located(of.touched)).audio), 1, 1);
  await keep(of.elsewhere);
  await keep(of.back);
  remove(of.back, hourAgo - 90_000);
  await keep(of.stale);
  remove(of.stale, hourAgo + 7200);

  const reconcile = make();
  const { groups, agreeing, comparison } = await reconcile.compare(null, false);
  const sids = async (discrepancy: Discrepancy) => (await reconcile.rows(comparison, discrepancy, 0, 100)).sids.sort();
  const expected: Readonly<Record<Discrepancy, readonly RecordingFacts[]>> = {
    'not-archived': [of.plain, of.grown, of.touched],
    'still-billed': [of.billed],
    'copy-missing': [of.missing],
    'copy-unknown': [of.strange],
    'copy-altered': [of.grown, of.touched],
    'removed-elsewhere': [of.elsewhere, of.strange],
    lost: [of.lost, of.missing],
    'removed-still-there': [of.back],
  };
  for (const [discrepancy, those] of Object.entries(expected) as [Discrepancy, RecordingFacts[]][]) {
    expect([discrepancy, await sids(discrepancy)]).toEqual([discrepancy, those.map(({ sid }) => sid).sort()]);
    expect(groups.find((one) => one.discrepancy === discrepancy)?.count).toBe(those.length);
  }
  expect(agreeing.count).toBe(4);
});

test('a group becomes ids for a plan, and a report with a line for each of its recordings', async () => {
  const { list, make } = await world();
  const { ids } = list(newRecording(1), newRecording(2), newRecording(3, { account: otherAccount }));
  const reconcile = make();
  const { comparison, groups } = await reconcile.compare(archive, false);
  expect(groups.find(({ discrepancy }) => discrepancy === 'not-archived')).toMatchObject({
    count: 2,
    seconds: 122,
    remedy: 'archive',
  });
  expect((await reconcile.ids(comparison, 'not-archived')).sort()).toEqual(ids.slice(0, 2).sort());
  let report = '';
  for await (const piece of reconcile.report(comparison)) report += piece;
  const lines = report.trim().split('\r\n');
  expect(report.startsWith('\ufeffdiscrepancy,recording,account,seconds')).toBe(true);
  expect(lines.slice(1).sort()).toEqual(
    [1, 2].map((name) => `not-archived,${newRecording(name).sid},${someAccount},61`).sort(),
  );
  await expect(reconcile.ids(batch, 'not-archived')).rejects.toMatchObject({ code: 'comparison-gone' });
});

test('an archive that cannot be listed is no archive in which everything is missing', async () => {
  const { list, keep, make, store, listing } = await world();
  const facts = newRecording(1);
  list(facts);
  await keep(facts);
  const broken: ArchiveStore = {
    ...store,
    list: async function* () {
      yield { name: 'recordings/x', size: 1, version: '1' };
      throw new Failure('archive-unreachable');
    },
  };
  const reconcile = make({ store: broken });
  await expect(reconcile.compare(null, false)).rejects.toMatchObject({ code: 'archive-unreachable' });
  expect(reconcile.last()).toBeNull();
  expect(existsSync(listing)).toBe(false);
});

test('it is cancelled, and can be made again', async () => {
  const { list, make, steps } = await world();
  list(newRecording(1));
  let begun: () => void = () => undefined;
  const asking = new Promise<void>((done) => {
    begun = done;
  });
  const reconcile = make({
    readAnew: (signal) =>
      new Promise((_, refuse) => {
        signal.addEventListener('abort', () => refuse(signal.reason));
        begun();
      }),
  });
  const comparing = reconcile.compare(null, true);
  await asking;
  await expect(reconcile.compare(null, false)).rejects.toMatchObject({ code: 'comparison-running' });
  await reconcile.cancel();
  await expect(comparing).rejects.toMatchObject({ code: 'cancelled' });
  expect((await reconcile.compare(null, false)).groups.find((one) => one.count > 0)?.discrepancy).toBe('not-archived');
  expect(steps).toContain('comparing');
});
