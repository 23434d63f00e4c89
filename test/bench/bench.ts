import { writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';

/**
 * `npm run bench [-- NAME …]`: measures what the program promises to be quick at, prints a table and writes
 * bench-results.json. Each bench is a module of its own, loaded only when it is its turn.
 */
const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  verify: async () => (await import('./sealed-verify.ts')).measureVerify(),
  range: async () => (await import('./sealed-range.ts')).measureRange(),
  playback: async () => (await import('./playback-first-byte.ts')).measureFirstByte(),
  queries: async () => (await import('./list-queries.ts')).measureListQueries(),
  coverage: async () => (await import('./coverage-million.ts')).measureCoverage(),
  plan: async () => (await import('./plan-million.ts')).measurePlan(),
  reconcile: async () => (await import('./reconcile-million.ts')).measureReconcile(),
  sync: async () => (await import('./sync-rate.ts')).measureSync(),
  ledger: async () => (await import('./ledger-at-scale.ts')).measureLedger(),
  kit: async () => (await import('./recovery-kit-rate.ts')).measureRecoveryKit(),
  scrolling: async () => (await import('./list-scrolling.ts')).measureScrolling(),
  kills: async () => (await import('./batch-kills.ts')).measureKills(),
  removal: async () => (await import('./removal-rate.ts')).measureRemoval(),
  archive: async () => (await import('./archive-rate.ts')).measureArchive(),
  'archive-open': async () => (await import('./archive-open.ts')).measureArchiveOpen(),
  checkup: async () => (await import('./checkup-of-fifty.ts')).measureCheckup(),
  unlock: async () => (await import('./unlock-to-list.ts')).measureUnlock(),
  startup: async () => (await import('./start-up.ts')).measureStartUp(),
  size: async () => (await import('./shipped-size.ts')).measureSize(),
  rest: async () => (await import('./memory-at-rest.ts')).measureRest(),
  sound: async () => (await import('./click-to-sound.ts')).measureClickToSound(),
};

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${process.platform} ${release()}, Node ${process.version}`;
console.log(machine);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const measured = await measure();
  console.log(`\n${name}`);
  for (const { what, value, unit, reach, met } of measured) {
    console.log(
      `  ${met ? 'met ' : 'MISS'}  ${what.padEnd(62)} ${legible(value).padStart(10)} ${unit.padEnd(14)} ${reach}`,
    );
  }
  figures.push(...measured);
}
writeFileSync('bench-results.json', `${JSON.stringify({ machine, at: new Date().toISOString(), figures }, null, 2)}\n`);
console.log(
  `\nWritten to bench-results.json. ${figures.filter(({ met }) => met).length} of ${figures.length} reached.`,
);
process.exit(0);

function legible(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
