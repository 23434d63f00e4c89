import { Failure } from '../failure.ts';
import type { BatchParts } from './batch-parts.ts';
import type { JournalRow } from './journal-rows.ts';
import type { LiveBatch } from './live-batch.ts';
import { mayPass } from './sort-failures.ts';
import type { Answers } from './watch-trouble.ts';

const ofArchives = /^(archive|store)-/;

/**
 * Whom to ask whether trouble is a recording's own: Twilio for a page of its account, or the archives it has to do with
 * for their markers. What would stop the batch is no outage: it is for a recording to meet it, and to say so.
 */
export function whoAnswers(
  parts: Pick<BatchParts, 'login' | 'twilio' | 'copies'>,
  live: Pick<LiveBatch, 'stored'>,
): (row: JournalRow, failure: Failure) => Answers {
  const asking = new Map<string, Promise<boolean>>();
  const once = (whom: string, ask: () => Promise<boolean>): Promise<boolean> => {
    const asked =
      asking.get(whom) ??
      ask()
        .catch(mayBeTried)
        .finally(() => asking.delete(whom));
    asking.set(whom, asked);
    return asked;
  };
  return ({ account, recording }, { code }) => {
    if (!ofArchives.test(code)) {
      return (signal) => once(account, async () => parts.twilio.answers(await parts.login(account), signal));
    }
    return async (signal) => {
      const { archive } = live.stored();
      const archives = new Set(parts.copies.copiesOf(recording).map((copy) => copy.archive));
      if (archive !== null) archives.add(archive);
      const answers = [...archives].map((one) =>
        once(one, async () => parts.copies.mustAnswer(one, signal).then(() => true)),
      );
      return (await Promise.all(answers)).every((answered) => answered);
    };
  };
}

function mayBeTried(error: unknown): boolean {
  if (error instanceof Failure) return !mayPass(error) && error.code !== 'cancelled';
  throw error;
}
