import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kitTables, selectRows } from '../../../main/recovery/kit-tables.ts';
import { fileKeychain } from '../../support/file-keychain.ts';
import { fillProfile, kitPassphrase, type RecoveryProfile, recoveryProfile } from '../../support/recovery-profile.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A restore is killed, again and again, at whatever it is at; what is there in the end is what was in the kit. */
const home = temporaryFolder();
const kit = join(home.path, 'kit.koekura');
const folder = join(home.path, 'new');
const life = fileURLToPath(new URL('../../support/restore-life.ts', import.meta.url));
const many = 6000;
let rows: Record<string, unknown[]>;
let entries: string[];

const tables = kitTables.filter((table) => !['ledger_key', 'checkpoint', 'batch', 'journal'].includes(table));
const rowsOf = ({ record }: RecoveryProfile) =>
  Object.fromEntries(tables.map((table) => [table, record.prepare(selectRows(table)).all({ upTo: 1e9 })]));
const entriesOf = ({ record }: RecoveryProfile) =>
  record.prepare<[], string>('SELECT entry FROM ledger ORDER BY number').pluck().all();

beforeAll(async () => {
  const old = recoveryProfile(join(home.path, 'old'));
  await old.guard.anchor();
  fillProfile(old.record, old.plans, join(home.path, 'vault'), many);
  await old.keyRing.generate({ name: 'Key', sessionOnly: false });
  const write = old.record.transaction(() => {
    for (let more = 0; more < many; more += 1) old.ledger.noteFact({ what: 'settings-changed', more });
  });
  write();
  rows = rowsOf(old);
  entries = entriesOf(old);
  await old.recovery.make(kit, kitPassphrase);
  await old.close();
}, 120_000);
afterAll(home.remove);

/** True when it came to its end before it was killed. `after`: ms from when it began to restore. */
async function live(after: number): Promise<boolean> {
  const child = spawn(process.execPath, [life, folder, kit], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), after));
  const [status] = await once(child, 'exit');
  return status === 0;
}

test('a restore that is killed at any point loses nothing and repeats nothing', async () => {
  let over = false;
  for (const after of [0, 30, 90, 200]) over ||= await live(after);
  // Whatever the machine's speed, the last life is left to come to its end.
  if (!over) expect(await live(600_000)).toBe(true);
  const back = recoveryProfile(folder, fileKeychain(`${folder}.keychain`));
  expect(rowsOf(back)).toEqual(rows);
  expect(entriesOf(back).slice(0, entries.length)).toEqual(entries);
  const restored = entriesOf(back).filter((entry) => entry.includes('"what":"ledger-restored"'));
  expect(restored.length).toBe(1);
  expect(back.recovery.lastRestore()?.finishedAt).toBeTypeOf('number');
  expect(await back.keyRing.list()).toMatchObject([{ name: 'Key', keptIn: 'keychain' }]);
  expect(back.record.prepare('SELECT state, journalled FROM batch').all()).toEqual([
    { state: 'paused', journalled: 1 },
  ]);
  expect(back.record.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(2);
  expect((await back.guard.verify(() => {})).state).toBe('whole');
  await back.close();
}, 600_000);
