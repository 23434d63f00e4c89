import { expect, onTestFinished } from 'vitest';
import type { BatchParts } from '../../main/batch/batch-parts.ts';
import type { Batch } from '../../main/contract.ts';
import type { RecordHandle } from '../../main/database/handles.ts';
import { eachRow } from '../../main/ledger/ledger-rows.ts';
import { verifyChain } from '../../main/ledger/verify-chain.ts';
import type { Twilio } from '../../main/twilio/create-twilio.ts';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { removedOf } from './every-page-of.ts';
import {
  type BatchWorld,
  batchOptions,
  batchWorld,
  type MadeBatches,
  newBatches,
  type Remote,
  readIntoWorld,
} from './new-batches.ts';
import { newFolder, newRecord } from './new-record.ts';

export type Setting = MadeBatches & {
  readonly simulator: Simulator;
  readonly remote: Remote;
  readonly world: BatchWorld;
  readonly record: RecordHandle;
  readonly sids: readonly string[];
  /** Resolves with the batch once `when` holds of it. */
  readonly until: (batch: string, when: (batch: Batch) => boolean) => Promise<Batch>;
  /** SIDs Twilio calls deleted. */
  readonly gone: () => Promise<Set<string>>;
  /** Outcomes by SID. */
  readonly outcomes: (batch: string) => Map<string, string>;
  readonly entries: () => Readonly<Record<string, unknown>>[];
};

/** The engine of batches before a simulated Twilio of so many recordings. */
export async function simulatedBatches(
  options: SimulatorOptions,
  change: (parts: BatchParts, twilio: Twilio) => BatchParts = (parts) => parts,
): Promise<Setting> {
  const simulator = await startSimulator({ subaccountRecordings: 0, kind: 'ordinary', duration: 4, ...options });
  const { accountSid: account, apiKey, origin } = simulator;
  const remote = { origin, account, user: apiKey.sid, secret: apiKey.secret };
  const world = batchWorld();
  const sids = await readIntoWorld(remote, world);
  const record = newRecord();
  const made = newBatches(record, newFolder(), remote, world, change);
  onTestFinished(async () => {
    await made.close();
    await simulator.close();
  });
  return {
    ...made,
    ...{ simulator, remote, world, record, sids },
    until: async (batch, when) => {
      for (let tries = 0; tries < 6000; tries++) {
        const now = made.batches.read(batch);
        if (when(now)) return now;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`the batch stayed ${JSON.stringify(made.batches.read(batch))}`);
    },
    gone: () => removedOf(remote),
    outcomes: (batch) =>
      new Map(
        made.batches
          .rows(batch, null, 0, 500)
          .rows.map(({ sid, outcome, failure }) => [sid, failure === null ? outcome : `${outcome}: ${failure.code}`]),
      ),
    entries: () => [...eachRow(record)].map(({ entry }) => JSON.parse(entry)),
  };
}

export const isWholeChain = (record: RecordHandle): boolean => verifyChain(eachRow(record)).firstMisfit === null;
export const isOver = ({ state }: Batch): boolean =>
  state === 'finished' || state === 'cancelled' || state === 'stopped';

export const isWaiting = ({ state }: Batch): boolean => state === 'waiting';

/** Nothing is lost and nothing extra removed: what the batch says is removed is gone, and nothing else is. */
export async function agrees({ gone, outcomes, record, batches }: Setting, batch: string): Promise<void> {
  const removed = [...outcomes(batch)].filter(([, outcome]) => outcome === 'removed').map(([sid]) => sid);
  expect(await gone()).toEqual(new Set(removed));
  expect(isWholeChain(record)).toBe(true);
  const { counts } = batches.read(batch);
  const { planned, waiting, copied, exported, kept, failed, cancelled } = counts;
  expect(waiting + copied + exported + counts.removed + kept + failed + cancelled).toBe(planned);
}

/** Evacuates everything, and gives the batch. */
export const evacuate = async (setting: Setting, options = batchOptions()) => {
  const { batches, plan, sids } = setting;
  const { batch } = await batches.start({ plan: plan('evacuate', sids), options, typed: sids.length });
  return batch;
};
