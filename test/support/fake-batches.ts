import type { Batch, BatchOutcome, BatchRow, FollowUp } from '../../main/contract.ts';
import { Failure, type FailureAnswer } from '../../main/failure.ts';
import { sampleArchiveIds } from './fake-archives.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { sampleAccounts, sampleRecording } from './fake-recordings.ts';

type Ours = Pick<
  Answers,
  { [Name in keyof Answers]: Name extends `${'batches' | 'removals'}.${string}` ? Name : never }[keyof Answers]
>;

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** What became of the list's second recording, which Twilio has no more; it is still listed there. */
const sampleRemoval: FollowUp = {
  sid: sampleRecording(1).sid,
  account: sampleRecording(1).account,
  batch: uuid(3),
  askedAt: 1_795_410_000,
  answer: 204,
  goneAt: 1_795_410_060,
  deletedAt: 1_795_413_600,
  absentAt: null,
  event: `AE${'5e'.repeat(16)}`,
  backAt: null,
  nextLook: 1_795_500_000,
};

/** The batches of the fake by name. */
export const sampleBatches = {
  evacuating: uuid(1),
  queued: uuid(2),
  whole: uuid(3),
  gaps: uuid(4),
  stopped: uuid(5),
  paused: uuid(6),
  hours: uuid(7),
  cancelled: uuid(8),
  waiting: uuid(10),
  long: uuid(9),
} as const;

const options: Batch['options'] = {
  ceiling: 20,
  bandwidth: null,
  hours: null,
  grace: 600,
  withDerived: false,
  withoutCopy: null,
  export: null,
};
const none = { waiting: 0, copied: 0, exported: 0, removed: 0, kept: 0, failed: 0, cancelled: 0 };

function sample(batch: string, of: Partial<Batch> & Pick<Batch, 'kind' | 'state' | 'counts'>): Batch {
  return {
    batch,
    plan: uuid(700),
    archive: of.kind === 'archive' || of.kind === 'evacuate' ? sampleArchiveIds[0] : null,
    accounts: [sampleAccounts[0]],
    options,
    whole: false,
    bytes: 0,
    derived: 0,
    startedAt: now() - 3600,
    finishedAt: null,
    removingFrom: null,
    calledOff: false,
    rate: null,
    left: null,
    failure: null,
    waiting: null,
    ...of,
  };
}
const now = () => Math.floor(Date.now() / 1000);

function samples(kind: Scene['batches']): Batch[] {
  if (kind === 'none') return [];
  const evacuating = sample(sampleBatches.evacuating, {
    kind: 'evacuate',
    state: 'running',
    accounts: [sampleAccounts[0], sampleAccounts[2]],
    counts: { ...none, planned: 48_210, waiting: 35_876, copied: 12_330, kept: 3, failed: 1 },
    bytes: 24_800_000_000,
    startedAt: now() - 120,
    removingFrom: now() + 480,
    rate: 14.2,
    left: 2527,
  });
  if (kind === 'grace') return [evacuating];
  if (kind === 'long') {
    const counts = { ...none, planned: 100_000, removed: 100_000 };
    return [sample(sampleBatches.long, { kind: 'remove', state: 'finished', whole: true, counts })];
  }
  const queued = sample(sampleBatches.queued, {
    kind: 'archive',
    state: 'queued',
    accounts: [sampleAccounts[1]],
    counts: { ...none, planned: 812, waiting: 812 },
    startedAt: null,
  });
  const whole = sample(sampleBatches.whole, {
    kind: 'evacuate',
    state: 'finished',
    whole: true,
    counts: { ...none, planned: 600, removed: 588, kept: 12 },
    bytes: 310_000_000,
    derived: 4,
    startedAt: now() - 90_000,
    finishedAt: now() - 88_000,
    removingFrom: now() - 89_400,
  });
  const gaps = sample(sampleBatches.gaps, {
    kind: 'archive',
    state: 'finished',
    counts: { ...none, planned: 480, copied: 421, kept: 40, failed: 19 },
    bytes: 210_000_000,
    startedAt: now() - 190_000,
    finishedAt: now() - 188_000,
  });
  const stopped = sample(sampleBatches.stopped, {
    kind: 'archive',
    state: 'stopped',
    counts: { ...none, planned: 2000, waiting: 1500, copied: 500 },
    bytes: 250_000_000,
    failure: { code: 'archive-unreachable', facts: { archive: 'NAS, Osaka', reason: 'folder-gone' } },
  });
  const waiting = sample(sampleBatches.waiting, {
    kind: 'archive',
    state: 'waiting',
    counts: { ...none, planned: 900, waiting: 1, copied: 899 },
    waiting: {
      failure: { code: 'offline', facts: { host: 'api.twilio.com', reason: 'ENOTFOUND' } },
      since: now() - 300,
    },
  });
  const paused = sample(sampleBatches.paused, {
    kind: 'export',
    state: 'paused',
    counts: { ...none, planned: 12, waiting: 5, exported: 7 },
  });
  const hours = sample(sampleBatches.hours, {
    kind: 'remove',
    state: 'hours',
    options: { ...options, hours: { from: 22, to: 6 } },
    counts: { ...none, planned: 3000, waiting: 1000, removed: 2000 },
    removingFrom: now() - 3000,
  });
  const cancelled = sample(sampleBatches.cancelled, {
    kind: 'remove',
    state: 'cancelled',
    counts: { ...none, planned: 90, removed: 20, cancelled: 70 },
    startedAt: now() - 400_000,
    finishedAt: now() - 399_000,
    calledOff: true,
    removingFrom: null,
  });
  return [whole, gaps, cancelled, evacuating, waiting, hours, paused, stopped, queued];
}

const reasons: readonly { readonly outcome: BatchOutcome; readonly failure: FailureAnswer }[] = [
  { outcome: 'kept', failure: { code: 'on-hold', facts: { reason: 'Case 2026-114' } } },
  { outcome: 'kept', failure: { code: 'key-not-backed-up', facts: { name: 'Recording key 2024 (rotated out)' } } },
  { outcome: 'failed', failure: { code: 'audio-damaged', facts: {} } },
  { outcome: 'failed', failure: { code: 'twilio-busy', facts: {} } },
];

/** Batches and what became of removed remote copies, of the fake. */
export function answerBatches(scene: Scene, emit: Emit): Ours {
  let batches = samples(scene.batches);
  const known = (id: string): Batch => {
    const batch = batches.find((one) => one.batch === id);
    if (batch === undefined) throw new Failure('batch-unknown');
    return batch;
  };
  const change = (id: string, more: Partial<Batch>) => {
    const changed = { ...known(id), ...more };
    batches = batches.map((one) => (one.batch === id ? changed : one));
    emit('batches.changed', changed);
    return {};
  };
  return {
    'batches.list': () => ({ batches }),
    'batches.start': ({ plan, options: chosen }) => {
      const started = sample(uuid(100 + batches.length), {
        kind: 'archive',
        state: 'running',
        counts: { ...none, planned: 3, waiting: 3 },
      });
      batches = [...batches, { ...started, plan, options: { ...options, ...chosen, export: null } }];
      emit('batches.changed', started);
      return started;
    },
    'batches.pause': ({ batch }) => change(batch, { state: 'paused' }),
    'batches.resume': ({ batch }) => change(batch, { state: 'running', failure: null }),
    'batches.cancel': ({ batch }) => change(batch, { state: 'cancelled', finishedAt: now() }),
    'batches.call-off': ({ batch }) => change(batch, { calledOff: true, removingFrom: null }),
    'batches.retry': ({ batch }) => change(batch, { state: 'running', finishedAt: null }),
    'batches.rows': ({ batch, outcomes, offset, limit }) => {
      const { counts } = known(batch);
      const order = ['failed', 'kept', 'cancelled', 'removed', 'copied', 'exported', 'waiting'] as const;
      const wanted = order.filter((one) => outcomes === null || outcomes.includes(one));
      const all = wanted.flatMap((one) => Array.from({ length: counts[one] }, () => one));
      return { rows: all.slice(offset, offset + limit).map((one, n) => row(one, offset + n)), matching: all.length };
    },
    'batches.reasons': ({ batch }) => {
      const { counts } = known(batch);
      return {
        reasons: reasons
          .map((reason, n) => ({ ...reason, count: share(counts[reason.outcome as 'kept' | 'failed'], n % 2) }))
          .filter(({ count }) => count > 0),
      };
    },
    'batches.save-report': () => ({ saved: true }),
    'batches.defaults': () => options,
    'batches.quit-anyway': () => ({}),

    'removals.of': ({ sid }) => ({ removal: sid === sampleRemoval.sid ? sampleRemoval : null }),
    'removals.batch': () => ({ rows: [], total: 588, gone: 588, deleted: 588, absent: 0, events: 588, back: 0 }),
    'removals.alarm': () => ({ back: scene.back }),
    'removals.derived': () => ({ count: 2 }),
    'removals.look': () => ({ looked: 3 }),
    'removals.save-certificate': () => ({ saved: true }),
  };
}

const share = (count: number, part: number) => (part === 0 ? Math.ceil(count / 2) : Math.floor(count / 2));

function row(outcome: BatchOutcome, place: number): BatchRow {
  const { sid, account } = sampleRecording(place);
  const mine = reasons.filter((reason) => reason.outcome === outcome);
  const failure = mine[place % Math.max(1, mine.length)]?.failure ?? null;
  return { sid, account, outcome, failure, at: outcome === 'waiting' ? null : now() - place };
}
