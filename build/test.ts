import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from './build-when-stale.ts';
import { canRunKeyring, installTestNeeds } from './install-test-needs.ts';
import { runVitest } from './run-vitest.ts';

/**
 * `npm test`: sees to what the tests need, then checks, builds and runs them all. Arguments go to vitest
 * (`npm test -- router`). The last line says how many passed and failed.
 */

const more = process.argv.slice(2);

const missing = installTestNeeds();
if (missing !== null) {
  console.error(`Stopped: ${missing}`);
  process.exit(1);
}

const checked = spawnSync(process.execPath, [resolve(import.meta.dirname, 'check.ts')], { stdio: 'inherit' });
const built = build();
const tallies = [
  await runVitest(['unit', 'store'], more, { keyring: false }),
  await runVitest(built ? ['keychain', 'app'] : ['keychain'], more, { keyring: canRunKeyring() }),
];

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
const skipped = tallies.flatMap((tally) => tally.skipped);

console.log(`\ncheck ${checked.status === 0 ? 'ok' : 'FAILED'}, build ${built ? 'ok' : 'FAILED'}`);
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = checked.status === 0 && built && failed === 0 ? 0 : 1;
