import { setImmediate as breathe } from 'node:timers/promises';
import { onDisk } from '../database/disk-failure.ts';
import { insertJournalRow, nextPlace } from './journal-rows.ts';
import type { Turn } from './turn.ts';

/** So many rows take a few milliseconds: a plan of a million must hold up neither the program nor the work beside it. */
export const journalPiece = 500;

/** Writes the journal's rows from where an earlier run left off. */
export async function fillJournal({ parts, live, halted }: Turn): Promise<void> {
  const { record } = parts;
  const { number, plan, planned, journalled } = live.stored();
  if (journalled) return;
  for (let from = nextPlace(record, number); from < planned && !halted(); ) {
    const items = await parts.plans.items(plan, from, journalPiece);
    if (items.length === 0) throw new Error('the plan has fewer recordings than it says');
    const write = () => {
      for (const [n, { sid, account }] of items.entries())
        insertJournalRow(record, number, { place: from + n, recording: sid, account });
    };
    onDisk(() => record.transaction(write).immediate());
    from += items.length;
    await breathe();
  }
  if (nextPlace(record, number) >= planned) live.change({ journalled: true });
}
