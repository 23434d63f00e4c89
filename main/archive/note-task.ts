import { Failure } from '../failure.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { Deed, Outcome } from '../ledger/deed.ts';
import type { TaskProgress } from './archive-tasks.ts';

/** Does something long with its intent in the ledger before it, and its outcome, with how many went well, after. */
export type NoteTask = (
  deed: Deed,
  progress: TaskProgress,
  work: (counted: TaskProgress) => Promise<void>,
) => Promise<void>;

export function createNoteTask(ledger: Pick<Ledger, 'begin' | 'conclude'>): NoteTask {
  return async (deed, progress, work) => {
    const [of] = ledger.begin([deed], () => {});
    if (of === undefined) throw new Error('an intent without a number');
    const counts = { good: 0, bad: 0 };
    const counted: TaskProgress = {
      ...progress,
      good: () => {
        counts.good += 1;
        progress.good();
      },
      bad: () => {
        counts.bad += 1;
        progress.bad();
      },
    };
    const end = (outcome: Outcome, code: string | null) =>
      ledger.conclude([{ what: deed.what, of, outcome, code, ...counts }], () => {});
    try {
      await work(counted);
    } catch (error) {
      if (!(error instanceof Failure)) end('unexpected', null);
      else if (error.code === 'cancelled') end('cancelled', null);
      else end('failed', error.code);
      throw error;
    }
    end('done', null);
  };
}
