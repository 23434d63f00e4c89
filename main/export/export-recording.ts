import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startSha256 } from '../crypto/sha256.ts';
import { Failure } from '../failure.ts';
import type { Wanted } from '../playback/playback-parts.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';
import type { Stored } from '../sealed/store-sealed.ts';
import type { Run } from './create-exports.ts';
import { blameFolder } from './export-folder.ts';
import type { ExportParts } from './export-parts.ts';
import { dropExported, type ExportedRow, keepExported, readExported } from './export-rows.ts';
import type { Exported } from './exports.ts';
import { fillTemplate } from './fill-template.ts';
import { placeExport } from './place-export.ts';
import type { UnfinishedFiles } from './unfinished-files.ts';
import { manifestFacts } from './write-manifest.ts';

/**
 * One recording to one file: verified whole, written to a noted `.part`, flushed, then given its name without
 * overwriting. For a zip the `.part` waits until it is packed.
 */
export async function exportRecording(
  parts: ExportParts,
  unfinished: UnfinishedFiles,
  audio: SealedAudio,
  run: Run,
  wanted: Wanted,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<Exported> {
  const { record } = parts;
  const { batch, options, folder } = run;
  const { recording } = wanted;
  const before = readExported(record, batch, recording.sid);
  if (before !== null && (await stillLies(before))) return before;

  const facts = { recording, account: parts.accountName(recording.account) };
  const stem = fillTemplate(options.template, facts, parts.clock());
  const names = options.zip ? run.zipNames : run.names;
  const part = join(folder, `${recording.sid}-${batch.slice(0, 8)}.part`);
  let name = names.take(stem, options.format);
  const row = (stored: Stored, packed: 0 | 1): ExportedRow => ({
    batch,
    recording: recording.sid,
    name,
    path: packed === 1 ? join(folder, name) : part,
    ...stored,
    facts: JSON.stringify(manifestFacts(recording)),
    packed,
  });
  unfinished.note(part, batch);
  let placed: ExportedRow;
  try {
    const stored = await parts.lend(audio, wanted, signal, told, (opened) =>
      audio.writeOut(opened.handle, part, options.format, signal),
    );
    for (;;) {
      placed = row(stored, options.zip ? 0 : 1);
      // Before it has its name: killed in between, the next run finds it by its hash instead of writing it again.
      keepExported(record, placed);
      if (options.zip) return placed;
      if (await placeExport(part, placed.path, unfinished.claimFor(batch))) break;
      name = names.take(stem, options.format);
    }
  } catch (error) {
    names.giveBack(name);
    await unfinished.remove(part);
    dropExported(record, batch, recording.sid);
    throw signal.aborted ? new Failure('cancelled') : await blameFolder(folder, error);
  }
  unfinished.strikeOut(part);
  return placed;
}

/** Whether what was written lies there as it was written. */
async function stillLies({ path, size, sha256 }: ExportedRow): Promise<boolean> {
  try {
    if ((await stat(path)).size !== size) return false;
    const hash = startSha256();
    for await (const bytes of createReadStream(path)) hash.take(bytes);
    return hash.finish() === sha256;
  } catch {
    return false;
  }
}
