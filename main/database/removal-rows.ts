import type { RecordHandle } from './handles.ts';
import { claimEvents } from './own-events.ts';
import { prepared } from './prepared.ts';

/** The verified copy a removal leaned on, as it stood at that moment. */
export type RemovedWith = { readonly archive: string; readonly sha256: string; readonly verifiedAt: number };

/** A remote copy that was removed, as it is known when Twilio has answered. Times are UTC seconds. */
export type NewRemoval = {
  readonly recording: string;
  readonly account: string;
  readonly startedAt: number;
  /** Its length. */
  readonly seconds: number;
  readonly batch: string;
  /** The number of the ledger entry of the intent. */
  readonly intent: number;
  readonly askedAt: number;
  /** Twilio's HTTP status: 204, or 404 when it was gone already; 0 when the answer was lost and Twilio, asked again, had it no more. */
  readonly answer: number;
  /** Null: removed without one, for the reason the batch was given in writing. */
  readonly copy: RemovedWith | null;
  /** Transcriptions and add-on results removed with it. */
  readonly derived: number;
};

/** What was seen of it since; null: not yet. `nextLook` null: there is nothing left to look for. */
export type Sightings = {
  readonly goneAt: number | null;
  readonly deletedAt: number | null;
  readonly absentAt: number | null;
  /** Twilio's Monitor event of the removal, `AE…`. */
  readonly event: string | null;
  readonly backAt: number | null;
  readonly nextLook: number | null;
};
export type Removal = NewRemoval & Sightings;

/** How soon after Twilio's answer a removed recording is looked at for the first time, seconds. */
export const firstLookAfter = 60;

export type RemovalColumns = Omit<Removal, 'copy'> & Readonly<Record<keyof RemovedWith, string | number | null>>;
export const removalColumns = `recording, account, started_at AS startedAt, seconds, batch, intent, asked_at AS askedAt, answer, archive,
  sha256, verified_at AS verifiedAt, derived, gone_at AS goneAt, deleted_at AS deletedAt, absent_at AS absentAt, event,
  back_at AS backAt, next_look AS nextLook`;

/**
 * Notes a removal with Twilio's answer, to be followed up from then on; in the same transaction as its outcome in the
 * ledger (`also` of conclude). A recording that had come back and was removed again begins anew.
 */
export function noteRemoval(record: RecordHandle, removal: NewRemoval): void {
  const { recording, account, startedAt, seconds, batch, intent, askedAt, answer, copy, derived } = removal;
  prepared(
    record,
    `INSERT OR REPLACE INTO removal (recording, account, started_at, seconds, batch, intent, asked_at, answer, archive,
       sha256, verified_at, derived, next_look) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[recording, account, startedAt, seconds, batch, intent, askedAt, answer],
    ...[copy?.archive ?? null, copy?.sha256 ?? null, copy?.verifiedAt ?? null, derived, askedAt + firstLookAfter],
  );
  claimEvents(record, recording);
}

/** Notes what was seen of a removed recording, all of it anew. */
export function noteSightings(record: RecordHandle, recording: string, seen: Sightings): void {
  const { goneAt, deletedAt, absentAt, event, backAt, nextLook } = seen;
  prepared(
    record,
    `UPDATE removal SET gone_at = ?, deleted_at = ?, absent_at = ?, event = ?, back_at = ?, next_look = ?
     WHERE recording = ?`,
  ).run(goneAt, deletedAt, absentAt, event, backAt, nextLook, recording);
}

export function removalOf(record: RecordHandle, recording: string): Removal | null {
  const row = prepared<RemovalColumns>(record, `SELECT ${removalColumns} FROM removal WHERE recording = ?`).get(
    recording,
  );
  return row === undefined ? null : toRemoval(row);
}

/** Those to be looked at by `now`, the longest waiting first. */
export function removalsDue(record: RecordHandle, now: number, limit: number): Removal[] {
  const due = `SELECT ${removalColumns} FROM removal WHERE next_look <= ? ORDER BY next_look, recording LIMIT ?`;
  return prepared<RemovalColumns>(record, due).all(now, limit).map(toRemoval);
}

/** When the next look is due; null when none is. */
export function nextRemovalLook(record: RecordHandle): number | null {
  const row = prepared<{ next: number | null }>(
    record,
    'SELECT min(next_look) AS next FROM removal WHERE next_look IS NOT NULL',
  ).get();
  return row?.next ?? null;
}

/** Leaves what is due of an account that cannot be asked until `until`. */
export function putOffRemovals(record: RecordHandle, account: string, now: number, until: number): void {
  prepared(record, 'UPDATE removal SET next_look = ? WHERE next_look <= ? AND account = ?').run(until, now, account);
}

/** The event by which Twilio itself tells of a recording's removal, `AE…`; null where none has been fetched. */
export function removalEvent(record: RecordHandle, recording: string): string | null {
  const row = prepared<{ sid: string }>(
    record,
    "SELECT sid FROM monitor_event WHERE resource = ? AND type = 'recording.deleted' ORDER BY at DESC LIMIT 1",
  ).get(recording);
  return row?.sid ?? null;
}

/** Notes the event by which Twilio itself tells of a removal done here, unless one is known or nothing was removed. */
export function noteRemovalEvent(record: RecordHandle, recording: string, event: string): void {
  prepared(record, 'UPDATE removal SET event = ? WHERE recording = ? AND event IS NULL').run(event, recording);
}

/** A row as it is read with `removalColumns`. */
export function toRemoval({ archive, sha256, verifiedAt, ...row }: RemovalColumns): Removal {
  const copied = typeof archive === 'string' && typeof sha256 === 'string' && typeof verifiedAt === 'number';
  return { ...row, copy: copied ? { archive, sha256, verifiedAt } : null };
}
