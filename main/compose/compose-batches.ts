import type { CopyMaker } from '../archive/archives.ts';
import { type BatchParts, usualBatchTimes } from '../batch/batch-parts.ts';
import type { Batches } from '../batch/batches.ts';
import { createBatches } from '../batch/create-batches.ts';
import type { Bandwidth } from '../batch/limit-bandwidth.ts';
import type { World } from '../compose.ts';
import type { Batch, KeyStanding } from '../contract.ts';
import type { Exports } from '../export/exports.ts';
import type { Holds } from '../holds/holds.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import type { LedgerGuard } from '../ledger/create-guard.ts';
import type { Plans } from '../plans/plans.ts';
import type { IndexReader } from '../recordings/start-index-reader.ts';
import type { Twilio } from '../twilio/create-twilio.ts';

/** The batches, over the parts a batch leans on. `bandwidth` must stand in the way of the media the copies are made of. */
export function composeBatches(parts: {
  readonly record: BatchParts['record'];
  readonly ledger: BatchParts['ledger'];
  readonly guard: Pick<LedgerGuard, 'mustBeWhole' | 'anchor'>;
  readonly plans: Plans;
  readonly copies: CopyMaker;
  readonly index: Pick<IndexReader, 'details'>;
  readonly login: BatchParts['login'];
  readonly twilio: Twilio;
  readonly holds: Holds;
  readonly policy: BatchParts['policy'];
  readonly keyRing: KeyRing;
  readonly exports: Exports;
  readonly gone: BatchParts['gone'];
  readonly bandwidth: Bandwidth;
  readonly tell: World['tell'];
  readonly notify: (batch: Batch) => void;
  readonly now: () => number;
}): Batches {
  const { guard, index, keyRing, tell } = parts;
  return createBatches({
    ...parts,
    ledgerMustBeWhole: async () => {
      await guard.mustBeWhole();
      await guard.anchor();
    },
    describe: (sid) => index.details(sid),
    keyStandings: async () => new Map((await keyRing.list()).map((key) => [key.fingerprint, standingOf(key)])),
    tell: (batch) => tell('batches.changed', batch),
    times: usualBatchTimes,
  });
}

function standingOf({ keptIn, backedUpAt }: Awaited<ReturnType<KeyRing['list']>>[number]): KeyStanding {
  if (keptIn === 'lost' || keptIn === 'altered') return 'missing';
  if (keptIn === 'session') return 'session';
  return backedUpAt === null ? 'unbacked' : 'backed-up';
}
