import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { noteUnfinished, removeUnfinished } from '../../../main/recovery/unfinished-kit.ts';
import { fileKeychain } from '../../support/file-keychain.ts';
import { newRecord } from '../../support/new-record.ts';
import { fillProfile, kitPassphrase, recoveryProfile } from '../../support/recovery-profile.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A program that is killed while it makes a kit: no half kit stands in the place of a whole one, and nothing is lost. */
const home = temporaryFolder();
const folder = join(home.path, 'profile');
const safe = join(home.path, 'safe');
const kit = join(safe, 'kit.koekura');
const life = fileURLToPath(new URL('../../support/make-kit-life.ts', import.meta.url));
afterAll(home.remove);

const open = () => recoveryProfile(folder, fileKeychain(`${folder}.keychain`));
const parts = () => readdirSync(safe).filter((name) => name.endsWith('.part'));

/** Killed once there is something of the new kit, unless it is made before. */
async function killMidway(): Promise<void> {
  const child = spawn(process.execPath, [life, folder, kit], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  while (child.exitCode === null && parts().length === 0) await setTimeout(5);
  child.kill('SIGKILL');
  await ended;
}

test('killed while a kit is written, the one that lay there stays, no key counts as backed up, and the rest goes', async () => {
  mkdirSync(safe);
  const first = open();
  fillProfile(first.record, first.plans, join(home.path, 'vault'), 4000);
  await first.recovery.make(kit, kitPassphrase);
  const before = readFileSync(kit);
  const madeAt = first.recovery.standing().kit?.madeAt;
  await first.keyRing.generate({ name: 'Key', sessionOnly: false });
  await first.close();

  await killMidway();
  expect(readFileSync(kit).equals(before)).toBe(true);
  expect(parts()).toHaveLength(1);

  const next = open();
  expect(await next.keyRing.list()).toMatchObject([{ name: 'Key', backedUpAt: null }]);
  expect(next.recovery.standing().kit?.madeAt).toBe(madeAt);
  const made = next.record
    .prepare<[], string>('SELECT entry FROM ledger WHERE entry LIKE \'%"kit-made"%\' ORDER BY number')
    .pluck()
    .all();
  expect(made.map((entry) => JSON.parse(entry).outcome)).toEqual([null, 'done', null, 'interrupted']);
  await removeUnfinished(next.record);
  expect(parts()).toEqual([]);
  await next.recovery.make(kit, kitPassphrase);
  expect(await next.keyRing.list()).toMatchObject([{ backedUpAt: expect.any(Number) }]);
  await removeUnfinished(next.record);
  expect(readdirSync(safe)).toEqual(['kit.koekura']);
  await next.close();
}, 300_000);

test('of what a record names, only a half kit is removed', async () => {
  const record = newRecord();
  const path = join(home.path, 'somebody’s.txt');
  mkdirSync(path);
  noteUnfinished(record, path);
  await removeUnfinished(record);
  expect(readdirSync(home.path)).toContain('somebody’s.txt');
});
