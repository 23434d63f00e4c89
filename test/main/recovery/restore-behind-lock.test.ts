import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { composeLock } from '../../../main/compose/compose-lock.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { createPlaces } from '../../../main/lock/create-places.ts';
import { underPassphrase } from '../../../main/lock/under-passphrase.ts';
import { kitTables, selectRows } from '../../../main/recovery/kit-tables.ts';
import { fillProfile, kitPassphrase, type RecoveryProfile, recoveryProfile } from '../../support/recovery-profile.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A kit is restored into a vault, and the program is locked while it is at it. */

const home = temporaryFolder();
const kitPath = join(home.path, 'kit.koekura');
const passphrase = 'seven boats leave at dawn';
const tables = kitTables.filter((table) => !['ledger_key', 'checkpoint', 'batch', 'journal'].includes(table));
const rowsOf = ({ record }: RecoveryProfile) =>
  Object.fromEntries(tables.map((table) => [table, record.prepare(selectRows(table)).all({ upTo: 1e9 })]));
let rows: Record<string, unknown[]>;

beforeAll(async () => {
  const old = recoveryProfile(join(home.path, 'old'));
  await old.guard.anchor();
  fillProfile(old.record, old.plans, join(home.path, 'archive'), 4000);
  await old.keyRing.generate({ name: 'Key 2026', sessionOnly: false });
  await old.keyRing.generate({ name: 'Key 2025', sessionOnly: false });
  rows = rowsOf(old);
  await old.recovery.make(kitPath, kitPassphrase);
  await old.close();
}, 120_000);
afterAll(home.remove);

/** A new profile with a vault, open, with its lock; and the restore of the kit, with the program locked once `step` is told. */
async function newProfile(name: string) {
  const folder = join(home.path, name);
  mkdirSync(folder);
  const { vault, session, tries } = underPassphrase(folder);
  const places = createPlaces({ vault, system: memoryKeychain(), demo: false, session });
  await places.toVault(passphrase, []);
  const lock = composeLock({
    ...{ vault, session, tries, program: () => null, ready: async () => undefined, tidy: places.tidy },
    look: () => ({ language: 'system', theme: 'system' }),
    desk: { forgetCopied: async () => undefined, knowsUser: () => false },
    systemLanguage: () => 'en',
    power: { getSystemIdleTime: () => 0, getSystemIdleState: () => 'active' },
    silence: async () => undefined,
    tell: () => undefined,
  });
  await lock.open(passphrase);
  expect(lock.locked()).toBe(false);
  const open = () => recoveryProfile(folder, places.keychain, session);
  const first = open();
  await first.guard.anchor();
  const restore = async (profile: RecoveryProfile, whenOpened: () => Promise<unknown> = async () => undefined) => {
    const pending = profile.recovery.choose(kitPath);
    await profile.recovery.open(pending, kitPassphrase);
    const restoring = profile.recovery.restore(pending, false);
    restoring.catch(() => undefined);
    await whenOpened();
    const { kit, report } = await restoring;
    await profile.close();
    const next = open();
    onTestFinished(next.close);
    return { next, report: await next.recovery.finish(kit, report) };
  };
  return { vault, lock, first, open, restore };
}

const isWhole = async ({ next, report }: { next: RecoveryProfile; report: { finishedAt: number | null } }) => {
  expect(report.finishedAt).toBeTypeOf('number');
  expect(rowsOf(next)).toEqual(rows);
  const keys = await next.keyRing.list();
  expect(keys.map(({ name, keptIn }) => [name, keptIn]).sort()).toEqual([
    ['Key 2025', 'keychain'],
    ['Key 2026', 'keychain'],
  ]);
};

test('it goes on to its end behind the lock, and then the vault is closed', async () => {
  const { vault, lock, first, restore } = await newProfile('goes on');
  const restored = await lock.keepOpen(() =>
    restore(first, async () => {
      await lock.lockNow();
      expect([lock.locked(), vault.isOpen()]).toEqual([true, true]);
    }),
  );
  expect([lock.locked(), vault.isOpen()]).toEqual([true, false]);
  await lock.open(passphrase);
  await isWhole(restored);
}, 120_000);

test('broken off because the vault was closed after all, it says so, and done again it loses and repeats nothing', async () => {
  const { vault, lock, first, open, restore } = await newProfile('broken off');
  await expect(restore(first, async () => vault.close())).rejects.toMatchObject({ code: 'keychain-locked' });
  expect(first.recovery.lastRestore()).toMatchObject({ finishedAt: null });
  await first.close();
  await lock.lockNow();
  await lock.open(passphrase);
  await isWhole(await restore(open()));
}, 120_000);
