import { Failure, type FailureAnswer } from '../failure.ts';
import { logBug } from '../log.ts';
import { openDesk } from './enrolment-desk.ts';
import {
  changeRow,
  type EnrolmentChange,
  type EnrolmentRow,
  readProven,
  readUnderWay,
  readUnderWayOf,
} from './enrolment-rows.ts';
import type { EnrolmentParts, Enrolments } from './enrolments.ts';
import { isWatched, lookAndProve, type Watched } from './look-and-prove.ts';
import { takeSteps } from './take-steps.ts';

/** How long the recordings of an account that waits for its proof are looked at of themselves, seconds. */
const watchedFor = 86_400;

export function createEnrolments(parts: EnrolmentParts): Enrolments {
  const { record, now } = parts;
  const stop = new AbortController();
  const looking = new Map<string, Promise<void>>();
  const unseen = new Map<string, FailureAnswer>();
  const spoilt = new Map<string, FailureAnswer>();
  const desk = openDesk(parts, unseen, looking);
  const steps = takeSteps(parts, desk, stop.signal);

  /** One look at a time per account: who comes second waits for it. */
  const lookAt = (row: Watched): Promise<void> => {
    const { account } = row;
    const write = (change: EnrolmentChange) => {
      const still = readUnderWayOf(record, account);
      // Somebody went back meanwhile: what was seen is of another key, or of before it was chosen.
      if (still?.number !== row.number || still.fingerprint !== row.fingerprint || still.chosenAt !== row.chosenAt)
        throw new Failure('enrolment-moved-on');
      changeRow(record, still, change);
    };
    const look = lookAndProve(parts, row, spoilt, write, stop.signal)
      .then(() => void unseen.delete(account))
      .catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        if (error.code === 'cancelled' || error.code === 'enrolment-moved-on') return;
        unseen.set(account, { code: error.code, facts: { ...error.facts } });
      })
      .finally(() => {
        looking.delete(account);
        parts.changed();
      });
    looking.set(account, look);
    parts.changed();
    return look;
  };
  const lookOnce = (row: EnrolmentRow): Promise<void> => {
    const under = looking.get(row.account);
    if (under !== undefined) return under;
    if (!isWatched(row)) throw new Failure('enrolment-moved-on');
    return lookAt(row);
  };

  const timer = setInterval(() => {
    for (const row of readUnderWay(record).filter(isWatched)) {
      if (Math.abs(now() - row.chosenAt) > watchedFor) continue;
      lookOnce(row).catch((error: unknown) => logBug('looking for the next recording', error));
    }
  }, parts.lookEvery).unref();

  return {
    ...steps,
    enrolments: async () => {
      const [underWay, proven] = [readUnderWay(record), readProven(record)];
      const of = (rows: readonly EnrolmentRow[], account: string) => {
        const row = rows.find((one) => one.account === account);
        return row === undefined ? null : desk.describe(row);
      };
      return (await parts.accounts()).map((account) => ({
        account,
        underWay: of(underWay, account),
        proven: of(proven, account),
      }));
    },
    needs: parts.needs,
    look: async (account) => {
      const row = readUnderWayOf(record, account);
      // Proved while somebody pressed the button: that is what they asked for.
      if (row === null) return desk.last(account);
      if (!looking.has(account)) spoilt.clear();
      await lookOnce(row);
      return desk.last(account);
    },
    goBack: async (account, to) => {
      unseen.delete(account);
      return steps.goBack(account, to);
    },
    close: async () => {
      clearInterval(timer);
      stop.abort();
      await Promise.allSettled(looking.values());
    },
  };
}
