import { randomUUID } from 'node:crypto';
import type { ExportOptions } from '../contract.ts';
import { Failure } from '../failure.ts';
import { mustAllowExport } from '../policy/must-allow-export.ts';
import { type SealedAudio, startSealedAudio } from '../sealed/start-sealed-audio.ts';
import { namesIn } from './export-folder.ts';
import type { ExportParts } from './export-parts.ts';
import { exportRecording } from './export-recording.ts';
import { dropExported, keepFolder, readExportedOf, readFolder } from './export-rows.ts';
import type { Exports } from './exports.ts';
import { finishExport } from './finish-export.ts';
import { freeNames } from './free-names.ts';
import { type Unfinished, unfinishedFiles } from './unfinished-files.ts';

/** A batch's export on its way: where to, and which names are left there and in its zip. */
export type Run = {
  readonly batch: string;
  readonly options: ExportOptions;
  readonly folder: string;
  readonly names: ReturnType<typeof freeNames>;
  readonly zipNames: ReturnType<typeof freeNames>;
};

export type ExportDesk = Exports & {
  /** The token that stands for a folder the user chose. */
  readonly keepFolder: (path: string) => string;
  readonly leftovers: () => Promise<readonly Unfinished[]>;
  readonly removeLeftovers: () => Promise<{ readonly removed: number; readonly failed: number }>;
  readonly close: () => Promise<void>;
};

/** The one way audio leaves unprotected. */
export function createExports(parts: ExportParts): ExportDesk {
  const { record } = parts;
  const unfinished = unfinishedFiles(record, parts.now);
  const closing = new AbortController();
  let audio: SealedAudio | null = null;
  const sealedAudio = (): SealedAudio => {
    audio ??= startSealedAudio(parts.startWorker(), () => {
      audio = null;
    });
    return audio;
  };
  const within = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal]);

  const remove = async (files: readonly Unfinished[]) => {
    let removed = 0;
    for (const { path } of files) if (await unfinished.remove(path)) removed += 1;
    return { removed, failed: files.length - removed };
  };

  return {
    begin: async (batch, options) => {
      mustAllowExport(parts.policy);
      const folder = readFolder(record, options.folder);
      if (folder === null) throw new Failure('nothing-chosen');
      const taken = await namesIn(folder);
      await remove(unfinished.of(batch));
      const waiting = readExportedOf(record, batch).filter(({ packed }) => packed === 0);
      const run: Run = {
        batch,
        options,
        folder,
        names: freeNames(taken),
        zipNames: freeNames(waiting.map(({ name }) => name)),
      };
      return {
        exportOne: async (wanted, signal, told) => {
          // It may have been forbidden since the batch began.
          mustAllowExport(parts.policy);
          return exportRecording(parts, unfinished, sealedAudio(), run, wanted, within(signal), told);
        },
        finish: (signal) => finishExport(parts, unfinished, run, within(signal)),
      };
    },
    abandon: async (batch) => {
      // No zip will come of them: where one cannot be got at now, it is left over, and shown as that.
      for (const { recording, path, packed } of readExportedOf(record, batch)) {
        if (packed === 1) continue;
        dropExported(record, batch, recording);
        await unfinished.remove(path);
      }
      await remove(unfinished.of(batch));
    },
    keepFolder: (path) => keepFolder(record, path, randomUUID(), parts.now()),
    leftovers: unfinished.leftovers,
    removeLeftovers: async () => remove(await unfinished.leftovers()),
    close: async () => {
      closing.abort();
      await audio?.stop();
    },
  };
}
