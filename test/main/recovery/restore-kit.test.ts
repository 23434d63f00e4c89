import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { type KitTable, kitTables, selectRows } from '../../../main/recovery/kit-tables.ts';
import { newFolder } from '../../support/new-record.ts';
import {
  fillProfile,
  kitArchives,
  kitBatch,
  kitPassphrase,
  planDigest,
  type RecoveryProfile,
  recoveryProfile,
  sidOf,
} from '../../support/recovery-profile.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** One profile with something of everything, its kit, and what comes back of it where. */
const home = temporaryFolder();
const kitPath = join(home.path, 'kit.koekura');
const vault = join(home.path, 'vault');
let old: RecoveryProfile;
let rows: Record<string, unknown[]>;
let entries: string[];

const rowsOf = ({ record }: RecoveryProfile, tables: readonly KitTable[]) =>
  Object.fromEntries(tables.map((table) => [table, record.prepare(selectRows(table)).all({ upTo: 1e9 })]));
const entriesOf = ({ record }: RecoveryProfile): string[] =>
  record.prepare<[], string>('SELECT entry FROM ledger ORDER BY number').pluck().all();
/** A profile on another machine, whose program has been started once. */
async function fresh() {
  const profile = recoveryProfile(newFolder());
  await profile.guard.anchor();
  return profile;
}
const closing = (profile: RecoveryProfile) => {
  onTestFinished(() => profile.close());
  return profile;
};

beforeAll(async () => {
  old = recoveryProfile(join(home.path, 'old'));
  await old.guard.anchor();
  fillProfile(old.record, old.plans, vault);
  await old.keyRing.generate({ name: 'Key 2026', sessionOnly: false });
  await old.keyRing.generate({ name: 'Key 2025', sessionOnly: false });
  entries = entriesOf(old);
  rows = rowsOf(old, kitTables);
  await old.recovery.make(kitPath, kitPassphrase);
}, 120_000);
afterAll(async () => {
  await old.close();
  home.remove();
});

describe('a kit', () => {
  it('is read back before it counts, and then every key in it is backed up', async () => {
    expect((await old.keyRing.list()).every(({ backedUpAt }) => backedUpAt !== null)).toBe(true);
    expect(old.recovery.standing()).toMatchObject({ unbacked: [], notInKit: [] });
    expect(readdirSync(home.path).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('leaves the kit that lay there as it was when it cannot be made', async () => {
    const before = readFileSync(kitPath);
    await expect(old.recovery.make(kitPath, 'too short')).rejects.toMatchObject({ code: 'passphrase-too-weak' });
    await expect(old.recovery.make(join(home.path, 'no folder', 'kit'), kitPassphrase)).rejects.toMatchObject({
      code: 'disk-refused',
    });
    expect(readFileSync(kitPath).equals(before)).toBe(true);
    expect(readdirSync(home.path).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('has no secret in the open, neither in the file nor on its sheet', async () => {
    const file = readFileSync(kitPath).toString('latin1');
    const sheet = old.recovery.sheet(null, 'en');
    for (const { row, privateHalf } of await old.keyRing.halvesForKit()) {
      const half = Buffer.from(privateHalf ?? []);
      expect(sheet).toContain(row.name);
      for (const written of [half.toString('latin1'), half.toString('base64'), half.toString('hex')]) {
        for (let at = 40; at + 24 < written.length; at += 97) {
          expect(file).not.toContain(written.slice(at, at + 24));
          expect(sheet).not.toContain(written.slice(at, at + 24));
        }
      }
    }
    expect(old.recovery.sheet(null, 'ja')).toContain('復旧キット');
  });
});

describe('restoring on a fresh profile', () => {
  it('says before what is in it, brings all of it back, and says what is left to do by hand', async () => {
    const { preview, report, next } = await (await fresh()).restore(kitPath);
    closing(next);
    expect(preview).toMatchObject({
      form: 'kit',
      madeBy: { user: 'aiko', machine: 'desk-7' },
      keys: [
        { name: 'Key 2026', here: false },
        { name: 'Key 2025', here: false },
      ],
      accounts: [{ name: 'Osaka 大阪', here: false }],
      archives: [{ name: 'Vault' }, { name: 'Tokyo' }],
      batches: [{ batch: kitBatch, planned: 2 }],
      counts: { keys: 2, holds: 1, held: 2, copies: 3, batches: 1, removals: 1, entries: entries.length },
      ledger: { fate: 'taken', notedTo: null },
      foreign: false,
    });
    expect(report).toMatchObject({
      restored: { ...preview.counts, batches: 1 },
      left: { keys: 0, accounts: 0, copies: 0, entries: 0 },
      ledger: { fate: 'taken', entries: entries.length },
    });
    expect(report.byHand.map(({ what }) => what).sort()).toEqual(['batch', 'bucket-keys', 'folder', 'login']);

    const back = rowsOf(next, kitTables);
    for (const table of kitTables.filter((one) => !['batch', 'journal', 'ledger_key'].includes(one))) {
      expect(back[table], table).toEqual(rows[table]);
    }
    expect(back.batch).toMatchObject([{ id: kitBatch, state: 'paused', journalled: 1, planned: 2 }]);
    expect(back.journal?.length).toBe(2);
    expect(readFileSync(join(next.plans, `${planDigest}.plan`)).length).toBe(600_000);
    expect((await next.keyRing.list()).map(({ name, keptIn, origin }) => [name, keptIn, origin])).toEqual([
      ['Key 2026', 'keychain', 'restored'],
      ['Key 2025', 'keychain', 'restored'],
    ]);
  }, 120_000);

  it('lets the ledger go on, signed by the same key, and nothing cries that it was cut', async () => {
    const before = await fresh();
    const own = entriesOf(before).length;
    const { next } = await before.restore(kitPath);
    closing(next);
    expect(entriesOf(next).slice(0, entries.length)).toEqual(entries);
    expect(JSON.parse(entriesOf(next)[entries.length] ?? '')).toMatchObject({
      what: 'ledger-restored',
      facts: { entries: entries.length, replacedEntries: own },
    });
    expect(await next.signer.publicKey()).toBe(await old.signer.publicKey());
    expect((await next.guard.verify(() => {})).state).toBe('whole');
    await next.guard.anchor();
    expect(await next.guard.verify(() => {})).toMatchObject({ state: 'whole', notedTo: entriesOf(next).length });
  }, 120_000);

  it('says of an older kit how far the ledger went here, and does not hide that its end is missing', async () => {
    const keychain = memoryKeychain();
    const lost = recoveryProfile(newFolder(), keychain);
    for (let more = 0; more < 30; more += 1) lost.ledger.noteFact({ what: 'settings-changed', more });
    await lost.guard.anchor();
    const reached = entriesOf(lost).length;
    await lost.close();
    // The record is gone, the keychain remembers.
    const { preview, report, next } = await recoveryProfile(newFolder(), keychain).restore(kitPath);
    closing(next);
    expect(preview.ledger.notedTo).toBe(reached);
    expect(report.ledger.notedTo).toBe(reached);
    expect((await next.guard.verify(() => {})).state).toMatch(/cut|replaced/);
  }, 120_000);

  it('can be done again, and changes nothing then, not even a hold that was lifted since', async () => {
    const first = await (await fresh()).restore(kitPath);
    // Let go here since: what is here holds.
    first.next.record.prepare("UPDATE held SET lifted_at = 99, lifted_by = 'me', lift_reason = 'over'").run();
    const before = rowsOf(first.next, kitTables);
    const { report, next, preview } = await first.next.restore(kitPath);
    closing(next);
    expect(preview.keys.every(({ here }) => here)).toBe(true);
    expect(report.restored).toMatchObject({ keys: 0, accounts: 0, copies: 0, held: 0, batches: 0, entries: 0 });
    const tables = kitTables.filter((table) => table !== 'checkpoint' && table !== 'ledger_key');
    for (const table of tables) expect(rowsOf(next, tables)[table], table).toEqual(before[table]);
    expect((await next.guard.verify(() => {})).state).toBe('whole');
  }, 120_000);
});

describe('restoring where something is already', () => {
  const [kits, another] = [sidOf('AC', 1), sidOf('AC', 77)];
  it.each<[string, string, string | null, boolean]>([
    ['another account', another, null, true],
    ['the account in another region', `${kits}-ie1`, null, false],
    ['a subaccount of the account', another, kits, false],
    ['a subaccount of another', another, sidOf('AC', 78), true],
  ])('with %s here, it says whether the kit is another organisation’s', async (_what, sid, parent, foreign) => {
    const profile = closing(await fresh());
    profile.record.prepare("INSERT INTO account VALUES (?, 'Here', 'red', 'us1', ?, NULL, 1)").run(sid, sidOf('SK', 9));
    if (parent !== null) {
      profile.record.prepare("INSERT INTO account_family VALUES (?, ?, 0, 'active', 8)").run(sid, parent);
    }
    const preview = await profile.recovery.open(profile.recovery.choose(kitPath), kitPassphrase);
    expect(preview.foreign).toBe(foreign);
  });

  it('overwrites no key, gives taken names a number, and leaves the ledger that is there', async () => {
    const profile = await fresh();
    const own = await profile.keyRing.generate({ name: 'Key 2026', sessionOnly: false });
    const account = profile.record.prepare("INSERT INTO account VALUES (?, 'Osaka 大阪', 'red', 'us1', ?, NULL, 1)");
    account.run(`AC${'9'.repeat(32)}`, `SK${'9'.repeat(32)}`);
    const before = entriesOf(profile);
    const { preview, report, next } = await profile.restore(kitPath);
    closing(next);
    expect(preview).toMatchObject({ ledger: { fate: 'kept' }, foreign: true });
    expect(entriesOf(next).slice(0, before.length)).toEqual(before);
    expect(report.left).toMatchObject({ batches: 1, removals: 1, entries: entries.length });
    const keys = await next.keyRing.list();
    expect(keys.map(({ name }) => name).sort()).toEqual(['Key 2025', 'Key 2026', 'Key 2026 (2)']);
    expect(keys.find(({ name }) => name === 'Key 2026')?.fingerprint).toBe(own.fingerprint);
    expect(rowsOf(next, ['account']).account).toMatchObject([
      { name: 'Osaka 大阪', colour: 'red' },
      { name: 'Osaka 大阪 (2)', colour: 'teal' },
    ]);
    expect(rowsOf(next, ['batch', 'journal', 'removal'])).toEqual({ batch: [], journal: [], removal: [] });
    expect(existsSync(join(next.plans, `${planDigest}.plan`))).toBe(false);
    expect(rowsOf(next, ['copy', 'held']).copy?.length).toBe(3);
    expect((await next.guard.verify(() => {})).state).not.toBe('broken');
  }, 120_000);
});

describe('a restore that is interrupted', () => {
  it('is known as such, and the next one brings the rest', async () => {
    const profile = await fresh();
    const { recovery, record } = profile;
    const pending = recovery.choose(kitPath);
    await recovery.open(pending, kitPassphrase);
    record.exec(
      "CREATE TRIGGER full BEFORE INSERT ON copy WHEN NEW.recording LIKE '%3' BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    await expect(recovery.restore(pending, false)).rejects.toThrow();
    record.exec('DROP TRIGGER full');
    expect(recovery.lastRestore()?.finishedAt).toBeNull();
    const { next, report } = await (await profile.reopen()).restore(kitPath);
    closing(next);
    expect(report.finishedAt).not.toBeNull();
    expect(rowsOf(next, ['copy', 'held', 'removal', 'checkpoint'])).toMatchObject({ copy: rows.copy, held: rows.held });
    expect(rowsOf(next, ['journal']).journal?.length).toBe(2);
    expect((await next.guard.verify(() => {})).state).toBe('whole');
  }, 120_000);

  it('stops when it is cancelled', async () => {
    const { recovery, close } = await fresh();
    onTestFinished(close);
    const pending = recovery.choose(kitPath);
    await recovery.open(pending, kitPassphrase);
    const restoring = expect(recovery.restore(pending, false)).rejects.toMatchObject({ code: 'cancelled' });
    await recovery.cancel();
    await restoring;
    await expect(recovery.drill(pending)).rejects.toMatchObject({ code: 'kit-not-open' });
  }, 120_000);
});

it('a lost key is named, not passed over', async () => {
  const profile = recoveryProfile(newFolder());
  onTestFinished(profile.close);
  const key = await profile.keyRing.generate({ name: 'Lost', sessionOnly: false });
  await profile.keychain.forget(`rsa:${key.fingerprint.slice(0, 16)}`);
  profile.keyRing.wipe();
  const path = join(newFolder(), 'kit.koekura');
  const made = await profile.recovery.make(path, kitPassphrase);
  expect(made).toMatchObject({ counts: { keys: 0 }, keysMissing: [{ name: 'Lost' }] });
  expect(profile.recovery.standing().unbacked).toMatchObject([{ name: 'Lost' }]);
}, 120_000);

it('the archives named in a kit are read into the list where they can be reached', async () => {
  const other = recoveryProfile(newFolder());
  const folder = newFolder();
  writeFileSync(
    join(folder, 'koekura-archive.json'),
    `{"format":"koekura-archive","version":1,"archive":"${kitArchives[0]}","madeAt":"2026-01-01T00:00:00Z"}`,
  );
  fillProfile(other.record, other.plans, folder);
  const path = join(newFolder(), 'kit.koekura');
  await other.recovery.make(path, kitPassphrase);
  await other.close();
  const { next, report } = await (await fresh()).restore(path);
  closing(next);
  expect(next.read).toEqual([kitArchives[0]]);
  expect(report.byHand.map(({ what }) => what)).not.toContain('folder');
}, 120_000);
