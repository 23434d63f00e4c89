import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../crypto/sha256.ts';
import { Failure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import type { ZipEntry } from '../packing/write-zip.ts';
import type { Stored } from '../sealed/store-sealed.ts';
import type { Run } from './create-exports.ts';
import { blameFolder } from './export-folder.ts';
import type { ExportParts } from './export-parts.ts';
import { type ExportedRow, markPacked, readExportedOf } from './export-rows.ts';
import { stampOf } from './fill-template.ts';
import { placeExport } from './place-export.ts';
import { runPacker } from './run-packer.ts';
import type { UnfinishedFiles } from './unfinished-files.ts';
import { writeManifest } from './write-manifest.ts';

const what = 'export-finished';

/** Packs what waits for the zip, with the manifest in it; without a zip the manifest lies beside the files. */
export async function finishExport(
  parts: ExportParts,
  unfinished: UnfinishedFiles,
  run: Run,
  signal: AbortSignal,
): Promise<void> {
  const { ledger, record } = parts;
  const { batch, options, folder } = run;
  const all = readExportedOf(record, batch);
  const rows = options.zip ? all.filter(({ packed }) => packed === 0) : all;
  if (rows.length === 0 || (!options.zip && options.manifest === 'none')) return;

  const deed = { what, batch, files: rows.length, zip: options.zip, manifest: options.manifest };
  const [of = 0] = ledger.begin([deed], () => {});
  try {
    const { path, stored } = await writeIt(parts, unfinished, run, rows, signal);
    ledger.conclude([{ ...deed, ...stored, of, outcome: 'done', code: null }], () => {
      if (options.zip) markPacked(record, batch, path);
    });
  } catch (error) {
    const cause = signal.aborted ? new Failure('cancelled') : await blameFolder(folder, error);
    const outcome = signal.aborted ? 'cancelled' : cause instanceof Failure ? 'failed' : 'unexpected';
    ledger.conclude([{ ...deed, of, outcome, code: cause instanceof Failure ? cause.code : null }], () => {});
    throw cause;
  }
  // It lies in the zip now; what cannot be removed stays noted, and is shown as left over.
  if (options.zip) for (const row of rows) await unfinished.remove(row.path);
}

async function writeIt(
  parts: ExportParts,
  unfinished: UnfinishedFiles,
  run: Run,
  rows: readonly ExportedRow[],
  signal: AbortSignal,
): Promise<{ readonly path: string; readonly stored: Stored }> {
  const { batch, options, folder } = run;
  const { manifest } = options;
  const part = join(folder, `${options.zip ? 'zip' : 'manifest'}-${batch}.part`);
  const listing = manifest === 'none' ? null : writeManifest(manifest, batch, rows);
  unfinished.note(part, batch);
  try {
    const stored = options.zip
      ? await runPacker(parts.startPacker(), { path: part, entries: entriesOf(run, rows, listing) }, signal)
      : await writeWhole(part, listing ?? Buffer.alloc(0));
    const stem = `koekura ${stampOf(parts.now(), parts.clock()).replaceAll(':', '-')}`;
    for (;;) {
      const path = join(folder, run.names.take(stem, options.zip ? 'zip' : manifest));
      if (!(await placeExport(part, path, unfinished.claimFor(batch)))) continue;
      unfinished.strikeOut(part);
      return { path, stored };
    }
  } catch (error) {
    await unfinished.remove(part);
    throw error;
  }
}

function entriesOf(run: Run, rows: readonly ExportedRow[], listing: Buffer | null): ZipEntry[] {
  const { format, manifest } = run.options;
  // What is encoded already does not become smaller.
  const files = rows.map(({ name, path, sha256 }) => ({ name, path, sha256, compress: format === 'wav' }));
  return listing === null ? files : [...files, { name: run.zipNames.take('manifest', manifest), bytes: listing }];
}

async function writeWhole(path: string, bytes: Buffer): Promise<Stored> {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return { size: bytes.length, sha256: sha256(bytes) };
  } catch (error) {
    throw fileFailure(error);
  }
}
