import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { indexMigrations } from '../../../main/database/index-schema.ts';
import { openIndex } from '../../../main/database/open-index.ts';
import { openRecord } from '../../../main/database/open-record.ts';
import { recordMigrations } from '../../../main/database/record-schema.ts';
import { newFolder } from '../../support/new-record.ts';
import { columnsOf, dumpSchema, schemaOf, tablesOf } from '../../support/schema-dump.ts';

/** Every form of the databases that there ever was, brought forward. `node build/keep-schema.ts` keeps a new one. */

const folder = join(import.meta.dirname, 'schemas');
const kept = readdirSync(folder);
const forms = [
  ['record', recordMigrations, (path: string): Database.Database => openRecord(path)],
  ['index', indexMigrations, (path: string): Database.Database => openIndex(path).index],
] as const;

/** Rows of a table, of these columns only, as they were and in their order. */
function rowsOf(database: Database.Database, table: string, columns: readonly string[]): readonly unknown[] {
  return database
    .prepare(`SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM "${table}" ORDER BY 1, 2`)
    .all();
}

describe.each(forms)('the %s', (name, steps, open) => {
  const versions = steps.map((_, place) => place + 1);

  test('has a form kept for every step, and for nothing else', () => {
    const named = kept.filter((file) => file.startsWith(`${name}-`)).sort();
    expect(named, 'a new step? node build/keep-schema.ts').toEqual(versions.map((of) => `${name}-${of}.sql`).sort());
  });

  test.each(versions)('step %i is what it was when it was kept', (version) => {
    const path = join(folder, `${name}-${version}.sql`);
    expect(dumpSchema(steps.slice(0, version)), 'a step that may be on disks is not edited: add another').toBe(
      readFileSync(path, 'utf8'),
    );
  });

  test.each(versions)('of form %i is brought forward with every row it had', (version) => {
    const path = join(newFolder(), `${name}.db`);
    const old = new Database(path);
    old.exec(readFileSync(join(folder, `${name}-${version}.sql`), 'utf8'));
    const tables = tablesOf(old);
    expect(tables.length).toBeGreaterThan(3);
    const before = tables.map((table) => {
      const columns = columnsOf(old, table).map((column) => column.name);
      return { table, columns, rows: rowsOf(old, table, columns) };
    });
    old.close();

    const opened = open(path);
    onTestFinished(() => {
      opened.close();
    });
    expect(opened.pragma('user_version', { simple: true })).toBe(steps.length);
    for (const { table, columns, rows } of before) {
      expect(rows).toHaveLength(2);
      expect(rowsOf(opened, table, columns), table).toEqual(rows);
    }
    expect(opened.pragma('integrity_check', { simple: true })).toBe('ok');
    const fresh = open(join(newFolder(), 'fresh.db'));
    onTestFinished(() => {
      fresh.close();
    });
    expect(schemaOf(opened)).toEqual(schemaOf(fresh));
  });
});
