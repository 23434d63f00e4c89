import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Accounts } from './accounts/create-accounts.ts';
import type { Subaccounts } from './accounts/create-subaccounts.ts';
import { createBuckets } from './archive/create-buckets.ts';
import type { Batches } from './batch/batches.ts';
import { limitBandwidth } from './batch/limit-bandwidth.ts';
import { composeAccounts } from './compose/compose-accounts.ts';
import { type ArchiveParts, composeArchives } from './compose/compose-archives.ts';
import { composeBatches } from './compose/compose-batches.ts';
import { type CheckupParts, composeCheckup } from './compose/compose-checkup.ts';
import { type CoverageParts, composeCoverage } from './compose/compose-coverage.ts';
import { composeEnrolment } from './compose/compose-enrolment.ts';
import { composeExport } from './compose/compose-export.ts';
import { composeLedger, type LedgerParts } from './compose/compose-ledger.ts';
import { composeMonitor } from './compose/compose-monitor.ts';
import { composePlans, type PlanParts } from './compose/compose-plans.ts';
import { composePlayback } from './compose/compose-playback.ts';
import { composeReconcile } from './compose/compose-reconcile.ts';
import { composeRecovery } from './compose/compose-recovery.ts';
import { composeRemoval, type RemovalParts } from './compose/compose-removal.ts';
import { composeUpdates, type UpdateParts } from './compose/compose-updates.ts';
import { inModeration } from './compose/in-moderation.ts';
import { sealingKeysOf } from './compose/sealing-keys-of.ts';
import type { EventPayload } from './contract.ts';
import { openRecord, type RecordHandle } from './database/open-record.ts';
import type { Enrolments } from './enrolment/enrolments.ts';
import type { ExportDesk } from './export/create-exports.ts';
import { isFailure } from './failure.ts';
import { createCarrier } from './http/carry-request.ts';
import { createHttp } from './http/create-http.ts';
import type { Keychain } from './keychain/keychain.ts';
import { createKeyRing, type KeyRing } from './keys/create-key-ring.ts';
import { readVerifier } from './lock/passphrase-verifier.ts';
import { logBug } from './log.ts';
import type { Monitor } from './monitor/create-monitor.ts';
import type { Playback, PlaybackParts } from './playback/create-playback.ts';
import { mustAllowConnecting } from './policy/must-allow-account.ts';
import { updatesUnder } from './policy/updates-under.ts';
import type { World } from './program-world.ts';
import { createProxyLogins, type KeptProxyLogins } from './proxy/create-proxy-logins.ts';
import type { Reconcile } from './reconcile/create-reconcile.ts';
import { createGoneFeed } from './recordings/create-gone-feed.ts';
import { createSync, type Sync } from './recordings/create-sync.ts';
import { type IndexReader, startIndexReader } from './recordings/start-index-reader.ts';
import type { Recovery } from './recovery/create-recovery.ts';
import { readSettings } from './settings.ts';
import { startWorker } from './start-worker.ts';
import { createTwilio, type Twilio } from './twilio/create-twilio.ts';
import { wayOutUnder } from './way-out-under.ts';

export type { World } from './program-world.ts';

/** Everything that can do something, made once. */
export type Program = Omit<LedgerParts, 'close'> &
  PlanParts & {
    readonly record: RecordHandle;
    readonly secretsIn: World['secretsIn'];
    readonly keychain: Keychain;
    readonly keyRing: KeyRing;
    readonly proxyLogins: KeptProxyLogins;
    readonly accounts: Accounts;
    readonly subaccounts: Subaccounts;
    readonly checkLogin: Twilio['check'];
    readonly index: IndexReader;
    readonly sync: Sync;
    readonly monitor: Monitor;
    readonly playback: Playback;
    readonly archives: ArchiveParts;
    readonly exports: ExportDesk;
    readonly batches: Batches;
    readonly removal: RemovalParts;
    readonly reconcile: Reconcile;
    readonly checked: CheckupParts;
    readonly recovery: Recovery;
    readonly covered: CoverageParts;
    readonly enrolment: Enrolments;
    readonly updating: UpdateParts;
    /** Wipes what is in memory, then closes in the order in which the parts lean on each other. */
    readonly close: () => Promise<void>;
  };

export const recordPath = (profile: string): string => join(profile, 'record.db');
/** How long the window is left alone after it was told that recordings changed, ms. */
const changesPause = 1000;
const now = (): number => Math.floor(Date.now() / 1000);

/** Fails with `record-corrupt`, `database-newer`, `disk-full` or `disk-refused` when the profile cannot be opened. */
export async function compose(world: World): Promise<Program> {
  const { profile, keychain, session, secretsIn, policy, tell } = world;
  mkdirSync(profile, { recursive: true, mode: 0o700 });

  const record = openRecord(recordPath(profile));
  const ledgerParts = composeLedger({ record, keychain, session, tell, now });
  const note = ledgerParts.ledger.noteDeed;

  const keyRing = createKeyRing({
    ...{ record, keychain, session, note, now },
    startImporter: () => startWorker('import-key'),
    dependents: (fingerprint) => covered.coverage.dependents(fingerprint),
  });

  const proxyLogins = createProxyLogins({ record, keychain, session });
  const wayOut = wayOutUnder(policy, world.resolveProxy, proxyLogins);
  const http = createHttp(wayOut);
  const twilio = createTwilio({ http, origin: world.twilioOrigin });
  const { accounts, subaccounts, explain } = composeAccounts({
    ...{ record, keychain, session, note, policy, twilio, tell, now },
    holdsKey: keyRing.holds,
  });

  const indexPath = join(profile, 'index.db');
  const sync = createSync({
    twilio,
    login: accounts.login,
    explain,
    startWriter: () => startWorker('index-writer'),
    indexPath,
    changed: (ids) => behind('showing what changed', refresh(ids)),
    tell: (progress) => {
      tell('sync.progress', progress);
      if (progress.state === 'idle') behind('pairing keys', pairKeys());
    },
  });
  await sync.rebuilt;
  const index = startIndexReader(startWorker('index-reader'), indexPath);

  /** What the window need not wait for; only that the program closes meanwhile is no bug. */
  const behind = (what: string, work: Promise<void>): void => {
    work.catch((error: unknown) => isFailure(error, 'cancelled') || logBug(what, error));
  };
  const tellChanges = inModeration(changesPause, (news: EventPayload<'recordings.changed'>) =>
    tell('recordings.changed', news),
  );
  const refresh = async (ids: readonly number[]): Promise<void> => tellChanges(await index.changed(ids));
  const pairKeys = async (): Promise<void> => {
    await keyRing.pair(await index.sampleWraps());
    tell('keys.changed', {});
  };

  behind('loading the list', index.loaded.then(tellChanges));
  const planParts = composePlans({
    ...{ profile, record, note, policy, index, keyRing, accounts, twilio, behind, now },
    storeOf: (archive) => archives.places.storeOf(archive),
    changed: tellChanges,
  });

  const fetchMedia: PlaybackParts['fetchMedia'] = async (recording, signal) =>
    twilio.media(await accounts.login(recording.account), recording, signal);
  const sealFor = sealingKeysOf(accounts, keyRing);

  const carrier = createCarrier(wayOut);
  const buckets = createBuckets({ profile, keychain, session, secretsIn, carrier, note });
  const bandwidth = limitBandwidth();
  const archives = composeArchives({
    ...ledgerParts,
    ...{ profile, record, sync, accounts, buckets, keyRing, policy, index, tell, now },
    // Batches take no more of the line than they may; what is listened to is not theirs.
    fetchMedia: async (recording, signal) => bandwidth.through(await fetchMedia(recording, signal), signal),
    ...{ sealFor, unwrap: keyRing.unwrapTelling },
    copiesChanged: planParts.marks.note,
  });

  const playback = composePlayback({
    ...{ profile, record, index, keyRing, fetchMedia, bandwidth, sealFor, note, tell, now },
    copiesOf: archives.soundsOf,
  });

  const monitor = composeMonitor({ record, accounts, twilio, announce: ledgerParts.announce, tell, now });

  const exports = composeExport({ record, ledger: ledgerParts.ledger, policy, playback, now });

  const gone = createGoneFeed(sync.noteGone, (error) => logBug('showing what was removed', error));
  const batches = composeBatches({
    ...{ record, keyRing, index, twilio, exports, gone: gone.note, bandwidth, tell, now },
    ...{ plans: planParts.plans, holds: planParts.holds, copies: archives.copies, policy },
    ...{ ledger: ledgerParts.ledger, guard: ledgerParts.guard, login: accounts.login, notify: world.notify },
  });
  const { ledger, signer, reader } = ledgerParts;
  const removal = composeRemoval({ record, ledger, signer, accounts, twilio, gone: gone.note, tell, now });
  const reconcile = composeReconcile({
    ...{ profile, indexPath, reader, places: archives.places, accounts, sync, note, tell, now },
  });
  const enrolment = composeEnrolment({
    ...{ record, note, keyRing, accounts, twilio, index, sync, fetchMedia, tell, now },
  });

  const covered = composeCoverage({
    ...{ profile, record, note, index, keyRing, accounts, twilio, tell, now },
    marks: planParts.marks,
  });
  const recovery = composeRecovery({ world, record, ledgerParts, keyRing, accounts, archives, now });

  const updating = composeUpdates({
    ...{ build: world.build, record, carrier, tell, now, policy: () => updatesUnder(policy) },
  });

  const checked = composeCheckup({
    ...{ profile, record, note, accounts, twilio, index, sync, monitor, covered, enrolment, tell, now },
    ...{ archives, policy, versions: updating.versions },
    keychain: async () => ({ kind: secretsIn(), ...(await keychain.state()) }),
    lock: async () => ({
      opens: secretsIn() === 'vault' || readVerifier(record) !== null,
      afterMinutes: readSettings(record).lockAfter,
    }),
  });

  return {
    ...ledgerParts,
    ...planParts,
    checkLogin: async (login) => {
      mustAllowConnecting(policy, login);
      return twilio.check(login);
    },
    ...{ record, keychain, keyRing, accounts, subaccounts, index, sync, monitor, playback, archives, exports },
    ...{ secretsIn, proxyLogins, removal, reconcile, recovery, covered, enrolment, batches, checked, updating },
    close: async () => {
      updating.daily.stop();
      await updating.updates.close();
      checked.daily.stop();
      await checked.checkup.close();
      await enrolment.close();
      await batches.close();
      await reconcile.cancel();
      await recovery.close();
      await removal.followUps.close();
      await gone.close();
      await monitor.close();
      await covered.alertWatch.close();
      await exports.close();
      await playback.closeAll();
      await archives.close();
      keyRing.wipe();
      // The reader first: it cannot write, so it could not tidy up the index's log as the last one out.
      await index.close();
      await sync.close();
      await http.close();
      await ledgerParts.close();
      record.close();
    },
  };
}
