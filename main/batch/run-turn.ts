import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { log, logBug } from '../log.ts';
import { workThrough } from './claim-rows.ts';
import { copyOne } from './copy-one.ts';
import { endRows, startOver } from './end-rows.ts';
import { exportOne } from './export-one.ts';
import { fillJournal } from './fill-journal.ts';
import { rowsAtStep, type Step } from './journal-rows.ts';
import { manifestRound } from './manifest-round.ts';
import { removeOne } from './remove-one.ts';
import { settleRemovals } from './settle-removals.ts';
import type { Turn } from './turn.ts';

/** At once: copies (each streams through a worker), exports (each encodes). */
const mostCopies = 16;
const mostExports = 4;
/** More than are in flight stand ready: while the one is answered the other is asked of the gate and committed. */
const readiness = 4;
const leastReady = 4;
/** How often those with nothing to do look whether there is more, ms. */
const looking = 50;

/**
 * Works on a batch until every recording has its outcome, or only removing is left and waits, or it is halted. Fails with
 * nothing: what stops it is told by the turn.
 */
export async function runTurn(turn: Turn): Promise<'done' | 'grace' | 'halted'> {
  const { parts, live, commits } = turn;
  const { options, accounts } = live.stored();
  try {
    // What is owed from before comes first: nothing new is done before it is written.
    commits.flush();
    live.recount();
    parts.bandwidth.limitTo(options.bandwidth);
    for (const account of accounts) parts.twilio.limitTo(account, options.ceiling);
    return await work(turn);
  } catch (error) {
    turn.stop(error instanceof Failure ? error : unexpected(error));
    return 'halted';
  } finally {
    parts.bandwidth.limitTo(null);
    for (const account of accounts) parts.twilio.limitTo(account, null);
  }
}

function unexpected(error: unknown): Failure {
  logBug('a batch', error);
  return new Failure('unexpected');
}

async function work(turn: Turn): Promise<'done' | 'grace' | 'halted'> {
  const { parts, live } = turn;
  const { kind } = live.stored();
  const removes = kind === 'remove' || kind === 'evacuate';
  await startOver(turn);
  if (removes) await settleRemovals(turn);
  if (live.stored().state === 'cancelled') {
    // Only what Twilio could not be asked about is still open then.
    if (isLeft(turn, 'removing')) return 'halted';
    if (kind === 'export') await parts.exports.abandon(live.stored().id);
    else await manifestWhatIsThere(turn);
    await endRows(turn);
    return 'done';
  }
  // Work begins with the first rows of a million.
  const journal = until(fillJournal(turn));
  if (kind === 'export') await allOf(turn, journal.ended, exportAll(turn, journal));
  else {
    const copies = kind === 'remove' ? journal : until(copyAll(turn, journal));
    await allOf(turn, journal.ended, copies.ended, removes ? removeAll(turn, copies) : Promise.resolve());
  }
  if (removes && !turn.halted()) await settleRemovals(turn);
  if (turn.halted()) return 'halted';
  if (removes && live.stored().calledOff) await endRows(turn);
  const open = (['waiting', 'copied', 'removing'] as const).filter((step) => isLeft(turn, step));
  if (open.length === 0) return 'done';
  return parts.now() < (live.stored().removingFrom ?? 0) ? 'grace' : 'halted';
}

/** What a batch had copied before it was cancelled is listed, too, unless its archive is out of reach: it ends all the same. */
async function manifestWhatIsThere(turn: Turn): Promise<void> {
  try {
    await manifestRound(turn);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log('batch.not-listed', { code: error.code });
  }
}

/** Work that makes more to do for others: they are done only once it is over, too. */
type Source = { readonly over: () => boolean; readonly ended: Promise<void> };

function until(work: Promise<void>): Source {
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  // Whoever waits for all hears of it.
  ended.catch(() => undefined);
  return { over: () => over, ended };
}

/** Waits for all, also when one fails: nobody works on behind the turn's back. */
async function allOf(turn: Turn, ...works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(
    works.map((one) =>
      one.catch((error: unknown) => {
        turn.halt();
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

const isLeft = ({ parts, live }: Turn, step: Step): boolean =>
  rowsAtStep(parts.record, live.stored().number, step, 1).length > 0;

async function copyAll(turn: Turn, journal: Source): Promise<void> {
  const { ceiling } = turn.live.stored().options;
  await drain(turn, 'waiting', journal, () =>
    workThrough(
      turn,
      'waiting',
      () => Math.min(ceiling, mostCopies),
      turn.halted,
      (claimed) => copyOne(turn, claimed),
    ),
  );
  if (!turn.halted()) await manifestRound(turn);
}

async function exportAll(turn: Turn, journal: Source): Promise<void> {
  const { id, options } = turn.live.stored();
  if (options.export === null) throw new Error('an export without its options');
  const run = await turn.parts.exports.begin(id, options.export);
  await drain(turn, 'waiting', journal, () =>
    workThrough(
      turn,
      'waiting',
      () => mostExports,
      turn.halted,
      (claimed) => exportOne(turn, run, claimed),
    ),
  );
  if (!turn.halted()) await run.finish(turn.signal);
}

/** Until none is left and none comes: one that met trouble goes back to its step after others have looked for more. */
async function drain(turn: Turn, step: Step, source: Source, through: () => Promise<number>): Promise<void> {
  while (!turn.halted()) {
    const noMore = source.over();
    if (isLeft(turn, step)) await through();
    else if (noMore) return;
    else await waitFor(turn, looking);
  }
}

const waitFor = (turn: Turn, ms: number) => sleep(ms, undefined, { signal: turn.signal }).catch(() => undefined);

/** How many removals are to be under way: as the pace of their accounts allows now, and as many again. */
function standingReady({ parts, live }: Turn): number {
  const { accounts, options } = live.stored();
  const widths = accounts.map((account) => Math.min(options.ceiling, parts.twilio.widthOf(account)));
  return widths.reduce((sum, width) => sum + width, 0) * readiness + leastReady;
}

/** Removes what is ready once the grace period is over, while its source makes more ready. */
async function removeAll(turn: Turn, source: Source): Promise<void> {
  const { parts, live } = turn;
  const from: Step = live.stored().kind === 'evacuate' ? 'copied' : 'waiting';
  const over = () => turn.halted() || live.stored().calledOff;
  const graceLeft = () => (live.stored().removingFrom ?? 0) - parts.now();
  // A clock that is set back brings the grace period back.
  const mayNot = () => over() || graceLeft() > 0;
  let begun = false;
  while (!over()) {
    const grace = graceLeft();
    if (grace > 0) {
      if (source.over()) return;
      await waitFor(turn, Math.min(grace, 1) * 1000);
      continue;
    }
    if (!begun) await parts.ledgerMustBeWhole();
    begun = true;
    const noMore = source.over();
    const worked = await workThrough(
      turn,
      from,
      () => standingReady(turn),
      mayNot,
      (claimed) => removeOne(turn, claimed),
    );
    if (worked > 0 || mayNot()) continue;
    if (noMore && !isLeft(turn, from)) return;
    await waitFor(turn, looking);
  }
}
