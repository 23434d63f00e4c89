import { commitBehind } from '../database/commit-behind.ts';
import { onDisk } from '../database/disk-failure.ts';
import { Failure } from '../failure.ts';
import { log, logBug } from '../log.ts';
import type { BatchParts } from './batch-parts.ts';
import { groupCommits } from './group-commits.ts';
import type { LiveBatch } from './live-batch.ts';
import { runTurn } from './run-turn.ts';
import { beginTurn, type Turn } from './turn.ts';
import { isWorkingHour } from './working-hours.ts';

/**
 * One batch works at a time, in the order in which they were started: they share one line, one limit and one disk, and a
 * user can foresee what happens next. One that only waits (for its grace period, its hours, its user) lets the others go.
 */
export type Turns = {
  /** Something has changed: whose turn is it? */
  readonly next: () => void;
  /** The batch is to begin nothing new. */
  readonly halt: (live: LiveBatch) => void;
  readonly working: () => boolean;
  readonly close: () => Promise<void>;
};

/** How often a batch that waits is looked at, and how long closing lets removals come to their end, ms. */
const looking = 5_000;
const lastWait = 2_000;
/** So many events apart what is counted is also written down. */
const savingEvery = 10;

export function runInTurn(parts: BatchParts, all: () => Iterable<LiveBatch>): Turns {
  const disk = commitBehind(parts.record);
  const commits = groupCommits(parts.ledger, disk, parts.times.commitPause);
  const last = new AbortController();
  let current: { readonly live: LiveBatch; readonly turn: Turn; readonly over: Promise<void> } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closing = false;

  /** Whether there is anything to be done about it without its user. */
  const isOpen = (live: LiveBatch): boolean => {
    const { state, failure, finishedAt } = live.stored();
    return state === 'going' || (state === 'cancelled' && finishedAt === null && failure === null);
  };
  const isReady = (live: LiveBatch): boolean => {
    const { state, options, removingFrom, calledOff } = live.stored();
    if (!isOpen(live) || live.trouble.wait() > 0) return false;
    if (state === 'cancelled') return true;
    if (!isWorkingHour(options.hours, parts.now())) return false;
    return !live.working.onlyRemovingLeft || calledOff || parts.now() >= (removingFrom ?? 0);
  };

  const untilTried = (live: LiveBatch): number => (isOpen(live) && live.trouble.wait()) || looking;

  const next = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (closing || current !== null) return;
    const batches = [...all()];
    const live = batches.find(isReady);
    if (live !== undefined) begin(live);
    else if (batches.some(isOpen)) timer = setTimeout(next, Math.min(looking, ...batches.map(untilTried)));
  };

  const begin = (live: LiveBatch): void => {
    const turn = beginTurn(parts, live, commits, last.signal);
    live.working.now = true;
    live.rate.forget();
    let told = 0;
    const telling = setInterval(() => {
      const { counts } = live.describe();
      live.rate.note(counts.planned - counts.waiting + counts.removed, performance.now());
      parts.tell(live.describe());
      told += 1;
      if (told % savingEvery === 0) save(live, {});
    }, parts.times.telling);
    let cutOff = false;
    const over = take(live, turn)
      .catch((error: unknown) => {
        cutOff = true;
        logBug('a batch', error);
      })
      .finally(() => {
        clearInterval(telling);
        live.working.now = false;
        current = null;
        parts.tell(live.describe());
        // What could not be written down, on a full disk, is not begun again at once.
        if (cutOff && !closing) timer ??= setTimeout(next, looking);
        else next();
      });
    current = { live, turn, over };
  };

  const take = async (live: LiveBatch, turn: Turn): Promise<void> => {
    if (live.stored().startedAt === null) save(live, { startedAt: parts.now() });
    const end = await runTurn(turn);
    live.recount();
    live.working.onlyRemovingLeft = end === 'grace';
    const stopped = turn.stopped();
    if (end === 'done') finish(live);
    else if (stopped !== null) stop(live, stopped);
    else save(live, {});
    if (live.trouble.lasts()) tellOutage(live);
  };

  /** Once for each outage. */
  const tellOutage = (live: LiveBatch): void => {
    const waiting = live.describe().waiting;
    if (waiting === null || waiting.since === live.working.outageTold) return;
    live.working.outageTold = waiting.since;
    parts.notify(live.describe());
  };

  const finish = (live: LiveBatch): void => {
    const { state, id } = live.stored();
    const { counts } = live.describe();
    const { waiting: _, ...outcomes } = counts;
    const write = () => {
      parts.ledger.noteFact({ what: 'batch-finished', batch: id, ...outcomes });
      live.change({ state: state === 'cancelled' ? 'cancelled' : 'finished', finishedAt: parts.now() });
    };
    onDisk(() => parts.record.transaction(write).immediate());
    parts.notify(live.describe());
  };

  const stop = (live: LiveBatch, failure: Failure): void => {
    const { code, facts } = failure;
    log('batch.stopped', { code });
    // One that is cancelled or paused meanwhile stays so: the error is what stands in its way.
    const state = live.stored().state === 'going' ? 'stopped' : live.stored().state;
    save(live, { state, failure: { code, facts } });
    parts.notify(live.describe());
  };

  /** What cannot be written down is true all the same until the program ends; then the batch is found unfinished. */
  const save = (live: LiveBatch, change: Parameters<LiveBatch['change']>[0]): void => {
    try {
      onDisk(() => live.change(change));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log('batch.not-saved', { code: error.code });
    }
  };

  return {
    next,
    halt: (live) => {
      if (current?.live === live) current.turn.halt();
      else next();
    },
    working: () => current !== null,
    close: async () => {
      closing = true;
      if (timer !== null) clearTimeout(timer);
      current?.turn.halt();
      const giveUp = setTimeout(() => last.abort(), lastWait);
      await current?.over;
      clearTimeout(giveUp);
      await disk.close();
      for (const live of all()) if (live.stored().state === 'going') save(live, { state: 'resting' });
    },
  };
}
