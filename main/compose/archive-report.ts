import type { ArchiveRow } from '../archive/archive-rows.ts';
import { placeInWords } from '../archive/stored-place.ts';
import type { CopyFault } from '../contract.ts';
import { csvLines, csvMark } from '../packing/csv-lines.ts';

/** What is wrong in an archive, as CSV in UTF-8: a line for each copy that is not sound, and for each thing that is no copy. */
export function writeCheckReport(row: ArchiveRow, faults: readonly CopyFault[]): Uint8Array {
  const time = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());
  const lines = faults.map(({ sid, name, failure: { code, facts } }) => [
    row.archive,
    row.name,
    placeInWords(row.place),
    time(row.checkedAt),
    sid,
    name,
    code,
    JSON.stringify(facts),
  ]);
  const head = ['archive', 'archive_name', 'place', 'read_back_at', 'recording', 'name', 'finding', 'details'];
  return Buffer.from(csvMark + csvLines([head, ...lines]));
}

/** A file name that every system takes. */
export function reportName(archive: string): string {
  return `${archive.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || 'archive'}-check.csv`;
}
