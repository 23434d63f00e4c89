import type { ReadableIndex, WritableIndex } from './handles.ts';
import { prepared, preparedRaw } from './prepared.ts';
import { kindById, kindId } from './recording-kinds.ts';
import { sidFromStored, storedSid } from './stored-sid.ts';
import { writeIndex } from './write-index.ts';

/** Recordings of `account` that Twilio may still change (neither completed, absent, deleted nor failed), newest first. */
export function unfinishedRecordings(index: ReadableIndex, account: string): { sid: string }[] {
  return preparedRaw<[Uint8Array | string]>(
    index,
    `SELECT sid FROM recording WHERE finished = 0
     AND kind IN (SELECT id FROM kind WHERE account = ?) ORDER BY id DESC`,
  )
    .all(account)
    .map(([sid]) => ({ sid: sidFromStored('RE', sid) }));
}

/** Starts a whole pass anew: nothing of `account` has been seen in it. */
export function forgetSightings(index: WritableIndex, account: string): void {
  writeIndex(index, () => prepared(index, 'DELETE FROM sighting WHERE account = ?').run(account));
}

/** Notes that these ids (`seen` of upsertRecordings) were listed in the whole pass that is going on. It survives a crash. */
export function noteSightings(index: WritableIndex, account: string, ids: readonly number[]): void {
  const note = prepared(index, 'INSERT OR IGNORE INTO sighting (account, recording) VALUES (?, ?)');
  writeIndex(index, () => {
    for (const id of ids) note.run(account, id);
  });
}

/** Recordings of `account` created before `createdBefore` that the whole pass has not seen and that are not `deleted`. */
export function unsightedRecordings(index: ReadableIndex, account: string, createdBefore: number): { sid: string }[] {
  return preparedRaw<[Uint8Array | string]>(
    index,
    `SELECT sid FROM recording WHERE created_at < ?
     AND kind IN (SELECT id FROM kind WHERE account = ? AND status <> 'deleted')
     AND NOT EXISTS (SELECT 1 FROM sighting WHERE account = ? AND recording = recording.id) ORDER BY id DESC`,
  )
    .all(createdBefore, account, account)
    .map(([sid]) => ({ sid: sidFromStored('RE', sid) }));
}

/** Marks recordings that Twilio no longer has: status `deleted`, media nowhere. The row stays: it happened. */
export function markVanished(index: WritableIndex, account: string, sids: readonly string[]): { ids: number[] } {
  const ids: number[] = [];
  writeIndex(index, () => {
    for (const sid of sids) {
      const row = prepared<{ id: number; kind: number }>(index, 'SELECT id, kind FROM recording WHERE sid = ?').get(
        storedSid('RE', sid),
      );
      if (row === undefined) continue;
      const kind = kindById(index, row.kind);
      if (kind.account !== account || (kind.status === 'deleted' && kind.whereabouts === 'nowhere')) continue;
      prepared(index, 'UPDATE recording SET kind = ?, finished = 1 WHERE id = ?').run(
        kindId(index, { ...kind, status: 'deleted', whereabouts: 'nowhere' }),
        row.id,
      );
      ids.push(row.id);
    }
  });
  return { ids };
}
