import { setImmediate } from 'node:timers/promises';
import type { ReadableIndex } from '../database/handles.ts';
import { columnsAfter, columnsOf, sidsOf } from '../database/read-columns.ts';
import { kindsAfter } from '../database/recording-kinds.ts';
import { numbersAfter, numbersInOrder } from '../database/telephone-numbers.ts';
import { appendRow, type Columns, removeRow, replaceRow } from './list-columns.ts';
import type { Permutations } from './permutations.ts';

/** Rows read at a time: some milliseconds, between which the worker answers. */
const slice = 4000;

/** Fills empty columns from the index, in slices; `stop` ends it early. */
export async function loadColumns(index: ReadableIndex, columns: Columns, stop: () => boolean): Promise<void> {
  // By text, so that ranking them costs nothing. No number is empty.
  let text = '';
  for (let more = true; more && !stop(); ) {
    const numbers = numbersInOrder(index, text, slice);
    for (const [id, number] of numbers) columns.numbers.add(id, number);
    text = numbers.at(-1)?.[1] ?? text;
    more = numbers.length === slice;
    await setImmediate();
  }
  let after = Number.MIN_SAFE_INTEGER;
  for (let more = true; more && !stop(); ) {
    const rows = columnsAfter(index, after, slice);
    for (const row of rows) appendRow(columns, row, (id) => sidsOf(index, id));
    after = rows.at(-1)?.[0] ?? after;
    more = rows.length === slice;
    await setImmediate();
  }
  if (!stop()) learnWords(index, columns);
}

/** Reads the kinds and numbers that were entered since. Kinds must be known before rows that have them are shown. */
function learnWords(index: ReadableIndex, columns: Columns): void {
  const kinds = kindsAfter(index, Math.max(0, ...columns.kindOf.keys()));
  for (const { id, kind } of kinds) columns.kindOf.set(id, kind);
  for (const [id, number] of numbersAfter(index, columns.numbers.highestCode(), -1)) columns.numbers.add(id, number);
}

/** Brings the columns up to date for these ids, which are new, changed or gone. */
export function reloadRows(
  index: ReadableIndex,
  columns: Columns,
  permutations: Permutations,
  ids: readonly number[],
): void {
  const rows = ids.map((id) => columnsOf(index, id));
  // After the rows: what they name has been entered by now.
  learnWords(index, columns);
  const sids = (id: number) => sidsOf(index, id);
  // Found before any is put in, or looking up each would bring the order by id up to date again.
  const slots = ids.map((id) => permutations.slotOfId(id));
  for (const [at, row] of rows.entries()) {
    const slot = slots[at];
    if (row !== null) {
      if (slot !== undefined) replaceRow(columns, slot, row, sids);
      permutations.noteChange(slot ?? appendRow(columns, row, sids));
    } else if (slot !== undefined) {
      removeRow(columns, slot);
      permutations.noteChange(slot);
    }
  }
}
