import { randomUUID } from 'node:crypto';
import type { CallInput, PlanSummary } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import { Failure } from '../failure.ts';
import { mustAllowExport } from '../policy/must-allow-export.ts';
import { mustAllowRemoval } from '../policy/must-allow-removal.ts';
import { mayBeginRemoval } from '../removal/may-begin-removal.ts';
import type { BatchParts } from './batch-parts.ts';
import { insertBatch, type StoredBatch } from './batch-rows.ts';

/** Checks a plan once more, as a whole, and puts a batch for it into the record and the ledger. Fails as Batches.start says. */
export async function startBatch(
  parts: Pick<BatchParts, 'record' | 'ledger' | 'ledgerMustBeWhole' | 'plans' | 'copies' | 'policy' | 'now'>,
  { plan, options, typed }: CallInput<'batches.start'>,
): Promise<StoredBatch> {
  const summary = await parts.plans.read(plan);
  const { kind, archive, digest, doable, total } = summary;
  const removes = kind === 'remove' || kind === 'evacuate';
  if (kind === 'export') mustAllowExport(parts.policy);
  if (removes) mustAllowRemoval(parts.policy, options);
  const forbidden = archive === null ? null : await parts.copies.mayCount(archive);
  if (forbidden !== null) throw forbidden;
  checkForm(summary, options);
  if (removes) mayBeginRemoval({ doable: doable.count, typed });
  if (doable.count === 0) throw new Failure('nothing-to-do');
  await parts.ledgerMustBeWhole();
  const drifted = await parts.plans.drift(plan);
  if (drifted > 0) throw new Failure('plan-drifted', { count: drifted });

  const now = parts.now();
  const counts = {
    ...{ planned: total.count, waiting: total.count, copied: 0, exported: 0 },
    ...{ removed: 0, kept: 0, failed: 0, cancelled: 0 },
  };
  const batch: Omit<StoredBatch, 'number'> = {
    id: randomUUID(),
    plan,
    kind,
    archive,
    options,
    accounts: summary.accounts.map(({ account }) => account),
    planned: total.count,
    journalled: false,
    manifested: false,
    round: 1,
    roundAt: now,
    state: 'going',
    failure: null,
    counts,
    bytes: 0,
    derived: 0,
    madeAt: now,
    startedAt: null,
    finishedAt: null,
    removingFrom: removes ? now + options.grace : null,
    calledOff: false,
  };
  const write = () => {
    parts.ledger.noteFact({
      ...{ what: 'batch-started', batch: batch.id, plan, digest, kind, planned: total.count, doable: doable.count },
      ...{ archive, grace: removes ? options.grace : null, typed },
      ...{ withDerived: removes && options.withDerived, withoutCopy: removes ? options.withoutCopy : null },
    });
    return insertBatch(parts.record, batch);
  };
  return onDisk(() => parts.record.transaction(write).immediate());
}

function checkForm({ kind, archive }: PlanSummary, options: CallInput<'batches.start'>['options']): void {
  if (kind === 'export' && options.export === null) throw new Failure('malformed-call');
  if ((kind === 'archive' || kind === 'evacuate') && archive === null) throw new Failure('archive-unknown');
}
