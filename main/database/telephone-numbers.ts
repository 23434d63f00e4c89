import type { ReadableIndex, WritableIndex } from './handles.ts';
import { prepared, preparedRaw } from './prepared.ts';

/** The id of a number (or of a SIP address or client name, as Twilio gives it), which is entered if it is new; null for none. */
export function numberId(index: WritableIndex, number: string | null): number | null {
  if (number === null || number === '') return null;
  const found = preparedRaw<[number]>(index, 'SELECT id FROM number WHERE number = ?').get(number);
  if (found !== undefined) return found[0];
  return Number(prepared(index, 'INSERT INTO number (number) VALUES (?)').run(number).lastInsertRowid);
}

/** The next `limit` numbers with an id above `after`, by id. */
export function numbersAfter(index: ReadableIndex, after: number, limit: number): (readonly [number, string])[] {
  return preparedRaw<readonly [number, string]>(
    index,
    'SELECT id, number FROM number WHERE id > ? ORDER BY id LIMIT ?',
  ).all(after, limit);
}

/** The next `limit` numbers after `after` in the order of their text; every text stands after ''. */
export function numbersInOrder(index: ReadableIndex, after: string, limit: number): (readonly [number, string])[] {
  return preparedRaw<readonly [number, string]>(
    index,
    'SELECT id, number FROM number WHERE number > ? ORDER BY number LIMIT ?',
  ).all(after, limit);
}
