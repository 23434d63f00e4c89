import type Database from 'better-sqlite3';

type Statements = WeakMap<Database.Database, Map<string, Database.Statement>>;
const plain: Statements = new WeakMap();
const raw: Statements = new WeakMap();

/** The statement for `sql` on this handle, prepared once; rows come as objects. Never toggle raw() on it: it is shared. */
export function prepared<Row = unknown>(handle: Database.Database, sql: string): Database.Statement<unknown[], Row> {
  return find<Row>(plain, handle, sql, (statement) => statement);
}

/** As `prepared`, but rows come as arrays of their columns. */
export function preparedRaw<Row extends readonly unknown[]>(
  handle: Database.Database,
  sql: string,
): Database.Statement<unknown[], Row> {
  return find<Row>(raw, handle, sql, (statement) => statement.raw(true));
}

function find<Row>(
  all: Statements,
  handle: Database.Database,
  sql: string,
  finish: (statement: Database.Statement) => Database.Statement,
): Database.Statement<unknown[], Row> {
  let known = all.get(handle);
  if (known === undefined) {
    known = new Map();
    all.set(handle, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = finish(handle.prepare(sql));
    known.set(sql, statement);
  }
  return statement as Database.Statement<unknown[], Row>;
}
