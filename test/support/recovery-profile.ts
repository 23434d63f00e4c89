import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createArchivePlaces } from '../../main/archive/create-archive-places.ts';
import { createFolderStore } from '../../main/archive/folder-store.ts';
import type { RecordHandle } from '../../main/database/handles.ts';
import { openRecord } from '../../main/database/open-record.ts';
import { Failure } from '../../main/failure.ts';
import { type Keychain, memoryKeychain } from '../../main/keychain/keychain.ts';
import { createKeyRing } from '../../main/keys/create-key-ring.ts';
import { createGuard } from '../../main/ledger/create-guard.ts';
import { createLedger } from '../../main/ledger/create-ledger.ts';
import { createSigner } from '../../main/ledger/create-signer.ts';
import { verifyLedger } from '../../main/ledger/verify-ledger.ts';
import { createRecovery } from '../../main/recovery/create-recovery.ts';
import { drillQuestions } from '../../main/recovery/drill-questions.ts';
import { startSealedAudio } from '../../main/sealed/start-sealed-audio.ts';

export const kitPassphrase = 'correct horse battery staple';
const start = (name: string) => new Worker(new URL(`../../main/workers/${name}.ts`, import.meta.url));

/** A profile as far as recovery goes: real parts but for the keychain. `reopen` makes the parts anew, as a restart does. */
export function recoveryProfile(folder: string, keychain: Keychain = memoryKeychain(), session = memoryKeychain()) {
  mkdirSync(folder, { recursive: true });
  const record = openRecord(join(folder, 'record.db'));
  let time = 1_790_000_000;
  const now = () => time++;
  const who = { user: 'aiko', machine: 'desk-7' };
  const ledger = createLedger(record, { who, credentialOf: () => null, now });
  const { noteFact, noteDeed: note } = ledger;
  const signer = createSigner({ record, keychain, session, noteFact, now });
  const guard = createGuard({
    ...{ record, keychain, signer, noteFact, now, tell: () => {} },
    check: (held, told) => verifyLedger(record, held, told),
  });
  const dependents = async () => ({ count: 0, seconds: 0 });
  const startImporter = () => start('import-key');
  const keyRing = createKeyRing({ record, keychain, session, note, startImporter, dependents, now });
  const openStore = async (place: { kind: string; path?: string }, archive: string | null) => {
    if (place.kind !== 'folder') throw new Failure('store-keys-missing');
    const writer = { profile: 'here', run: randomUUID().replaceAll('-', '') };
    const digest = async () => ({ size: 0, sha256: '' });
    return createFolderStore({ root: place.path ?? '', archive, writer, digest });
  };
  const places = createArchivePlaces({ record, note, openStore, now });
  const told: string[] = [];
  const read: string[] = [];
  const plans = join(folder, 'plans');
  const recovery = createRecovery({
    ...{ record, plans, keychain, session, keyRing, ledger, note, places, who, now },
    withoutLogin: async () => {
      const rows = record.prepare<[], { account: string; name: string }>('SELECT sid AS account, name FROM account');
      return rows.all();
    },
    readArchive: async (archive) => void read.push(archive),
    drillChoices: () => drillQuestions(record).drillChoices(null),
    startKitWorker: () => start('recovery-kit'),
    startAudio: () => startSealedAudio(start('sealed-audio'), () => {}),
    tell: ({ step }) => void told.push(step),
    changed: () => {},
  });
  const close = async () => {
    await recovery.close();
    record.close();
  };
  return {
    ...{
      folder,
      record,
      keychain,
      session,
      ledger,
      signer,
      guard,
      keyRing,
      places,
      recovery,
      plans,
      told,
      read,
      close,
    },
    reopen: async () => {
      await close();
      return recoveryProfile(folder, keychain, session);
    },
    /** Chooses, opens and restores a kit, and finishes with the parts made anew, as the program does. */
    restore: async (path: string) => {
      const pending = recovery.choose(path);
      const preview = await recovery.open(pending, kitPassphrase);
      const { kit, report } = await recovery.restore(pending, false);
      await close();
      const next = recoveryProfile(folder, keychain, session);
      return { preview, report: await next.recovery.finish(kit, report), next };
    },
  };
}
export type RecoveryProfile = ReturnType<typeof recoveryProfile>;

export const sidOf = (prefix: string, number: number) => `${prefix}${number.toString(16).padStart(32, '0')}`;
export const kitArchives = ['00000000-0000-4000-8000-00000000a001', '00000000-0000-4000-8000-00000000a002'] as const;
export const kitBatch = '00000000-0000-4000-8000-00000000b001';
const hold = '00000000-0000-4000-8000-00000000c001';
const plan = '00000000-0000-4000-8000-00000000d001';
export const planDigest = 'd'.repeat(64);

/** Rows of everything a kit holds, by the record's own tables. `archiveFolder`: where the first archive lies. */
export function fillProfile(record: RecordHandle, plans: string, archiveFolder: string, copies = 3): void {
  const run = (sql: string, ...values: unknown[]) => record.prepare(sql).run(...values);
  const account = sidOf('AC', 1);
  run("INSERT INTO account VALUES (?, 'Osaka 大阪', 'teal', 'us1', ?, NULL, 5)", account, sidOf('SK', 1));
  run('INSERT INTO pairing VALUES (?, ?, 6)', sidOf('CR', 1), 'a'.repeat(64));
  const folder = JSON.stringify({ kind: 'folder', path: archiveFolder });
  const bucket = JSON.stringify({
    ...{ kind: 's3', endpoint: null, region: 'ap-northeast-1', bucket: 'koe-kura', prefix: '', pathStyle: false },
    ...{ credentials: 'key', encryption: 'none', kmsKey: null, storageClass: null },
  });
  const archive = "INSERT INTO archive (id, name, place, added_at, preflight) VALUES (?, ?, ?, 7, '[]')";
  run(archive, kitArchives[0], 'Vault', folder);
  run(archive, kitArchives[1], 'Tokyo', bucket);
  run("INSERT INTO attestation VALUES (?, 'two-factor', 8, 'aiko', 1, 'seen')", account);
  run("INSERT INTO account_family VALUES (?, ?, 1, 'active', 8)", account, sidOf('AC', 2));
  run('INSERT INTO copy_wrap VALUES (?, ?, ?)', sidOf('RE', 1), kitArchives[0], 'b'.repeat(64));
  run('INSERT INTO encryption_alert VALUES (?, ?, 8, 16107, NULL)', sidOf('NO', 1), account);
  run("INSERT INTO hold VALUES (?, 'a lawsuit', 9, 'aiko', 2)", hold);
  run('INSERT INTO held VALUES (?, ?, ?, 60, NULL, NULL, NULL)', sidOf('RE', 1), hold, account);
  run("INSERT INTO held VALUES (?, ?, ?, 60, 10, 'aiko', 'over')", sidOf('RE', 2), hold, account);
  const copy = record.prepare(
    `INSERT INTO copy VALUES (?, ?, ?, 11, 60, 2, 960000, ?, ?, ?, '{"audio":"1","envelope":"2"}', 12, 13, NULL)`,
  );
  const many = record.transaction(() => {
    for (let number = 1; number <= copies; number += 1) {
      copy.run(sidOf('RE', number), kitArchives[0], account, 'e'.repeat(64), sidOf('CR', 1), 'a'.repeat(64));
    }
  });
  many();
  run(
    `INSERT INTO monitor_event (sid, account, at, type, resource, actor, source, outside, event)
     VALUES (?, ?, 14, 'recording.deleted', ?, NULL, 'api', 1, '{}')`,
    ...[sidOf('AE', 1), account, sidOf('RE', 3)],
  );
  run(
    `INSERT INTO removal (recording, account, started_at, seconds, batch, intent, asked_at, answer, derived, next_look)
     VALUES (?, ?, 1, 60, 'an older one', 1, 15, 204, 0, 16)`,
    ...[sidOf('RE', 9), account],
  );
  run("INSERT INTO plan VALUES (?, 'archive', 17, ?, '{}')", plan, planDigest);
  mkdirSync(plans, { recursive: true });
  writeFileSync(join(plans, `${planDigest}.plan`), Buffer.alloc(600_000, 'a plan'));
  const batch = record.prepare(
    `INSERT INTO batch (id, plan, kind, archive, options, accounts, planned, journalled, manifested, round, round_at,
     state, failure, counts, bytes, derived, made_at, started_at, finished_at, removing_from, called_off)
     VALUES (?, ?, 'archive', ?, '{}', '[]', 2, 1, 0, 1, 18, ?, NULL, '{}', 0, 0, 18, 19, ?, NULL, 0)`,
  );
  batch.run(randomUUID(), plan, kitArchives[0], 'finished', 20);
  batch.run(kitBatch, plan, kitArchives[0], 'going', null);
  const journal = record.prepare("INSERT INTO journal VALUES (2, ?, ?, ?, 'waiting', 'waiting', NULL, NULL, 0, NULL)");
  for (const place of [0, 1]) journal.run(place, sidOf('RE', place + 1), account);
}
