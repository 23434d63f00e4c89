import type { Batch } from '../contract.ts';
import type { BatchParts } from './batch-parts.ts';
import { type BatchCounts, type StoredBatch, saveBatch } from './batch-rows.ts';
import { countedAs, countOutcomes, type JournalRow, setJournalRow } from './journal-rows.ts';
import { measureRate, type Rate } from './measure-rate.ts';
import { type Trouble, watchTrouble } from './watch-trouble.ts';
import { isWorkingHour } from './working-hours.ts';

/** A batch of this run of the program: what the record has of it, counted along, and what is true only now. */
export type LiveBatch = {
  readonly stored: () => StoredBatch;
  /** Changes what the record has of it. Fails as the disk does, with the change remembered all the same. */
  readonly change: (change: Partial<StoredBatch>) => void;
  /** A recording's row, within a transaction of the record. */
  readonly set: (row: JournalRow, to: Partial<JournalRow>, gained: { bytes?: number; derived?: number }) => void;
  /** After a change of many rows at once, or a transaction that was given up. */
  readonly recount: () => void;
  /** `outageTold`: since when the outage is that its user was notified of, UTC seconds. */
  readonly working: { now: boolean; onlyRemovingLeft: boolean; outageTold: number | null };
  readonly rate: Rate;
  readonly trouble: Trouble;
  /** How many recordings are to be worked at yet. */
  readonly left: () => number;
  readonly describe: () => Batch;
};

export function makeLive(parts: Pick<BatchParts, 'record' | 'now' | 'times'>, first: StoredBatch): LiveBatch {
  const { record, now } = parts;
  let stored = first;
  let counts: BatchCounts = { ...first.counts };
  const working: LiveBatch['working'] = { now: false, onlyRemovingLeft: false, outageTold: null };
  const rate = measureRate();
  const trouble = watchTrouble(parts.times, () => performance.now(), now);

  const removes = stored.kind === 'remove' || stored.kind === 'evacuate';
  const stepsLeft = () => {
    const { waiting, copied } = counts;
    return stored.kind === 'evacuate' && !stored.calledOff ? waiting * 2 + copied : waiting;
  };

  const stateNow = (): Batch['state'] => {
    const { state, options, removingFrom } = stored;
    if (state === 'resting') return 'paused';
    if (state !== 'going') return state;
    const waits = trouble.waitsFor() !== null;
    if (working.now) return waits ? 'waiting' : 'running';
    if (!isWorkingHour(options.hours, now())) return 'hours';
    if (waits) return 'waiting';
    return working.onlyRemovingLeft && now() < (removingFrom ?? 0) ? 'grace' : 'queued';
  };

  return {
    stored: () => stored,
    change: (change) => {
      stored = { ...stored, ...change, counts };
      saveBatch(record, stored);
    },
    set: (row, to, { bytes = 0, derived = 0 }) => {
      const changed = { ...row, ...to };
      setJournalRow(record, stored.number, changed);
      counts[countedAs(row.outcome)] -= 1;
      counts[countedAs(changed.outcome)] += 1;
      if (bytes > 0 || derived > 0)
        stored = { ...stored, bytes: stored.bytes + bytes, derived: stored.derived + derived };
    },
    recount: () => {
      counts = countOutcomes(record, stored.number, stored.planned);
    },
    left: () => counts.waiting + (stored.kind === 'evacuate' && !stored.calledOff ? counts.copied : 0),
    working,
    rate,
    trouble,
    describe: () => {
      const { id, plan, kind, archive, options, bytes, derived, startedAt, finishedAt, calledOff, failure } = stored;
      const open = counts.failed + counts.cancelled + counts.waiting;
      const perSecond = working.now ? rate.perSecond() : null;
      return {
        batch: id,
        plan,
        kind,
        archive,
        accounts: [...stored.accounts],
        options,
        state: stateNow(),
        whole: stored.state === 'finished' && open === 0 && !calledOff,
        counts: { ...counts },
        bytes,
        derived,
        startedAt,
        finishedAt,
        removingFrom: removes && !calledOff ? stored.removingFrom : null,
        calledOff,
        rate: perSecond,
        left: perSecond === null || perSecond <= 0 ? null : Math.round(stepsLeft() / perSecond),
        failure,
        waiting: stateNow() === 'waiting' ? trouble.waitsFor() : null,
      };
    },
  };
}
