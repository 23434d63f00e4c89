import { setImmediate as breathe } from 'node:timers/promises';
import type { BatchOutcome } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import { moveRows, type Step } from './journal-rows.ts';
import type { Turn } from './turn.ts';

const piece = 2000;

type Place = { readonly step: Step; readonly outcome: BatchOutcome };

/** Moves every row at one place of the journal to another, a piece at a time. */
export async function moveAll(
  turn: Pick<Turn, 'parts' | 'live'>,
  from: Place,
  to: Place,
  at: number | null,
): Promise<void> {
  const { parts, live } = turn;
  const { number } = live.stored();
  for (;;) {
    const moved = onDisk(() => moveRows(parts.record, number, from, { ...to, at }, piece));
    if (moved < piece) break;
    await breathe();
  }
  live.recount();
}

/** What copying left behind when the program ended: a copy is found again or made again, so it starts over. */
export async function startOver(turn: Turn): Promise<void> {
  await moveAll(turn, { step: 'copying', outcome: 'working' }, { step: 'waiting', outcome: 'waiting' }, null);
}

/** Ends what will not be done any more: of a batch that is cancelled, or whose removal was called off. */
export async function endRows(turn: Turn): Promise<void> {
  const now = turn.parts.now();
  await moveAll(turn, { step: 'waiting', outcome: 'waiting' }, { step: 'done', outcome: 'cancelled' }, now);
  await moveAll(turn, { step: 'copied', outcome: 'copied' }, { step: 'done', outcome: 'copied' }, null);
}
