import { setTimeout as sleep } from 'node:timers/promises';
import type { Turn } from './turn.ts';

/** How long one sleeps before it is looked whether there is anything to wait for yet, ms. */
const nap = 250;

/**
 * Waits while there is trouble, or until it is over. In an outage no recording is tried until what is known to be good
 * answers; one that lasts ends the turn, so that other batches have theirs.
 */
export async function waitOut({ live, signal, halt }: Pick<Turn, 'live' | 'signal' | 'halt'>, over: () => boolean) {
  const { trouble } = live;
  while (!over()) {
    const left = trouble.wait();
    if (left > 0) await sleep(Math.min(left, nap), undefined, { signal }).catch(() => undefined);
    else if (await trouble.isOver(signal)) return;
    else if (trouble.lasts()) halt();
  }
}
