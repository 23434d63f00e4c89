import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { indexMigrations } from '../main/database/index-schema.ts';
import { recordMigrations } from '../main/database/record-schema.ts';
import { dumpSchema } from '../test/support/schema-dump.ts';

/**
 * `node build/keep-schema.ts`: keeps each step of the databases' schemas as SQL, once. What is kept is what releases have
 * left on people's disks, so it is never written over: a step that was edited afterwards is told.
 */

const folder = resolve(import.meta.dirname, '../test/main/database/schemas');

for (const [name, steps] of Object.entries({ record: recordMigrations, index: indexMigrations })) {
  for (const place of steps.keys()) {
    const path = join(folder, `${name}-${place + 1}.sql`);
    const dump = dumpSchema(steps.slice(0, place + 1));
    if (!existsSync(path)) {
      writeFileSync(path, dump);
      console.log(`kept ${path}`);
    } else if (readFileSync(path, 'utf8') !== dump) {
      console.error(`step ${place + 1} of the ${name} is not what it was: ${path}`);
      process.exitCode = 1;
    }
  }
}
