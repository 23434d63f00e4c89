import { z } from 'zod';
import { Failure } from '../failure.ts';
import { isoTime } from './archive-envelope.ts';

/** What makes a place an archive: `koekura-archive.json` at its root, written once. */
export type ArchiveMarker = { readonly archive: string; readonly madeAt: number };

const marker = z.looseObject({
  format: z.literal('koekura-archive'),
  version: z.literal(1),
  archive: z.uuid(),
  madeAt: z.iso.datetime(),
});

/** `madeAt` in UTC seconds. */
export function writeArchiveMarker({ archive, madeAt }: ArchiveMarker): Uint8Array {
  const form = { format: 'koekura-archive', version: 1, archive, madeAt: isoTime(madeAt) };
  return Buffer.from(`${JSON.stringify(form, null, 2)}\n`);
}

/** Fails with archive-newer {version}; with archive-other for what is no marker. */
export function parseArchiveMarker(bytes: Uint8Array): ArchiveMarker {
  const told = readJson(bytes);
  const result = marker.safeParse(told);
  if (result.success) return { archive: result.data.archive, madeAt: Date.parse(result.data.madeAt) / 1000 };
  const newer = z.looseObject({ format: z.literal('koekura-archive'), version: z.int().min(2) }).safeParse(told);
  if (newer.success) throw new Failure('archive-newer', { version: newer.data.version });
  throw new Failure('archive-other');
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
