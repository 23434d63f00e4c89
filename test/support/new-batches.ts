import { join } from 'node:path';
import type { CopyMaker, ToKeep } from '../../main/archive/archives.ts';
import { type BatchParts, usualBatchTimes } from '../../main/batch/batch-parts.ts';
import type { Batches } from '../../main/batch/batches.ts';
import { createBatches } from '../../main/batch/create-batches.ts';
import { limitBandwidth } from '../../main/batch/limit-bandwidth.ts';
import type { Batch, BatchOptions, KeyStanding, PlanKind, PlanSummary } from '../../main/contract.ts';
import type { RecordHandle } from '../../main/database/handles.ts';
import { Failure } from '../../main/failure.ts';
import { createHttp } from '../../main/http/create-http.ts';
import { createLedger } from '../../main/ledger/create-ledger.ts';
import { changedSince } from '../../main/plans/changed-since.ts';
import type { PlannedRecording } from '../../main/plans/plans.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';
import { createTwilio, type Twilio, type TwilioLogin } from '../../main/twilio/create-twilio.ts';
import { parseRecordingPage } from '../../main/twilio/parse-recording-page.ts';
import { everyPageOf } from './every-page-of.ts';
import { smallArchive } from './small-archive.ts';

export const archiveId = '00000000-0000-4000-8000-0000000000a1';
const fingerprint = 'f'.repeat(64);

/** Where a simulator answers, and how to log in there. */
export type Remote = {
  readonly origin: string;
  readonly account: string;
  readonly user: string;
  readonly secret: string;
};

/** What the tests hold in their hands: facts the program would take from elsewhere. */
export type BatchWorld = {
  readonly recordings: Map<string, ToKeep>;
  readonly holds: Map<string, string[]>;
  readonly standings: Map<string, KeyStanding>;
  readonly told: Batch[];
  readonly notified: Batch[];
  readonly clock: { offset: number };
  /** What the keychain throws instead of a login. */
  keychain: Failure | null;
  ledgerWhole: boolean;
};

export const batchWorld = (): BatchWorld => ({
  recordings: new Map(),
  holds: new Map(),
  standings: new Map([[fingerprint, 'backed-up']]),
  told: [],
  notified: [],
  clock: { offset: 0 },
  keychain: null,
  ledgerWhole: true,
});

export type MadeBatches = {
  readonly batches: Batches;
  readonly parts: BatchParts;
  readonly copies: CopyMaker & { readonly manifests: string[] };
  /** A plan over all recordings of the world, or some of them. */
  readonly plan: (kind: PlanKind, sids: readonly string[]) => string;
  readonly close: () => Promise<void>;
};

/** Real record, ledger, HTTP and Twilio's parser; plans, holds, index and keys are the world's. */
export function newBatches(
  record: RecordHandle,
  folder: string,
  remote: Remote,
  world: BatchWorld,
  change: (parts: BatchParts, twilio: Twilio) => BatchParts = (parts) => parts,
): MadeBatches {
  const now = () => Math.floor(Date.now() / 1000) + world.clock.offset;
  const ledger = createLedger(record, { who: { user: 'u', machine: 'm' }, credentialOf: () => null, now });
  const times = { connect: 1000, head: 2000, idle: 2000, backOff: 5 };
  const http = createHttp({ resolveProxy: async () => 'DIRECT', certificates: () => [], times });
  const twilio = createTwilio({ http, origin: new URL(remote.origin) });
  const login: TwilioLogin = { account: remote.account, region: 'us1', user: remote.user, secret: remote.secret };
  const bandwidth = limitBandwidth();
  const copies = smallArchive(
    join(folder, 'archive'),
    async ({ recording }, signal) => bandwidth.through(await twilio.media(login, recording, signal), signal),
    now,
  );
  const plans = plansOf(world);
  const usual: BatchParts = {
    record,
    ledger,
    ledgerMustBeWhole: () => {
      if (!world.ledgerWhole) throw new Failure('ledger-altered');
    },
    plans,
    copies,
    describe: async (sid) => world.recordings.get(sid) ?? null,
    login: async () => {
      if (world.keychain !== null) throw world.keychain;
      return login;
    },
    twilio,
    policy: noPolicy,
    holds: { reasonsOf: (sid) => world.holds.get(sid) ?? [] },
    keyStandings: async () => world.standings,
    exports: {
      begin: async () => {
        throw new Failure('export-folder-missing');
      },
      abandon: async () => undefined,
    },
    gone: () => undefined,
    bandwidth,
    tell: (batch) => void world.told.push(batch),
    notify: (batch) => void world.notified.push(batch),
    now,
    times: { ...usualBatchTimes, firstWait: 20, longestWait: 100, patience: 5000, telling: 50, commitPause: 2 },
  };
  const parts = change(usual, twilio);
  const batches = createBatches(parts);
  return {
    batches,
    parts,
    copies,
    plan: plans.put,
    close: async () => {
      await batches.close();
      await http.close();
    },
  };
}

/** Reads what the simulator has into the world, as the index would know it. */
export async function readIntoWorld(remote: Remote, world: BatchWorld): Promise<readonly string[]> {
  const context = { account: remote.account, override: new URL(remote.origin) };
  const sids: string[] = [];
  for await (const page of everyPageOf(remote)) {
    for (const { wrap, updatedAt: _, ...facts } of parseRecordingPage(page, context).recordings) {
      const unknown = { id: 0, from: null, to: null, direction: null, held: false, archived: 'no' } as const;
      world.recordings.set(facts.sid, { recording: { ...facts, ...unknown }, wrap });
      sids.push(facts.sid);
    }
  }
  return sids;
}

function plansOf(world: BatchWorld): BatchParts['plans'] & { put: MadeBatches['plan'] } {
  const known = new Map<string, { summary: PlanSummary; items: PlannedRecording[] }>();
  const planOf = (plan: string) => {
    const found = known.get(plan);
    if (found === undefined) throw new Failure('plan-unknown');
    return found;
  };
  return {
    read: (plan) => planOf(plan).summary,
    items: async (plan, from, limit) => planOf(plan).items.slice(from, from + limit),
    drift: async (plan) =>
      planOf(plan).items.filter(
        (item) => changedSince(item, world.recordings.get(item.sid)?.recording ?? null, held(world, item.sid)) !== null,
      ).length,
    put: (kind, sids) => {
      const plan = `00000000-0000-4000-8000-${String(known.size + 1).padStart(12, '0')}`;
      const items = sids.map((sid): PlannedRecording => {
        const found = world.recordings.get(sid)?.recording;
        if (found === undefined) throw new Error(`no recording ${sid}`);
        const { account, status, duration, channels, keySid } = found;
        return { sid, account, status, duration, channels, keySid, held: held(world, sid) };
      });
      known.set(plan, { summary: summaryOf(plan, kind, items), items });
      return plan;
    },
  };
}

const held = (world: BatchWorld, sid: string) => (world.holds.get(sid) ?? []).length > 0;

function summaryOf(plan: string, kind: PlanKind, items: readonly PlannedRecording[]): PlanSummary {
  const share = (count: number) => ({ count, seconds: 0 });
  const doable = items.filter(({ held: kept, status }) => !kept && status === 'completed').length;
  return {
    ...{ plan, kind, madeAt: 0, digest: '0'.repeat(64), total: share(items.length), bytes: 0, oldest: 0, newest: 0 },
    accounts: [...new Set(items.map(({ account }) => account))].map((account) => ({ account, ...share(0) })),
    ...{ encrypted: share(0), plain: share(0), keys: [], withoutSealingKey: share(0), archived: share(0) },
    ...{ archivedHere: share(0), onHold: share(0), hindered: [], forbidden: [], leftOut: [], doable: share(doable) },
    archive: kind === 'archive' || kind === 'evacuate' ? archiveId : null,
    ...{
      space: 0,
      withoutCopy: share(0),
      free: null,
      lasting: 0,
      storageNow: 0,
      storageSaved: 0,
      pricesAsOf: '2026-11-01',
    },
  } as PlanSummary;
}

export const batchOptions = (change: Partial<BatchOptions> = {}): BatchOptions => ({
  ...{ ceiling: 20, bandwidth: null, hours: null, grace: 0, withDerived: false, withoutCopy: null, export: null },
  ...change,
});
