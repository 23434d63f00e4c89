import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../crypto/sha256.ts';
import { fileFailure } from '../file-failure.ts';

const uploadNote = z.object({
  key: z.string(),
  uploadId: z.string(),
  size: z.int(),
  sha256: z.string(),
  partSize: z.int(),
  /** UTC ms. */
  begunAt: z.int(),
});
export type UploadNote = z.infer<typeof uploadNote>;

/** Notes of uploads that were begun, in files of the spool folder: a killed program finds there what it can go on with. */
export type UploadNotes = {
  readonly read: (key: string) => Promise<UploadNote | null>;
  readonly write: (note: UploadNote) => Promise<void>;
  readonly forget: (key: string) => Promise<void>;
  readonly all: () => Promise<readonly UploadNote[]>;
};

const ending = '.upload.json';
/** What a key is called in the spool folder. */
export const spoolStem = (key: string): string => sha256(Buffer.from(key)).slice(0, 32);

export function uploadNotes(spool: string): UploadNotes {
  const at = (stem: string) => join(spool, `${stem}${ending}`);
  const load = async (path: string): Promise<UploadNote | null> => {
    try {
      return uploadNote.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      // Not there, or cut off by a power failure: the upload is begun anew, and what it left goes with the old ones.
      return null;
    }
  };
  return {
    read: (key) => load(at(spoolStem(key))),
    write: (note) =>
      writeFile(at(spoolStem(note.key)), JSON.stringify(note), { mode: 0o600 }).catch((error) =>
        Promise.reject(fileFailure(error)),
      ),
    forget: (key) => rm(at(spoolStem(key)), { force: true }),
    all: async () => {
      const names = await readdir(spool).catch(() => []);
      const notes = await Promise.all(
        names.filter((name) => name.endsWith(ending)).map((name) => load(join(spool, name))),
      );
      return notes.filter((note) => note !== null);
    },
  };
}
