import type { Worker } from 'node:worker_threads';
import type { RecordHandle } from '../database/handles.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { Playback } from '../playback/playback-parts.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import type { Clock } from './fill-template.ts';

/** What exports need of the rest of the program. */
export type ExportParts = {
  readonly record: RecordHandle;
  readonly ledger: Pick<Ledger, 'begin' | 'conclude'>;
  readonly policy: MachinePolicy;
  readonly lend: Playback['lend'];
  /** A sealed-audio worker: exports have one of their own, so that encoding never makes the player wait. */
  readonly startWorker: () => Worker;
  readonly startPacker: () => Worker;
  /** What an account is called. */
  readonly accountName: (account: string) => string;
  readonly clock: () => Clock;
  /** UTC seconds. */
  readonly now: () => number;
};
