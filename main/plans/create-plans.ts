import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Key, PlanSummary, StoragePrice } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import {
  dropPlan,
  dropStalePlans,
  isArchiveKnown,
  type KeptPlan,
  putPlan,
  readPlan,
  readPlanDigests,
} from '../database/kept-plans.ts';
import { Failure } from '../failure.ts';
import { keyOfEachSid, type StandingKey, standingOfKey } from '../keys/standing-of-key.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { youngSince } from '../policy/must-allow-removal.ts';
import { openPlanFile, planPath } from './plan-file.ts';
import { planHeading } from './plan-heading.ts';
import type { PlanAnswers } from './plan-questions.ts';
import { recordingsIn } from './plan-rows.ts';
import type { Plans } from './plans.ts';
import { summarisePlan } from './summarise-plan.ts';

/** A plan that nobody carried out is forgotten after so many seconds. */
const patience = 86_400;

/** Plans: their rows in the record, their recordings in files of `folder`, made and checked by the worker that has the list. */
export function createPlans(parts: {
  readonly record: RecordHandle;
  readonly folder: string;
  readonly worker: PlanAnswers;
  /** Settles when the list knows every hold and copy of the record. */
  readonly marksSettled: () => Promise<void>;
  readonly keys: () => Promise<readonly Key[]>;
  /** The fingerprint of the key plain media of an account are sealed for. */
  readonly sealingKey: (account: string) => string | null;
  /** Bytes free in an archive; null where nobody can say. */
  readonly free: (archive: string) => Promise<number | null>;
  readonly price: () => StoragePrice;
  readonly policy: MachinePolicy;
  readonly note: NoteDeed;
  readonly now: () => number;
}): Plans & { readonly tidy: () => Promise<void> } {
  const { record, folder, worker, note } = parts;
  /** Digests whose files were held against them in this run. */
  const checked = new Set<string>();

  const known = (plan: string): KeptPlan => {
    const found = readPlan(record, plan);
    if (found === null) throw new Failure('plan-unknown', { plan });
    return found;
  };
  const fileOf = ({ digest }: KeptPlan) => ({ path: planPath(folder, digest), digest });
  const sealingOf = (accounts: readonly string[], keys: readonly Key[]): ReadonlyMap<string, StandingKey> => {
    const found = new Map<string, StandingKey>();
    for (const account of accounts) {
      const key = keys.find(({ fingerprint }) => fingerprint === parts.sealingKey(account));
      if (key !== undefined) found.set(account, { fingerprint: key.fingerprint, standing: standingOfKey(key) });
    }
    return found;
  };
  /** Files no plan has: those of plans forgotten, and what a broken run left. */
  const sweep = async () => {
    const digests = readPlanDigests(record);
    const names = await readdir(folder).catch(() => []);
    const stray = names.filter((name) => !digests.has(name.replace(/\.plan$/, '')));
    await Promise.all(stray.map((name) => rm(join(folder, name), { force: true })));
  };
  /** A file may be there before its row is: nothing is swept away meanwhile. */
  let making = 0;
  const sweepLater = async () => {
    if (making === 0) await sweep();
  };

  return {
    make: async ({ selection, kind, archive }) => {
      if (archive !== null && !isArchiveKnown(record, archive)) throw new Failure('archive-unknown', { archive });
      making += 1;
      const madeAt = parts.now();
      try {
        await parts.marksSettled();
        const [frozen, keys, free] = await Promise.all([
          worker.freezePlan({ selection, folder, youngSince: youngSince(parts.policy, madeAt) }),
          parts.keys(),
          archive === null ? null : parts.free(archive),
        ]);
        if (frozen.count === 0) throw new Failure('nothing-to-do');
        const accounts = [...new Set(frozen.groups.map(({ account }) => account))];
        const summary = summarisePlan(frozen, {
          ...{ plan: randomUUID(), kind, madeAt, archive, free, price: parts.price(), policy: parts.policy },
          keys: keyOfEachSid(keys),
          sealing: sealingOf(accounts, keys),
        });
        const { plan, digest } = summary;
        const deed = { what: 'plan-made', plan, planned: kind, digest, count: frozen.count, archive };
        return await note(deed, async () => {
          putPlan(record, { id: plan, kind, madeAt, digest, summary: JSON.stringify(summary) });
          return summary;
        });
      } finally {
        making -= 1;
      }
    },
    // A plan of an earlier version knows of no policy.
    read: (plan) => {
      const kept = JSON.parse(known(plan).summary) as Omit<PlanSummary, 'forbidden' | 'leftOut'> & Partial<PlanSummary>;
      return { ...kept, forbidden: kept.forbidden ?? [], leftOut: kept.leftOut ?? [] };
    },
    items: async (plan, from, limit) => {
      const file = fileOf(known(plan));
      if (!checked.has(file.digest)) await worker.checkPlan(file);
      checked.add(file.digest);
      const opened = await openPlanFile(file.path);
      try {
        return recordingsIn(opened.head, await opened.rows(from, limit), from);
      } finally {
        await opened.close();
      }
    },
    drift: async (plan) => {
      const file = fileOf(known(plan));
      await parts.marksSettled();
      const drifted = await worker.comparePlan(file);
      checked.add(file.digest);
      return drifted;
    },
    saveAs: async (plan, to) => {
      const kept = known(plan);
      const head = planHeading(JSON.parse(kept.summary) as PlanSummary);
      await note({ what: 'plan-saved', plan, digest: kept.digest }, () =>
        worker.exportPlan({ ...fileOf(kept), head, to }),
      );
    },
    discard: async (plan) => {
      known(plan);
      dropPlan(record, plan);
      await sweepLater();
    },
    tidy: async () => {
      dropStalePlans(record, parts.now() - patience);
      await sweepLater();
    },
  };
}
