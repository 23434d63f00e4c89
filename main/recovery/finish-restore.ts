import { createBucketKeys } from '../archive/bucket-keys.ts';
import type { RestoreReport } from '../contract/recovery-calls.ts';
import { Failure } from '../failure.ts';
import { log } from '../log.ts';
import type { KitTold } from './open-kit.ts';
import type { RecoveryParts } from './recovery-parts.ts';
import { putReport } from './restore-reports.ts';

/**
 * The end of a restore, with the parts made anew: what is left to be done by hand is looked for, not assumed, and what
 * archives can be reached is read into the list, behind everything.
 */
export async function finishRestore(parts: RecoveryParts, kit: KitTold, report: RestoreReport): Promise<RestoreReport> {
  const { record, places, keychain, now } = parts;
  const byHand: RestoreReport['byHand'] = [];
  for (const { account, name } of await parts.withoutLogin()) byHand.push({ what: 'login', account, name });
  const mine = new Set(kit.archives.map(({ id }) => id));
  const came = places.rows().filter(({ archive }) => mine.has(archive));
  await places.tryReach();
  for (const { archive, name, place } of came) {
    if (place.kind === 'folder' && places.reachable(archive) !== true) {
      byHand.push({ what: 'folder', archive, name, shown: place.path });
    } else if (place.kind === 's3' && place.credentials === 'key' && !(await hasKey(archive))) {
      byHand.push({ what: 'bucket-keys', archive, name });
    }
  }
  const find = record.prepare<[string], { planned: number }>(
    'SELECT planned FROM batch WHERE id = ? AND finished_at IS NULL',
  );
  for (const { id: batch } of kit.batches) {
    const open = find.get(batch);
    if (open !== undefined) byHand.push({ what: 'batch', batch, planned: open.planned });
  }
  for (const { fingerprint, name } of kit.contents?.keysMissing ?? []) {
    if (!(await parts.keyRing.holds(fingerprint))) byHand.push({ what: 'key-missing', fingerprint, name });
  }
  const finished = { ...report, finishedAt: now(), byHand };
  putReport(record, finished);
  for (const { archive } of came) {
    if (places.reachable(archive) !== true) continue;
    // One that is busy, or went away again, is read when its user says so.
    parts.readArchive(archive).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      log('recovery.archive-not-read', { code: error.code });
    });
  }
  parts.changed();
  return finished;

  async function hasKey(archive: string): Promise<boolean> {
    try {
      await createBucketKeys(keychain, parts.session).read(archive);
      return true;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }
}
