import { Failure } from '../failure.ts';
import type { ObjectStore, Upload } from '../object-store/object-store.ts';
import { recordingsPrefix } from './layout.ts';
import type { UploadNotes } from './upload-notes.ts';

/** An upload that nobody went on with for so long is a rest, ms. Until then it may be another workstation's. */
const oldAge = 7 * 24 * 3600 * 1000;

/**
 * Aborts uploads nobody will go on with: unlike objects they are in no list of the bucket, and are paid for. Best
 * effort: a store that will not be asked today is asked the next time.
 */
export async function abortLeftovers(objects: ObjectStore, notes: UploadNotes, prefix: string): Promise<void> {
  const signal = AbortSignal.timeout(20_000);
  const old = Date.now() - oldAge;
  const abort = async (upload: Upload) => {
    await objects.abortUpload(upload, signal);
    await notes.forget(upload.key);
  };
  try {
    for (const note of await notes.all()) if (note.begunAt < old) await abort(note);
    for await (const upload of objects.listUploads(`${prefix}${recordingsPrefix}`, signal))
      if (upload.begunAt < old) await abort(upload);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}
