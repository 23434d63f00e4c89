import { onTestFinished } from 'vitest';
import type { RecordHandle, WritableIndex } from '../../../main/database/handles.ts';
import { createHolds } from '../../../main/holds/create-holds.ts';
import type { Holds } from '../../../main/holds/holds.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { createMarkFeed } from '../../../main/recordings/create-mark-feed.ts';
import { openList } from '../../../main/recordings/open-list.ts';

/** Holds over a real record and a real list of the index, in this thread. */
export function setUpHolds(record: RecordHandle, index: WritableIndex, policy = noPolicy) {
  const list = openList(index.name);
  onTestFinished(() => list.close());
  let time = 1_800_000_000;
  const now = () => time++;
  const ledger = createLedger(record, { who: { user: 'aiko', machine: 'desk-7' }, credentialOf: () => null, now });
  const marks = createMarkFeed({ record, mark: list.mark, changed: () => undefined });
  const holds: Holds = createHolds({
    record,
    note: ledger.noteDeed,
    policy,
    members: list.members,
    marks,
    user: 'aiko',
    now,
  });
  return { list, marks, holds, ledger };
}

/** The ledger's entries about holds, without number, time and who. */
export function holdEntries(record: RecordHandle): Record<string, unknown>[] {
  const rows = record.prepare('SELECT entry FROM ledger ORDER BY number').pluck().all() as string[];
  return rows
    .map((row) => JSON.parse(row) as Record<string, unknown>)
    .filter(({ what }) => String(what).startsWith('hold-'))
    .map(({ kind, what, outcome, code, facts }) => ({ kind, what, outcome, code, facts }));
}
