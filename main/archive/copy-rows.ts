import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { withoutFlush } from '../database/without-flush.ts';
import type { VerifiedCopy } from './archives.ts';

type CopyRow = Omit<VerifiedCopy, 'versions'> & { readonly versions: string };

/** Notes that a copy was read back whole. A power cut may take the note away: then the copy is read back again. */
export function noteVerifiedCopy(record: RecordHandle, copy: VerifiedCopy): void {
  const put = prepared(
    record,
    `INSERT INTO copy (recording, archive, account, started_at, seconds, channels, size, sha256, key_sid, fingerprint,
     versions, made_at, verified_at, fault)
     VALUES (@recording, @archive, @account, @startedAt, @seconds, @channels, @size, @sha256, @keySid, @fingerprint,
     @versions, @verifiedAt, @verifiedAt, NULL)
     ON CONFLICT (recording, archive) DO UPDATE SET account = excluded.account, started_at = excluded.started_at,
     seconds = excluded.seconds, channels = excluded.channels, size = excluded.size, sha256 = excluded.sha256,
     key_sid = excluded.key_sid, fingerprint = excluded.fingerprint, versions = excluded.versions,
     verified_at = excluded.verified_at, fault = NULL`,
  );
  withoutFlush(record, () => put.run({ ...copy, versions: JSON.stringify(copy.versions) }));
}

/** The copies of a recording that were read back whole and of which nothing is known to be wrong. */
export function readVerifiedCopies(record: RecordHandle, recording: string): readonly VerifiedCopy[] {
  const rows = prepared<CopyRow>(
    record,
    `SELECT recording, archive, account, started_at AS startedAt, seconds, channels, size, sha256, key_sid AS keySid,
     fingerprint, versions, verified_at AS verifiedAt
     FROM copy WHERE recording = ? AND verified_at IS NOT NULL AND fault IS NULL`,
  );
  return onDisk(() => rows.all(recording)).map((row) => ({ ...row, versions: JSON.parse(row.versions) }));
}
