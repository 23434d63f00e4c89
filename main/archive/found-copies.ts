import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { withoutFlush } from '../database/without-flush.ts';
import type { FailureAnswer } from '../failure.ts';
import type { KeptCopy } from './read-kept.ts';

/** A copy as it was found in an archive: by its envelope and by what the place says of its files. */
export type FoundCopy = KeptCopy & {
  readonly versions: { readonly audio: string; readonly envelope: string };
  /** What can be seen to be wrong without reading it. */
  readonly fault: FailureAnswer | null;
};

/**
 * Notes copies found in an archive. What was read back whole before stays so as long as the envelope names the same
 * bytes: how the place names their state is only ever noted by who read them. Gives the recordings something changed of.
 */
export function noteFoundCopies(
  record: RecordHandle,
  archive: string,
  copies: readonly FoundCopy[],
  now: number,
): readonly string[] {
  const known = prepared<{ sha256: string; size: number; fault: string | null }>(
    record,
    'SELECT sha256, size, fault FROM copy WHERE recording = ? AND archive = ?',
  );
  const put = prepared(
    record,
    `INSERT OR REPLACE INTO copy (recording, archive, account, started_at, seconds, channels, size, sha256, key_sid,
     fingerprint, versions, made_at, verified_at, fault)
     VALUES (@recording, @archive, @account, @startedAt, @seconds, @channels, @size, @sha256, @keySid, NULL, @versions,
     @now, NULL, @fault)`,
  );
  const dropWraps = prepared(record, 'DELETE FROM copy_wrap WHERE recording = ? AND archive = ?');
  const setFault = prepared(record, 'UPDATE copy SET fault = ? WHERE recording = ? AND archive = ?');
  const note = () =>
    copies.flatMap((copy) => {
      const { recording, size, sha256 } = copy;
      const before = known.get(recording, archive);
      const fault = copy.fault === null ? null : JSON.stringify(copy.fault);
      if (before === undefined || before.sha256 !== sha256 || before.size !== size) {
        // Other bytes have another content key: what opened it before says nothing of it.
        dropWraps.run(recording, archive);
        put.run({ ...copy, archive, versions: JSON.stringify(copy.versions), fault, now });
        return [recording];
      }
      // Found again, and its envelope makes sense: other faults are seen only by reading it.
      if (fault === null && !isSeenFromOutside(before.fault)) return [];
      setFault.run(fault, recording, archive);
      return [recording];
    });
  // Found again by reading the archive again: the main thread need not stand still for the disk.
  return withoutFlush(record, () => record.transaction(note).immediate());
}

const seenFromOutside = ['copy-missing', 'envelope-malformed', 'archive-newer', 'archive-content-foreign'];
const isSeenFromOutside = (fault: string | null) => fault !== null && seenFromOutside.includes(JSON.parse(fault).code);

/** One copy, as far as its place in the archive and its last reading go. */
export type PlacedCopy = {
  readonly recording: string;
  readonly account: string;
  readonly startedAt: number;
  readonly size: number;
  readonly verifiedAt: number | null;
  readonly madeAt: number;
  readonly fault: string | null;
};
const columns = `recording, account, started_at AS startedAt, size, verified_at AS verifiedAt, made_at AS madeAt, fault`;

/** The next copies of an archive after `after`, in the order of their recordings' SIDs. */
export function nextCopies(record: RecordHandle, archive: string, after: string, limit: number): readonly PlacedCopy[] {
  const next = prepared<PlacedCopy>(
    record,
    `SELECT ${columns} FROM copy WHERE archive = ? AND recording > ? ORDER BY recording LIMIT ?`,
  );
  return onDisk(() => next.all(archive, after, limit));
}

/** An archive's copy of a recording, as far as is known; null where it has none. */
export function placedCopy(record: RecordHandle, archive: string, recording: string): PlacedCopy | null {
  const copy = prepared<PlacedCopy>(record, `SELECT ${columns} FROM copy WHERE recording = ? AND archive = ?`);
  return onDisk(() => copy.get(recording, archive)) ?? null;
}

/** How many copies an archive has, as far as is known. */
export function countCopies(record: RecordHandle, archive: string): number {
  const count = prepared<{ count: number }>(record, 'SELECT count(*) AS count FROM copy WHERE archive = ?');
  return onDisk(() => count.get(archive))?.count ?? 0;
}

/** Of how many of `recordings` an archive has a copy, as far as is known. */
export function countCopiesOf(record: RecordHandle, archive: string, recordings: ReadonlySet<string>): number {
  const count = prepared<{ count: number }>(
    record,
    'SELECT count(*) AS count FROM copy WHERE archive = ? AND recording IN (SELECT value FROM json_each(?))',
  );
  return onDisk(() => count.get(archive, JSON.stringify([...recordings])))?.count ?? 0;
}

/** Every archive's copy of one recording, those that were read back last first. */
export function copiesOfRecording(
  record: RecordHandle,
  recording: string,
): readonly (PlacedCopy & { readonly archive: string })[] {
  const copies = prepared<PlacedCopy & { archive: string }>(
    record,
    `SELECT ${columns}, archive FROM copy WHERE recording = ? ORDER BY fault IS NOT NULL, verified_at DESC`,
  );
  return onDisk(() => copies.all(recording));
}

/** Notes what is wrong with copies. */
export function noteFaults(
  record: RecordHandle,
  archive: string,
  faults: readonly { readonly recording: string; readonly fault: FailureAnswer }[],
): void {
  const set = prepared(record, 'UPDATE copy SET fault = ? WHERE recording = ? AND archive = ?');
  const note = () => {
    for (const { recording, fault } of faults) set.run(JSON.stringify(fault), recording, archive);
  };
  onDisk(() => record.transaction(note).immediate());
}

/** Replaces what is known to lie in an archive without being a copy. */
export function noteOddities(
  record: RecordHandle,
  archive: string,
  oddities: readonly { readonly name: string; readonly failure: FailureAnswer }[],
): void {
  const put = prepared(record, 'INSERT OR REPLACE INTO archive_oddity (archive, name, fault) VALUES (?, ?, ?)');
  const note = () => {
    prepared(record, 'DELETE FROM archive_oddity WHERE archive = ?').run(archive);
    for (const { name, failure } of oddities) put.run(archive, name, JSON.stringify(failure));
  };
  onDisk(() => record.transaction(note).immediate());
}

/**
 * Notes how the place names an envelope that was replaced and read back; and the key that opens it now, if one is given.
 * Where the one it was made from is not the one the copy was read back by, the copy is no longer one that was.
 */
export function noteEnvelope(
  record: RecordHandle,
  copy: { readonly recording: string; readonly archive: string },
  version: { readonly before: string; readonly now: string },
  fingerprint: string | null,
): void {
  const write = prepared(
    record,
    `UPDATE copy SET verified_at = CASE WHEN json_extract(versions, '$.envelope') = @before THEN verified_at END,
     versions = json_set(versions, '$.envelope', @now), fingerprint = coalesce(@fingerprint, fingerprint)
     WHERE recording = @recording AND archive = @archive`,
  );
  onDisk(() => write.run({ ...version, fingerprint, recording: copy.recording, archive: copy.archive }));
}

/** Notes that a key was seen to open a copy by a wrap of its own, beside whatever else opens it. */
export function noteWrap(
  record: RecordHandle,
  copy: { readonly recording: string; readonly archive: string },
  fingerprint: string,
): void {
  const put = prepared(
    record,
    'INSERT INTO copy_wrap (recording, archive, fingerprint) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  withoutFlush(record, () => put.run(copy.recording, copy.archive, fingerprint));
}
