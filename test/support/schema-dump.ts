import Database from 'better-sqlite3';

/** Databases as SQL, with two made-up rows in every table: what releases left on people's disks. */

type Column = { readonly name: string; readonly type: string };

/** A database as these steps make it, with rows in it, as SQL that makes it again. */
export function dumpSchema(steps: readonly string[]): string {
  const database = new Database(':memory:');
  try {
    for (const step of steps) database.exec(step);
    const lines = schemaOf(database).map((sql) => `${sql};`);
    for (const table of tablesOf(database)) for (const row of [1, 2]) lines.push(insertion(database, table, row));
    return `${['PRAGMA foreign_keys = OFF;', ...lines, `PRAGMA user_version = ${steps.length};`].join('\n')}\n`;
  } finally {
    database.close();
  }
}

/** What tables and indexes there are, in the order in which they were made. */
export function schemaOf(database: Database.Database): readonly string[] {
  const made = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
  return database.prepare<[], string>(made).pluck().all();
}

export function tablesOf(database: Database.Database): readonly string[] {
  const named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
  return database.prepare<[], string>(named).pluck().all();
}

export function columnsOf(database: Database.Database, table: string): readonly Column[] {
  return database.prepare<[string], Column>('SELECT name, type FROM pragma_table_info(?)').all(table);
}

function insertion(database: Database.Database, table: string, row: number): string {
  const columns = columnsOf(database, table);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return `INSERT INTO "${table}" (${names}) VALUES (${columns.map((column) => sampleOf(column, row)).join(', ')});`;
}

function sampleOf({ name, type }: Column, row: number): string {
  if (type === 'INTEGER') return String(row);
  if (type === 'REAL') return `${row}.5`;
  return type === 'BLOB' ? `X'0${row}'` : `'${name} ${row}'`;
}
