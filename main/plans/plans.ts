import type { PlanKind, PlanSummary } from '../contract.ts';
import type { Recording, Selection } from '../recording.ts';

/** One recording as it was when the plan was made: what counts when it is asked whether it has changed. */
export type PlannedRecording = Pick<Recording, 'sid' | 'account' | 'status' | 'duration' | 'channels' | 'keySid'> & {
  readonly held: boolean;
};

/** Plans: what was selected, frozen, with everything that is to be known before it is carried out. */
export type Plans = {
  /** Freezes the selection and flushes it to the disk. Fails with nothing-to-do, archive-unknown, disk-full, disk-refused. */
  readonly make: (wanted: {
    readonly selection: Selection;
    readonly kind: PlanKind;
    readonly archive: string | null;
  }) => Promise<PlanSummary>;
  /** Fails with plan-unknown. */
  readonly read: (plan: string) => PlanSummary;
  /**
   * The recordings at the places `from` … `from + limit - 1`, fewer at the end. The first time in a run the whole list is
   * held against the plan's digest. Fails with plan-unknown, plan-damaged.
   */
  readonly items: (plan: string, from: number, limit: number) => Promise<readonly PlannedRecording[]>;
  /**
   * How many recordings are no longer as they were planned, holds included; 0 is what a batch may start with. To be asked
   * before the start only. Fails with plan-unknown, plan-damaged.
   */
  readonly drift: (plan: string) => Promise<number>;
  /** Writes the plan with its recordings as docs/plan-format.md has it. Fails with plan-unknown, plan-damaged, disk-… */
  readonly saveAs: (plan: string, path: string) => Promise<void>;
  /** Forgets a plan that no batch carries out. Fails with plan-unknown. */
  readonly discard: (plan: string) => Promise<void>;
};
