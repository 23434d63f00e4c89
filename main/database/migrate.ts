import type Database from 'better-sqlite3';
import { Failure } from '../failure.ts';

/** The number of migrations that have been carried out on this file. */
export function schemaVersion(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings the file up to the newest of `migrations`, each in a transaction of its own with its version number.
 * Throws 'database-newer' when a later program has written it.
 */
export function migrate(database: Database.Database, migrations: readonly string[]): void {
  const found = schemaVersion(database);
  if (found > migrations.length) throw new Failure('database-newer', { found, known: migrations.length });
  for (const [place, migration] of migrations.entries()) {
    if (place < found) continue;
    database
      .transaction(() => {
        database.exec(migration);
        database.pragma(`user_version = ${place + 1}`);
      })
      .immediate();
  }
}
