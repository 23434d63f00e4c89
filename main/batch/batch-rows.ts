import type { Batch, BatchOptions, FailureAnswer, PlanKind } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

export type BatchCounts = Batch['counts'];

/** `going`: it works when it is its turn; `resting`: the program was left while it did; the others as the contract has them. */
export type BatchState = 'going' | 'resting' | 'paused' | 'stopped' | 'cancelled' | 'finished';

/** A batch as the record has it. Times are UTC seconds. */
export type StoredBatch = {
  readonly number: number;
  readonly id: string;
  readonly plan: string;
  readonly kind: PlanKind;
  readonly archive: string | null;
  readonly options: BatchOptions;
  readonly accounts: readonly string[];
  readonly planned: number;
  readonly journalled: boolean;
  readonly manifested: boolean;
  readonly round: number;
  readonly roundAt: number;
  readonly state: BatchState;
  readonly failure: FailureAnswer | null;
  readonly counts: BatchCounts;
  readonly bytes: number;
  readonly derived: number;
  readonly madeAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly removingFrom: number | null;
  readonly calledOff: boolean;
};

const flags = ['journalled', 'manifested', 'calledOff'] as const;
const documents = ['options', 'accounts', 'counts', 'failure'] as const;

const columns = `number, id, plan, kind, archive, options, accounts, planned, journalled, manifested, round,
  round_at AS roundAt, state, failure, counts, bytes, derived, made_at AS madeAt, started_at AS startedAt,
  finished_at AS finishedAt, removing_from AS removingFrom, called_off AS calledOff`;

/** Gives the batch its number. */
export function insertBatch(record: RecordHandle, batch: Omit<StoredBatch, 'number'>): StoredBatch {
  const { lastInsertRowid } = prepared(
    record,
    `INSERT INTO batch (id, plan, kind, archive, options, accounts, planned, journalled, manifested, round, round_at,
       state, failure, counts, bytes, derived, made_at, started_at, finished_at, removing_from, called_off)
     VALUES (@id, @plan, @kind, @archive, @options, @accounts, @planned, @journalled, @manifested, @round, @roundAt,
       @state, @failure, @counts, @bytes, @derived, @madeAt, @startedAt, @finishedAt, @removingFrom, @calledOff)`,
  ).run(toRow(batch));
  return { ...batch, number: Number(lastInsertRowid) };
}

/** Everything of a batch that can change. */
export function saveBatch(record: RecordHandle, batch: StoredBatch): void {
  prepared(
    record,
    `UPDATE batch SET journalled = @journalled, manifested = @manifested, round = @round, round_at = @roundAt,
       state = @state, failure = @failure, counts = @counts, bytes = @bytes, derived = @derived,
       started_at = @startedAt, finished_at = @finishedAt, removing_from = @removingFrom, called_off = @calledOff
     WHERE number = @number`,
  ).run(toRow(batch));
}

/** In the order in which they were started. */
export function readBatches(record: RecordHandle): StoredBatch[] {
  return prepared<Record<string, unknown>>(record, `SELECT ${columns} FROM batch ORDER BY number`).all().map(fromRow);
}

function toRow(batch: Omit<StoredBatch, 'number'>): Record<string, unknown> {
  const row: Record<string, unknown> = { ...batch };
  for (const name of flags) row[name] = row[name] ? 1 : 0;
  for (const name of documents) row[name] = row[name] === null ? null : JSON.stringify(row[name]);
  return row;
}

function fromRow(row: Record<string, unknown>): StoredBatch {
  const batch = { ...row };
  for (const name of flags) batch[name] = row[name] === 1;
  for (const name of documents) batch[name] = row[name] === null ? null : JSON.parse(String(row[name]));
  return batch as StoredBatch;
}
