import type { Recording } from '../recording.ts';
import type { AskWorker } from '../recordings/start-index-reader.ts';

/** A copy in some archive. `openers`: fingerprints of the keys known to open it. `sound`: read back whole, no fault since. */
export type CoveredCopy = { readonly openers: readonly string[]; readonly sound: boolean };

/** Recordings that are alike in everything that says who can open them. Times are UTC seconds. */
export type CoverageGroup = Pick<Recording, 'account' | 'keySid' | 'encrypted' | 'whereabouts'> & {
  /** Twilio has finished with it: only then does "not encrypted" mean anything. */
  readonly completed: boolean;
  readonly copies: readonly CoveredCopy[];
  readonly count: number;
  readonly seconds: number;
  readonly oldest: number;
  readonly newest: number;
};

/** All recordings of the list, and which state of it that was. */
export type CoverageGroups = { readonly revision: number; readonly groups: readonly CoverageGroup[] };

/** What the main thread asks of the worker that has the list. */
export type CoverageAnswers = {
  readonly coverageGroups: () => Promise<CoverageGroups>;
  /** As `unseenRecordings` gives them, once the list is loaded. */
  readonly unseenRecordings: (asked: { readonly keySid: string; readonly seen: Uint8Array }) => Promise<Uint8Array>;
};

/** The questions, for the main thread. */
export function askCoverage(ask: AskWorker): CoverageAnswers {
  return {
    coverageGroups: () => ask('coverageGroups', undefined) as Promise<CoverageGroups>,
    unseenRecordings: (asked) => ask('unseenRecordings', asked) as Promise<Uint8Array>,
  };
}
