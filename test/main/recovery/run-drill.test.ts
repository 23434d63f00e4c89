import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { archivedKey, archivedRecording, newFilledArchive } from '../../support/fill-archive.ts';
import { newFolder } from '../../support/new-record.ts';
import { kitPassphrase, type RecoveryProfile, recoveryProfile } from '../../support/recovery-profile.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A kit with the key the archive’s recordings are sealed for, and a profile that has the archive. */
const home = temporaryFolder();
const kitPath = join(home.path, 'kit.koekura');
const recordings = [1, 2, 3].map((name) => archivedRecording(`drill ${name}`, { duration: 1 }));
let profile: RecoveryProfile;

/** Makes the archive and its copies known here, as opening and checking it does. */
function know({ record }: RecoveryProfile, key: string | null) {
  const vault = newFilledArchive(recordings);
  const place = JSON.stringify({ kind: 'folder', path: vault.root });
  record
    .prepare("INSERT INTO archive (id, name, place, added_at, preflight) VALUES (?, 'Vault', ?, 1, '[]')")
    .run(vault.archive, place);
  const copy = record.prepare(
    `INSERT INTO copy (recording, archive, account, started_at, seconds, channels, size, sha256, key_sid, fingerprint, versions, made_at, verified_at)
     VALUES (@sid, ?, @account, @startedAt, 1, 1, 100, ?, @keySid, ?, '{}', 1, 1)`,
  );
  for (const { sid, account, startedAt, keySid } of recordings) {
    copy.run(vault.archive, 'e'.repeat(64), key, { sid, account, startedAt, keySid });
  }
  return vault;
}
async function drillWith(of: RecoveryProfile, path: string) {
  const pending = of.recovery.choose(path);
  await of.recovery.open(pending, kitPassphrase);
  return of.recovery.drill(pending);
}
const opened = async () => {
  const other = recoveryProfile(newFolder());
  onTestFinished(other.close);
  return other;
};

beforeAll(async () => {
  profile = recoveryProfile(join(home.path, 'profile'));
  const pem = Buffer.from(archivedKey.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const { pending } = await profile.keyRing.readPending(pem, 'key.pem');
  await profile.keyRing.import({ pending, name: 'Key', passphrase: null, sessionOnly: false });
  await profile.recovery.make(kitPath, kitPassphrase);
}, 120_000);
afterAll(async () => {
  await profile.close();
  home.remove();
});

it('opens an archived recording with the kit’s key alone, and notes it', async () => {
  // The machine of the drill has the archive, and no key at all.
  const other = await opened();
  know(other, null);
  const before = readdirSync(other.folder);
  const drill = await drillWith(other, kitPath);
  expect(drill).toMatchObject({ passed: true, tries: [{ archive: 'Vault', failure: null, seconds: 1 }] });
  expect(recordings.map(({ sid }) => sid)).toContain(drill.tries[0]?.sid);
  expect(other.recovery.standing()).toMatchObject({ drill: 'done', drillDueAt: drill.at + 90 * 86_400 });
  expect(readdirSync(other.folder)).toEqual(before);
  const what = other.record.prepare<[], string>('SELECT entry FROM ledger').pluck().all();
  expect(what.filter((entry) => entry.includes('"recovery-drill"')).length).toBe(2);
  expect(what.at(-1)).toContain('"outcome":"done"');
}, 120_000);

it('fails with a kit that lacks the key, and says so for that recording', async () => {
  const other = await opened();
  know(other, 'a'.repeat(64));
  const empty = join(newFolder(), 'kit.koekura');
  await other.recovery.make(empty, kitPassphrase);
  const drill = await drillWith(other, empty);
  expect(drill).toMatchObject({ passed: false, tries: [{ failure: { code: 'key-missing' } }] });
  expect(other.recovery.standing().drill).toBe('failed');
}, 120_000);

it('fails where a recording was altered, or its archive is away', async () => {
  const vault = know(profile, null);
  for (const recording of recordings) {
    const { audio } = vault.namesOf(recording);
    writeFileSync(vault.path(audio), Buffer.alloc(500));
  }
  expect(await drillWith(profile, kitPath)).toMatchObject({
    passed: false,
    tries: [{ failure: { code: 'audio-damaged' } }],
  });
  mkdirSync(join(home.path, 'nowhere'));
  const away = JSON.stringify({ kind: 'folder', path: join(home.path, 'nowhere') });
  const other = await opened();
  know(other, null);
  other.record.prepare('UPDATE archive SET place = ?').run(away);
  const { passed, tries } = await drillWith(other, kitPath);
  expect([passed, tries[0]?.failure?.code]).toEqual([false, expect.stringMatching(/^(archive-|copy-missing)/)]);
}, 120_000);

it('has nothing to try where nothing is archived', async () => {
  const other = await opened();
  await expect(drillWith(other, kitPath)).rejects.toMatchObject({ code: 'nothing-archived' });
  expect(other.recovery.standing().drill).toBe('never');
}, 120_000);
