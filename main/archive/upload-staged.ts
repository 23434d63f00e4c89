import { createHash } from 'node:crypto';
import { discard } from '../crypto/wipe.ts';
import type { Condition, ObjectStore, Part, PutAnswer, Receipt, Upload } from '../object-store/object-store.ts';
import type { Content } from './archive-store.ts';
import { readStaged, type StagedPiece } from './read-staged.ts';
import type { UploadNotes } from './upload-notes.ts';

const megabyte = 1024 * 1024;
/** So many parts are under way at a time: with their size, the most memory an upload takes. */
const atOnce = 3;
/** No store takes more than 10,000 parts. */
const mostParts = 9_000;

export type StagedUpload = {
  readonly objects: ObjectStore;
  readonly notes: UploadNotes;
  /** What is larger goes up in parts of this size, at least; bytes. */
  readonly partSize: number;
  readonly key: string;
  readonly path: string;
  readonly content: Content;
  readonly signal: AbortSignal;
  readonly told: (sent: number) => void;
};

/** What was answered, and whether the store told hashes of what it holds that are those of the file. */
export type Uploaded = { readonly answer: PutAnswer; readonly confirmed: boolean };

/** Uploads a staged file under a condition; a large one in parts, of which those that are there already are not sent again. */
export async function uploadStaged(upload: StagedUpload, condition: Condition): Promise<Uploaded> {
  return upload.content.size > upload.partSize ? uploadInParts(upload, condition) : uploadWhole(upload, condition);
}

async function uploadWhole(upload: StagedUpload, condition: Condition): Promise<Uploaded> {
  const { objects, key, path, content, signal, told } = upload;
  for await (const piece of readStaged(path, content, upload.partSize)) {
    const answer = await objects.put(key, piece, condition, signal);
    told(piece.bytes.length);
    return { answer, confirmed: typeof answer === 'object' && isConfirmed(answer, base64(piece.sha256), piece.md5) };
  }
  throw new Error('a file has at least one piece');
}

async function uploadInParts(upload: StagedUpload, condition: Condition): Promise<Uploaded> {
  const { objects, notes, content, key, signal } = upload;
  const { to, there, partSize } = await beginOrGoOn(upload);
  const parts: Part[] = [];
  const sums: Pick<StagedPiece, 'sha256' | 'md5'>[] = [];
  await sendParts({ ...upload, partSize }, to, there, (piece, part) => {
    parts[piece.number - 1] = part;
    sums[piece.number - 1] = { sha256: piece.sha256, md5: piece.md5 };
  });

  const answer = await objects.completeUpload(to, parts, condition, signal);
  if (answer === 'unconditional') return { answer, confirmed: false };
  if (answer === 'taken') await objects.abortUpload(to, signal);
  await notes.forget(key);
  // An earlier answer was lost: the upload is complete, or somebody aborted it. The look that follows tells which.
  if (answer === 'gone') return { answer: (await receiptOf(upload)) ?? 'taken', confirmed: false };
  if (answer === 'taken') return { answer, confirmed: false };
  const composite = (algorithm: 'sha256' | 'md5') => {
    const hash = createHash(algorithm);
    for (const part of sums) hash.update(Buffer.from(part[algorithm], 'hex'));
    return hash;
  };
  const sha = `${composite('sha256').digest('base64')}-${sums.length}`;
  const md5 = `${composite('md5').digest('hex')}-${sums.length}`;
  return { answer, confirmed: isConfirmed(answer, sha, md5) && content.size > 0 };
}

/** The upload that an earlier run began with the same bytes, with the parts it has; or a new one. */
async function beginOrGoOn(
  upload: StagedUpload,
): Promise<{ readonly to: Upload; readonly there: readonly Part[]; readonly partSize: number }> {
  const { objects, notes, key, content, signal } = upload;
  const note = await notes.read(key);
  if (note !== null) {
    const to = { key, uploadId: note.uploadId };
    const same = note.key === key && note.sha256 === content.sha256 && note.size === content.size;
    const there = same ? await objects.partsOf(to, signal) : null;
    if (there !== null) return { to, there, partSize: note.partSize };
    await objects.abortUpload(to, signal);
  }
  const least = Math.ceil(content.size / mostParts / megabyte) * megabyte;
  const partSize = Math.max(upload.partSize, least);
  const uploadId = await objects.beginUpload(key, signal);
  const { size, sha256 } = content;
  await notes.write({ key, uploadId, size, sha256, partSize, begunAt: Date.now() });
  return { to: { key, uploadId }, there: [], partSize };
}

async function sendParts(
  { objects, path, content, partSize, signal, told }: StagedUpload,
  to: Upload,
  there: readonly Part[],
  sent: (piece: StagedPiece, part: Part) => void,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failed: unknown[] = [];
  for await (const piece of readStaged(path, content, partSize)) {
    const before = there.find((part) => part.number === piece.number && isSamePart(part, piece));
    const send = async () => {
      const part = before ?? (await objects.putPart(to, piece.number, piece, signal));
      told(piece.bytes.length);
      sent(piece, part);
      // Sent and answered: given back now, or a long upload would grow by what waits for the garbage collector.
      discard(piece.bytes);
    };
    const sending: Promise<void> = send()
      .catch((error: unknown) => void failed.push(error))
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
    if (underWay.size === atOnce) await Promise.race(underWay);
    if (failed.length > 0) break;
  }
  await Promise.all(underWay);
  if (failed.length > 0) throw failed[0];
}

/** Whether a part the store has is this piece: by the hash it tells, never by its size alone. */
function isSamePart({ size, sha256, etag }: Part, piece: StagedPiece): boolean {
  if (size !== piece.bytes.length) return false;
  return sha256 === null ? etag === piece.md5 : sha256 === base64(piece.sha256);
}

async function receiptOf({ objects, key, signal }: StagedUpload): Promise<Receipt | null> {
  const found = await objects.head(key, signal);
  if (found === null) return null;
  return { etag: found.etag, sha256: null, versionId: null, encryption: null, kmsKey: null };
}

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
/** An ETag is the MD5 of what was stored as it came; of what a KMS key encrypted it is something else, and tells nothing. */
const isConfirmed = ({ sha256, etag }: Receipt, sum: string, md5: string) => sha256 === sum || etag === md5;
