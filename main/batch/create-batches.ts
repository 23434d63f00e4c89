import { onDisk } from '../database/disk-failure.ts';
import { Failure } from '../failure.ts';
import { logBug } from '../log.ts';
import { leastGrace } from '../policy/must-allow-removal.ts';
import type { BatchParts } from './batch-parts.ts';
import { batchReport } from './batch-report.ts';
import { readBatches, type StoredBatch } from './batch-rows.ts';
import type { Batches } from './batches.ts';
import { moveAll } from './end-rows.ts';
import { gatherReasons } from './gather-reasons.ts';
import { countReasons, pageOfJournal } from './journal-rows.ts';
import { type LiveBatch, makeLive } from './live-batch.ts';
import { runInTurn } from './run-in-turn.ts';
import { startBatch } from './start-batch.ts';
import { tellRemovedAgain } from './tell-removed-again.ts';

/** Why a batch waits that was at work when the program ended. */
const cutOff = { code: 'batch-cut-off', facts: {} } as const;

/** What a batch does unless the user says otherwise. */
const defaults = {
  ceiling: 20,
  bandwidth: null,
  hours: null,
  grace: 600,
  withDerived: false,
  withoutCopy: null,
  export: null,
} as const;

/**
 * The batches of the record. A batch that was left in order, its user having been asked, goes on by itself; one that was
 * cut off waits, paused, to be told to: whoever starts the program after that should first see what it was about to
 * remove.
 */
export function createBatches(parts: BatchParts): Batches {
  const { record, ledger } = parts;
  const all = new Map<string, LiveBatch>();
  const take = (stored: StoredBatch): LiveBatch => {
    const live = makeLive(parts, stored);
    all.set(stored.id, live);
    return live;
  };
  for (const stored of readBatches(record)) {
    const live = take(stored);
    if (stored.finishedAt === null) live.recount();
    if (stored.state === 'going') onDisk(() => live.change({ state: 'paused', failure: cutOff }));
    if (stored.state === 'resting') onDisk(() => live.change({ state: 'going' }));
  }
  const turns = runInTurn(parts, () => all.values());

  const find = (batch: string): LiveBatch => {
    const live = all.get(batch);
    if (live === undefined) throw new Failure('batch-unknown');
    return live;
  };
  /** Changes a batch, with a fact in the ledger in the same transaction. */
  const decide = (live: LiveBatch, what: string, change: Partial<StoredBatch>): void => {
    const write = () => {
      ledger.noteFact({ what, batch: live.stored().id });
      live.change(change);
    };
    onDisk(() => record.transaction(write).immediate());
    parts.tell(live.describe());
  };

  const retry = async (live: LiveBatch): Promise<void> => {
    const { finishedAt, round } = live.stored();
    // It is at work already: that is what was asked for.
    if (finishedAt === null) return;
    if (live.describe().counts.failed === 0) throw new Failure('nothing-to-do');
    const again = { step: 'waiting', outcome: 'waiting' } as const;
    await moveAll({ parts, live }, { step: 'done', outcome: 'failed' }, again, null);
    const opened = { state: 'going', finishedAt: null, failure: null, manifested: false } as const;
    decide(live, 'batch-retried', { ...opened, round: round + 1, roundAt: parts.now() });
    turns.next();
  };
  /** Asked for twice at once it is one round. */
  const retrying = new Map<LiveBatch, Promise<void>>();

  const ending = new AbortController();
  const telling = tellRemovedAgain(parts, ending.signal).catch((error: unknown) => logBug('what was removed', error));
  turns.next();
  return {
    list: () => [...all.values()].map((live) => live.describe()),
    read: (batch) => find(batch).describe(),
    start: async (input) => {
      const live = take(await startBatch(parts, input));
      turns.next();
      const started = live.describe();
      parts.tell(started);
      return started;
    },
    pause: async (batch) => {
      const live = find(batch);
      if (live.stored().state !== 'going') return;
      decide(live, 'batch-paused', { state: 'paused' });
      turns.halt(live);
    },
    resume: async (batch) => {
      const live = find(batch);
      if (live.stored().state !== 'paused' && live.stored().state !== 'stopped') return;
      decide(live, 'batch-resumed', { state: 'going', failure: null });
      live.trouble.startOver();
      turns.next();
    },
    cancel: async (batch) => {
      const live = find(batch);
      if (live.stored().finishedAt !== null) return;
      decide(live, 'batch-cancelled', { state: 'cancelled', failure: null });
      turns.halt(live);
    },
    callOff: async (batch) => {
      const live = find(batch);
      const { removingFrom, calledOff, finishedAt } = live.stored();
      if (removingFrom === null || calledOff || finishedAt !== null) return;
      decide(live, 'removal-called-off', { calledOff: true });
      turns.next();
    },
    retry: async (batch) => {
      const live = find(batch);
      const round = retrying.get(live) ?? retry(live).finally(() => retrying.delete(live));
      retrying.set(live, round);
      await round;
    },
    rows: (batch, outcomes, offset, limit) => {
      const { rows, matching } = pageOfJournal(record, find(batch).stored().number, outcomes, offset, limit);
      const shown = rows.map(({ recording: sid, account, outcome, failure, at }) => ({
        ...{ sid, account, outcome, failure, at },
      }));
      return { rows: shown, matching };
    },
    reasons: (batch) => gatherReasons(countReasons(record, find(batch).stored().number)),
    report: (batch) => batchReport(record, find(batch).stored().number),
    defaults: () => ({ ...defaults, grace: Math.max(defaults.grace, leastGrace(parts.policy)) }),
    working: () => turns.working(),
    wake: () => {
      for (const live of all.values()) live.trouble.startOver();
      turns.next();
    },
    close: async () => {
      ending.abort();
      await telling;
      await turns.close();
    },
  };
}
