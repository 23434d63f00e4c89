import type { CallFacts } from '../recording.ts';
import type { ReadableIndex, WritableIndex } from './handles.ts';
import { prepared, preparedRaw } from './prepared.ts';
import { kindById, kindId } from './recording-kinds.ts';
import { sidFromStored, storedSid } from './stored-sid.ts';
import { numberId } from './telephone-numbers.ts';
import { writeIndex } from './write-index.ts';

/**
 * Gives the recordings of these calls their from, to and direction, in one transaction; `ids` are those that got them.
 * Recordings that were joined before are left alone. Throws 'disk-full', 'disk-refused'.
 */
export function joinCalls(index: WritableIndex, account: string, calls: readonly CallFacts[]): { ids: number[] } {
  const ids: number[] = [];
  writeIndex(index, () => {
    for (const call of calls) {
      const waiting = prepared<{ id: number; kind: number }>(
        index,
        'SELECT id, kind FROM recording WHERE call = ? AND joined <> 1',
      ).all(storedSid('CA', call.sid));
      for (const { id, kind: before } of waiting) {
        const kind = kindById(index, before);
        if (kind.account !== account) continue;
        prepared(index, 'UPDATE recording SET from_number = ?, to_number = ?, kind = ?, joined = 1 WHERE id = ?').run(
          numberId(index, call.from),
          numberId(index, call.to),
          kindId(index, { ...kind, direction: call.direction }),
          id,
        );
        ids.push(id);
      }
    }
  });
  return { ids };
}

/** Calls of `account` whose recordings wait to be joined and that are not marked missing, newest first. */
export function unjoinedCalls(
  index: ReadableIndex,
  account: string,
  limit: number,
): { call: string; createdAt: number }[] {
  const rows = preparedRaw<[Uint8Array | string, number]>(
    index,
    `SELECT call, created_at FROM recording WHERE joined = 0
     AND kind IN (SELECT id FROM kind WHERE account = ?) ORDER BY id DESC`,
  ).iterate(account);
  const calls = new Map<string, number>();
  for (const [call, createdAt] of rows) {
    if (calls.size === limit) break;
    const sid = sidFromStored('CA', call);
    if (!calls.has(sid)) calls.set(sid, createdAt);
  }
  return [...calls].map(([call, createdAt]) => ({ call, createdAt }));
}

/** Remembers that Twilio has no such calls, so that nobody asks again. A call that does turn up can still be joined. */
export function markCallsMissing(index: WritableIndex, account: string, calls: readonly string[]): void {
  writeIndex(index, () => {
    for (const call of calls) {
      prepared(
        index,
        `UPDATE recording SET joined = 2 WHERE call = ? AND joined = 0 AND joined <> 1
         AND kind IN (SELECT id FROM kind WHERE account = ?)`,
      ).run(storedSid('CA', call), account);
    }
  });
}
