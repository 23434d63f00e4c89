import { onIndex } from './condemned.ts';
import type { ReadableIndex } from './handles.ts';
import { preparedRaw } from './prepared.ts';
import { sidFromStored } from './stored-sid.ts';

/** What the list filters and orders by, of one recording. `sids`: 64 hexadecimal digits of recording and call, or null where one is of another form. */
export type ColumnRow = readonly [
  id: number,
  kind: number,
  startedAt: number,
  fromNumber: number | null,
  toNumber: number | null,
  duration: number | null,
  price: number | null,
  sids: string | null,
];

// One text for both SIDs: a BLOB is many times dearer to hand over.
const columns = `id, kind, started_at, from_number, to_number, duration, price,
  iif(typeof(sid) = 'blob' AND typeof(call) = 'blob', hex(sid) || hex(call), NULL)`;

/** The next `limit` recordings with an id above `after`, by id. Throws 'disk-refused'. */
export function columnsAfter(index: ReadableIndex, after: number, limit: number): ColumnRow[] {
  const statement = preparedRaw<ColumnRow>(index, `SELECT ${columns} FROM recording WHERE id > ? ORDER BY id LIMIT ?`);
  return onIndex(index, () => statement.all(after, limit));
}

/** The recording with this id, or null. Throws 'disk-refused'. */
export function columnsOf(index: ReadableIndex, id: number): ColumnRow | null {
  const statement = preparedRaw<ColumnRow>(index, `SELECT ${columns} FROM recording WHERE id = ?`);
  return onIndex(index, () => statement.get(id) ?? null);
}

/** The SIDs of a recording and its call as texts. */
export function sidsOf(index: ReadableIndex, id: number): { sid: string; call: string | null } {
  const row = onIndex(index, () =>
    preparedRaw<[Uint8Array | string, Uint8Array | string | null]>(
      index,
      'SELECT sid, call FROM recording WHERE id = ?',
    ).get(id),
  );
  if (row === undefined) return { sid: '', call: null };
  const [sid, call] = row;
  return { sid: sidFromStored('RE', sid), call: call === null ? null : sidFromStored('CA', call) };
}
