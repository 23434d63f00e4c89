import type { Finding } from '../contract.ts';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { Failure } from '../failure.ts';
import { type StoredPlace, storedPlace } from './stored-place.ts';

/** An archive as the record knows it. Times in UTC seconds. */
export type ArchiveRow = {
  readonly archive: string;
  readonly name: string;
  readonly place: StoredPlace;
  readonly addedAt: number;
  readonly preflight: readonly Finding[];
  readonly preflightAt: number | null;
  readonly checkedAt: number | null;
  readonly checkBegan: number | null;
};

type Stored = Omit<ArchiveRow, 'place' | 'preflight'> & { readonly place: string; readonly preflight: string };
const columns = `id AS archive, name, place, added_at AS addedAt, preflight, preflight_at AS preflightAt,
  checked_at AS checkedAt, check_began AS checkBegan`;

/** All archives, in the order of their names. */
export function readArchiveRows(record: RecordHandle): readonly ArchiveRow[] {
  return onDisk(() => prepared<Stored>(record, `SELECT ${columns} FROM archive ORDER BY name`).all()).map(toRow);
}

/** Fails with archive-unknown. */
export function readArchiveRow(record: RecordHandle, archive: string): ArchiveRow {
  const row = onDisk(() => prepared<Stored>(record, `SELECT ${columns} FROM archive WHERE id = ?`).get(archive));
  if (row === undefined) throw new Failure('archive-unknown');
  return toRow(row);
}

/** Adds an archive, or gives the one there is another name and place. */
export function putArchiveRow(
  record: RecordHandle,
  row: Pick<ArchiveRow, 'archive' | 'name' | 'place' | 'addedAt' | 'preflight' | 'preflightAt'>,
): void {
  const put = prepared(
    record,
    `INSERT INTO archive (id, name, place, added_at, preflight, preflight_at)
     VALUES (@archive, @name, @place, @addedAt, @preflight, @preflightAt)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, place = excluded.place, preflight = excluded.preflight,
     preflight_at = excluded.preflight_at`,
  );
  onDisk(() => put.run({ ...row, place: JSON.stringify(row.place), preflight: JSON.stringify(row.preflight) }));
}

export function renameArchiveRow(record: RecordHandle, archive: string, name: string): void {
  onDisk(() => prepared(record, 'UPDATE archive SET name = ? WHERE id = ?').run(name, archive));
}

export function notePreflight(record: RecordHandle, archive: string, findings: readonly Finding[], at: number): void {
  const write = prepared(record, 'UPDATE archive SET preflight = ?, preflight_at = ? WHERE id = ?');
  onDisk(() => write.run(JSON.stringify(findings), at, archive));
}

export function noteCheckBegan(record: RecordHandle, archive: string, at: number): void {
  onDisk(() => prepared(record, 'UPDATE archive SET check_began = ? WHERE id = ?').run(at, archive));
}

export function noteChecked(record: RecordHandle, archive: string, at: number): void {
  const write = prepared(record, 'UPDATE archive SET checked_at = ?, check_began = NULL WHERE id = ?');
  onDisk(() => write.run(at, archive));
}

/** A recording that had a copy in an archive that is being forgotten. `elsewhere`: another archive has one, too. */
export type LostCopy = { readonly recording: string; readonly account: string; readonly elsewhere: boolean };

/** Forgets up to `limit` copies of an archive; gives them. */
export function deleteSomeCopies(record: RecordHandle, archive: string, limit: number): readonly LostCopy[] {
  const find = prepared<{ recording: string; account: string; elsewhere: number }>(
    record,
    `SELECT recording, account, EXISTS (SELECT 1 FROM copy AS other WHERE other.recording = copy.recording
     AND other.archive <> copy.archive) AS elsewhere FROM copy WHERE archive = ? LIMIT ?`,
  );
  const remove = prepared(record, 'DELETE FROM copy WHERE recording = ? AND archive = ?');
  const removeWraps = prepared(record, 'DELETE FROM copy_wrap WHERE recording = ? AND archive = ?');
  const forget = () => {
    const copies = find.all(archive, limit);
    for (const { recording } of copies) {
      remove.run(recording, archive);
      removeWraps.run(recording, archive);
    }
    return copies.map((copy) => ({ ...copy, elsewhere: copy.elsewhere === 1 }));
  };
  return onDisk(() => record.transaction(forget).immediate());
}

export function deleteArchiveRow(record: RecordHandle, archive: string): void {
  const forget = () => {
    prepared(record, 'DELETE FROM archive_oddity WHERE archive = ?').run(archive);
    prepared(record, 'DELETE FROM archive WHERE id = ?').run(archive);
  };
  onDisk(() => record.transaction(forget).immediate());
}

function toRow({ place, preflight, ...row }: Stored): ArchiveRow {
  return { ...row, place: storedPlace.parse(JSON.parse(place)), preflight: JSON.parse(preflight) };
}
