import { join } from 'node:path';
import type { Key, PlanSummary } from '../../../main/contract.ts';
import type { RecordHandle, WritableIndex } from '../../../main/database/handles.ts';
import { answerPlans } from '../../../main/plans/answer-plans.ts';
import { createPlans } from '../../../main/plans/create-plans.ts';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import type { Selection } from '../../../main/recording.ts';
import { newIndex } from '../../support/new-index.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { someAccount } from '../../support/new-recordings.ts';
import { keys as keySids } from '../../support/random-recordings.ts';
import { setUpHolds } from '../holds/set-up-holds.ts';

export const everything: Selection = { kind: 'all', filter: {}, except: [] };
export const price = { perMinute: 0.0005, freeMinutes: 10, asOf: '2026-11-20' };
export const archives = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;

const key = (name: string, more: Partial<Key>): Key => ({
  ...{ fingerprint: name.repeat(64).slice(0, 64), name, bits: 2048, addedAt: 1, origin: 'imported' },
  ...{ keptIn: 'keychain', backedUpAt: null, opens: [], lastUse: null },
  ...more,
});
/** The first key SID is backed up, the second is not, the third has no key. */
export const keyRing: readonly Key[] = [
  key('a', { backedUpAt: 5, opens: [keySids[0] ?? ''] }),
  key('b', { opens: [keySids[0] ?? '', keySids[1] ?? ''] }),
];

/** Plans over a real record and a real list, in this thread. Plain media of `someAccount` are sealed for the first key. */
export function setUpPlans(
  record: RecordHandle = newRecord(),
  index: WritableIndex = newIndex(),
  folder = join(newFolder(), 'plans'),
  policy = noPolicy,
) {
  const { list, marks, holds, ledger } = setUpHolds(record, index);
  const plans = createPlans({
    ...{ record, folder, worker: answerPlans(list.inside), marksSettled: marks.settled },
    keys: async () => keyRing,
    sealingKey: (account) => (account === someAccount ? (keyRing[0]?.fingerprint ?? null) : null),
    free: async () => 1_000_000,
    price: () => price,
    policy,
    note: ledger.noteDeed,
    now: () => 1_800_000_000,
  });
  for (const archive of archives) {
    record
      .prepare('INSERT OR IGNORE INTO archive (id, name, place, added_at, preflight) VALUES (?, ?, ?, 0, ?)')
      .run(archive, archive, '{}', '[]');
  }
  const make = (more: { selection?: Selection; kind?: PlanSummary['kind']; archive?: string | null } = {}) =>
    plans.make({ selection: everything, kind: 'evacuate', archive: archives[0], ...more });
  return { record, index, list, marks, holds, plans, folder, make };
}

/** Notes a copy in the record. */
export function putCopy(record: RecordHandle, recording: string, archive: string, sound: boolean): void {
  record
    .prepare(
      `INSERT INTO copy (recording, archive, account, started_at, seconds, size, sha256, versions, made_at, verified_at)
       VALUES (?, ?, '', 0, 0, 0, '', '{}', 0, ?)`,
    )
    .run(recording, archive, sound ? 1 : null);
}
