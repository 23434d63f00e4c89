import { onIndex } from './condemned.ts';
import type { ReadableIndex, WritableIndex } from './handles.ts';
import { prepared, preparedRaw } from './prepared.ts';
import { storedSid } from './stored-sid.ts';
import { writeIndex } from './write-index.ts';

/** The id of a recording; null when the index does not know it. Throws 'disk-refused'. */
export function idOfRecording(index: ReadableIndex, sid: string): number | null {
  const find = preparedRaw<[number]>(index, 'SELECT id FROM recording WHERE sid = ?');
  return onIndex(index, () => find.get(storedSid('RE', sid)))?.[0] ?? null;
}

/** Takes these recordings out of the index; gives the ids of those that were in it. Throws 'disk-full', 'disk-refused'. */
export function dropRecordings(index: WritableIndex, sids: readonly string[]): number[] {
  return writeIndex(index, () =>
    sids.flatMap((sid) => {
      const id = idOfRecording(index, sid);
      if (id === null) return [];
      prepared(index, 'DELETE FROM wrap WHERE recording = ?').run(id);
      prepared(index, 'DELETE FROM recording WHERE id = ?').run(id);
      return [id];
    }),
  );
}
