import type { Selection } from '../recording.ts';
import type { AskWorker } from '../recordings/start-index-reader.ts';
import type { PlannedKind } from './plan-lines.ts';

/** Recordings of a plan that are alike in everything it counts: how many, and how long. */
export type PlanGroup = PlannedKind & {
  readonly whereabouts: 'twilio' | 'elsewhere' | 'nowhere';
  readonly encrypted: boolean;
  readonly held: boolean;
  /** Too young to be removed, by what is laid down for this machine. */
  readonly young: boolean;
  /** The archives in which a copy lies that was read back whole. */
  readonly copies: readonly string[];
  readonly count: number;
  readonly seconds: number;
  /** What its media come to at Twilio, estimated. */
  readonly bytes: number;
};

/** What was frozen. Times are UTC seconds, null when nothing was. */
export type FrozenPlan = {
  readonly digest: string;
  readonly count: number;
  readonly oldest: number | null;
  readonly newest: number | null;
  readonly groups: readonly PlanGroup[];
  /** Seconds stored at Twilio, of every account in the list. */
  readonly stored: readonly { readonly account: string; readonly seconds: number }[];
};

/** What the main thread asks of the worker that has the list. `path`: the plan's file. */
export type PlanAnswers = {
  /**
   * Freezes the selection into a file of the folder. `youngSince`: UTC second after which recordings are too young to be
   * removed; null: none is. Fails with disk-full, disk-refused; an empty selection makes no file.
   */
  readonly freezePlan: (asked: {
    readonly selection: Selection;
    readonly folder: string;
    readonly youngSince: number | null;
  }) => Promise<FrozenPlan>;
  /** Fails with plan-damaged when the file does not give the digest. */
  readonly checkPlan: (asked: { readonly path: string; readonly digest: string }) => Promise<null>;
  /** As checkPlan; gives how many recordings are not as they were. */
  readonly comparePlan: (asked: { readonly path: string; readonly digest: string }) => Promise<number>;
  /** As checkPlan; writes `head`, a line, and the recordings after it to the file `to`. */
  readonly exportPlan: (asked: {
    readonly path: string;
    readonly digest: string;
    readonly head: string;
    readonly to: string;
  }) => Promise<null>;
};

/** The questions, for the main thread. */
export function askPlans(ask: AskWorker): PlanAnswers {
  const question = <Name extends keyof PlanAnswers>(name: Name) =>
    ((asked: Parameters<PlanAnswers[Name]>[0]) => ask(name, asked)) as PlanAnswers[Name];
  return {
    freezePlan: question('freezePlan'),
    checkPlan: question('checkPlan'),
    comparePlan: question('comparePlan'),
    exportPlan: question('exportPlan'),
  };
}
