import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { freeName } from '../keys/free-name.ts';
import type { KitLine } from './kit-lines.ts';
import { insertRow, type KitRow, type KitTable, kitTables } from './kit-tables.ts';
import { takePlanPiece } from './take-plan-piece.ts';

/** How many rows of each table came back, and how many did not: they were here, or lean on a ledger that is not. */
export type RowCounts = {
  readonly restored: ReadonlyMap<KitTable, number>;
  readonly left: ReadonlyMap<KitTable, number>;
};

/** What only makes sense beside the ledger it names entries of. */
const leaning: readonly KitTable[] = ['ledger_key', 'checkpoint', 'removal', 'plan', 'batch', 'journal'];

/**
 * Takes the rows of a kit into the record. Nothing that is here is changed: a row that is known stays as it is, a name
 * that is taken gets a number. So it can be done again, as often as one likes. `withLedger`: the kit's ledger is the one
 * here.
 */
export function restoreRows(record: RecordHandle, plans: string, withLedger: boolean) {
  const restored = new Map<KitTable, number>();
  const left = new Map<KitTable, number>();
  /** The kit's numbers of batches that are coming back, and their numbers here. */
  const numbers = new Map<number, { readonly here: number; readonly journalled: number }>();
  const statements = new Map(
    kitTables.map((table) => [table, record.prepare(insertRow(table, ownColumns[table] ?? []))]),
  );

  const insert = (table: KitTable, row: object) => statements.get(table)?.run(row).changes ?? 0;
  const named = (table: 'account' | 'archive', row: { readonly name: string }) => {
    const taken = record.prepare<[], { name: string }>(`SELECT name FROM ${table}`).all();
    return {
      ...row,
      name: freeName(
        row.name,
        taken.map(({ name }) => name),
      ),
    };
  };
  const has = (table: string, column: string, value: string) =>
    record.prepare(`SELECT 1 FROM ${table} WHERE ${column} = ?`).get(value) !== undefined;

  const takeBatch = (row: KitRow<'batch'>): number => {
    const find = record.prepare<[string], { number: number; journalled: number }>(
      'SELECT number, journalled FROM batch WHERE id = ?',
    );
    const known = find.get(row.id);
    // One whose journal did not come to its end was coming back when that was interrupted.
    if (known !== undefined && (known.journalled === 1 || row.journalled === 0)) return 0;
    // Whoever restores it should first see what it is about to do.
    const state = row.state === 'going' || row.state === 'resting' ? 'paused' : row.state;
    const changes = known === undefined ? insert('batch', { ...row, state, journalled: 0 }) : 0;
    numbers.set(row.number, { here: find.get(row.id)?.number ?? 0, journalled: row.journalled });
    return changes;
  };
  const takeJournal = (row: KitRow<'journal'>): number => {
    const batch = numbers.get(row.batch);
    return batch === undefined ? 0 : insert('journal', { ...row, batch: batch.here });
  };

  const takeRow = (line: KitLine, kind: KitTable, row: object): number => {
    switch (line[0]) {
      case 'account':
        return has('account', 'sid', line[1].sid) ? 0 : insert(kind, named('account', line[1]));
      case 'archive':
        return has('archive', 'id', line[1].id) ? 0 : insert(kind, named('archive', line[1]));
      case 'batch':
        return takeBatch(line[1]);
      case 'journal':
        return takeJournal(line[1]);
      default:
        return insert(kind, row);
    }
  };
  const take = (line: KitLine): void => {
    if (line[0] === 'plan-file') {
      if (withLedger) takePlanPiece(plans, line[1]);
      return;
    }
    const [kind, row] = line as readonly [KitTable, never];
    const where = (leaning.includes(kind) && !withLedger ? 0 : takeRow(line, kind, row)) > 0 ? restored : left;
    where.set(kind, (where.get(kind) ?? 0) + 1);
  };

  return {
    /** Some of the kit's lines, in one transaction. Fails with disk-full or disk-refused, with none of them taken. */
    take: (lines: readonly KitLine[]): void => {
      onDisk(() =>
        record
          .transaction(() => {
            for (const line of lines) take(line);
          })
          .immediate(),
      );
    },
    /** When all have been taken: batches whose journal is whole say so. */
    finish: (): RowCounts => {
      const write = record.prepare('UPDATE batch SET journalled = ? WHERE number = ?');
      onDisk(() => {
        for (const { here, journalled } of numbers.values()) write.run(journalled, here);
      });
      return { restored, left };
    },
  };
}

/** Columns the record fills itself. */
const ownColumns: Partial<Record<KitTable, readonly string[]>> = { batch: ['number'] };
