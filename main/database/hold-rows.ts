import type { HeldBy, Hold } from '../contract.ts';
import { onDisk } from './disk-failure.ts';
import type { RecordHandle } from './handles.ts';
import { prepared } from './prepared.ts';

/** A recording to be kept. `seconds`: its length, for totals. */
export type ToHold = { readonly recording: string; readonly account: string; readonly seconds: number };
type HoldRow = Omit<Hold, 'standing'> & { readonly count: number; readonly seconds: number };

const holds = `SELECT id AS hold, reason, placed_at AS placedAt, placed_by AS placedBy, wanted,
  (SELECT count(*) FROM held WHERE hold = hold.id) AS everHeld,
  (SELECT count(*) FROM held WHERE hold = hold.id AND lifted_at IS NULL) AS count,
  (SELECT total(seconds) FROM held WHERE hold = hold.id AND lifted_at IS NULL) AS seconds FROM hold`;

const toHold = ({ count, seconds, ...row }: HoldRow): Hold => ({ ...row, standing: { count, seconds } });

/** Every hold with what it keeps, the newest first; counts over all they ever kept. Throws 'disk-refused'. */
export function readHolds(record: RecordHandle): Hold[] {
  return onDisk(() => prepared<HoldRow>(record, `${holds} ORDER BY placed_at DESC, id`).all().map(toHold));
}

/** One hold as `readHolds` has it, or null. */
export function readHold(record: RecordHandle, hold: string): Hold | null {
  const row = onDisk(() => prepared<HoldRow>(record, `${holds} WHERE id = ?`).get(hold));
  return row === undefined ? null : toHold(row);
}

/** Every hold a recording is or was under, those that stand first, the newest first. */
export function readHoldsOf(record: RecordHandle, recording: string): HeldBy[] {
  const rows = prepared<HeldBy>(
    record,
    `SELECT id AS hold, reason, placed_at AS placedAt, placed_by AS placedBy, lifted_at AS liftedAt,
     lifted_by AS liftedBy, lift_reason AS liftReason FROM held JOIN hold ON hold.id = held.hold
     WHERE recording = ? ORDER BY lifted_at IS NOT NULL, placed_at DESC, id`,
  );
  return onDisk(() => rows.all(recording));
}

/** Whether some hold keeps it now. */
export function isHeldNow(record: RecordHandle, recording: string): boolean {
  const held = prepared(record, 'SELECT 1 FROM held WHERE recording = ? AND lifted_at IS NULL LIMIT 1');
  return onDisk(() => held.get(recording) !== undefined);
}

/** A hold that keeps nothing yet. */
export function putHold(
  record: RecordHandle,
  { hold, reason, placedAt, placedBy }: Pick<Hold, 'hold' | 'reason' | 'placedAt' | 'placedBy'>,
): void {
  const put = prepared(record, 'INSERT INTO hold (id, reason, placed_at, placed_by, wanted) VALUES (?, ?, ?, ?, 0)');
  onDisk(() => put.run(hold, reason, placedAt, placedBy));
}

/** Says beforehand how many more the hold is to keep than it ever has. */
export function expectMore(record: RecordHandle, hold: string, more: number): void {
  const expect = prepared(
    record,
    'UPDATE hold SET wanted = max(wanted, ? + (SELECT count(*) FROM held WHERE hold = hold.id)) WHERE id = ?',
  );
  onDisk(() => expect.run(more, hold));
}

/** How many of these the hold has no row for yet. */
export function countUnknown(record: RecordHandle, hold: string, recordings: readonly string[]): number {
  const known = prepared(record, 'SELECT 1 FROM held WHERE recording = ? AND hold = ?');
  return onDisk(() => recordings.filter((recording) => known.get(recording, hold) === undefined).length);
}

/**
 * Many small writes that a flushed one follows (the ledger's outcome): flushing each would stop the main thread each time.
 * What a crash in between takes away is what the outcome would have spoken of.
 */
function inOne<T>(record: RecordHandle, work: () => T): T {
  record.pragma('synchronous = NORMAL');
  try {
    return record.transaction(work).immediate();
  } finally {
    record.pragma('synchronous = FULL');
  }
}

/** Puts recordings under a hold, also those that were let go before: all of them or none. */
export function putHeld(record: RecordHandle, hold: string, some: readonly ToHold[]): void {
  const put = prepared(
    record,
    `INSERT INTO held (recording, hold, account, seconds) VALUES (?, ?, ?, ?)
     ON CONFLICT (recording, hold) DO UPDATE SET lifted_at = NULL, lifted_by = NULL, lift_reason = NULL`,
  );
  const putAll = () => {
    for (const { recording, account, seconds } of some) put.run(recording, hold, account, seconds);
  };
  onDisk(() => inOne(record, putAll));
}

/** Recordings the hold keeps, in the order of their SIDs after `after`. */
export function readHeldAfter(record: RecordHandle, hold: string, after: string, limit: number): string[] {
  const rows = prepared<{ recording: string }>(
    record,
    `SELECT recording FROM held WHERE hold = ? AND lifted_at IS NULL AND recording > ? ORDER BY recording LIMIT ?`,
  );
  return onDisk(() => rows.all(hold, after, limit)).map(({ recording }) => recording);
}

export type Lifting = { readonly at: number; readonly by: string; readonly reason: string };

/** Lets recordings go from a hold, all or none of them; gives how many it kept till now. */
export function liftHeld(record: RecordHandle, hold: string, recordings: readonly string[], lifting: Lifting): number {
  const lift = prepared(
    record,
    `UPDATE held SET lifted_at = ?, lifted_by = ?, lift_reason = ?
     WHERE recording = ? AND hold = ? AND lifted_at IS NULL`,
  );
  const { at, by, reason } = lifting;
  const liftAll = () => recordings.reduce((lifted, one) => lifted + lift.run(at, by, reason, one, hold).changes, 0);
  return onDisk(() => inOne(record, liftAll));
}
