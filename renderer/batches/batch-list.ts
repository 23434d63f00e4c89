import { queryOptions } from '@tanstack/react-query';
import type { Batch } from '../../main/contract.ts';
import { answers } from '../app/ask-main.ts';
import { call, listen } from '../call.ts';

export const batchList = queryOptions({ queryKey: ['batches.list'], queryFn: () => call('batches.list', {}) });

/** Rows and reasons of a batch at work are asked again at most this often, ms. */
const rowsEvery = 2000;

/** Keeps what is known of batches true. */
export function followBatches(): void {
  const due = new Set<string>();
  listen('batches.changed', (batch) => {
    answers.setQueryData(batchList.queryKey, (known) => ({ batches: withBatch(known?.batches ?? [], batch) }));
    if (due.has(batch.batch)) return;
    due.add(batch.batch);
    setTimeout(() => {
      due.delete(batch.batch);
      void answers.invalidateQueries({ queryKey: ['batches.rows', batch.batch] });
      void answers.invalidateQueries({ queryKey: ['batches.reasons', batch.batch] });
    }, rowsEvery);
  });
}

export function withBatch(known: readonly Batch[], batch: Batch): Batch[] {
  const at = known.findIndex((one) => one.batch === batch.batch);
  return at < 0 ? [...known, batch] : known.with(at, batch);
}

/** Whether it has not come to its end. */
export const isOpen = ({ state }: Batch): boolean => state !== 'finished' && state !== 'cancelled';

/** Whether a removal is still to come or under way, which can be called off. */
export const removes = (batch: Batch): boolean => isOpen(batch) && batch.removingFrom !== null && !batch.calledOff;

const selfStates: ReadonlySet<Batch['state']> = new Set(['running', 'waiting', 'grace']);

/** Whether it needs no word from anybody to go on. */
export const worksBySelf = ({ state }: Batch): boolean => selfStates.has(state);

const finishedRank = 3;
const rank = (batch: Batch): number => {
  if (!isOpen(batch)) return finishedRank;
  if (batch.state === 'queued') return 2;
  return worksBySelf(batch) ? 0 : 1;
};

/** What is at work first, then what waits in its order, then what is done, the newest first. */
export function inOrder(batches: readonly Batch[]): Batch[] {
  const began = ({ startedAt }: Batch) => startedAt ?? Number.POSITIVE_INFINITY;
  return batches
    .map((batch, place) => ({ batch, place }))
    .sort((a, b) => {
      const ranks = rank(a.batch) - rank(b.batch);
      if (ranks !== 0) return ranks;
      if (rank(a.batch) < finishedRank) return a.place - b.place;
      return (b.batch.finishedAt ?? began(b.batch)) - (a.batch.finishedAt ?? began(a.batch)) || b.place - a.place;
    })
    .map(({ batch }) => batch);
}

/** How many recordings have their outcome. */
export function doneOf({ counts }: Batch): number {
  const { copied, exported, removed, kept, failed, cancelled } = counts;
  return copied + exported + removed + kept + failed + cancelled;
}
