import { type Cell, csvLines, csvMark } from '../packing/csv-lines.ts';
import type { Recording } from '../recording.ts';
import type { ExportedRow } from './export-rows.ts';

/** What a manifest says of a recording besides its file. */
export const manifestFacts = ({ account, startedAt, from, to, direction, duration, channels }: Recording) => ({
  account,
  startedAt: new Date(startedAt * 1000).toISOString(),
  from,
  to,
  direction,
  seconds: duration,
  channels,
});

/** The files of an export, each with its SHA-256. */
export function writeManifest(format: 'csv' | 'json', batch: string, rows: readonly ExportedRow[]): Buffer {
  const files = rows.map(({ name, size, sha256, recording, facts }) => ({
    file: name,
    size,
    sha256,
    recording,
    ...(JSON.parse(facts) as ReturnType<typeof manifestFacts>),
  }));
  if (format === 'json') return Buffer.from(`${JSON.stringify({ version: 1, export: batch, files }, null, 2)}\n`);
  const lines: Cell[][] = files.map((file) => columns.map((column) => file[column]));
  return Buffer.from(csvMark + csvLines([[...columns], ...lines]));
}

const columns = [
  'file',
  'size',
  'sha256',
  'recording',
  'account',
  'startedAt',
  'from',
  'to',
  'direction',
  'seconds',
  'channels',
] as const;
