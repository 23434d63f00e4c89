import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sha256, startSha256 } from '../crypto/sha256.ts';
import { Failure, isFailure } from '../failure.ts';
import { fileFailure } from '../file-failure.ts';
import type { Condition, ObjectStore, PutAnswer } from '../object-store/object-store.ts';
import { abortLeftovers } from './abort-leftovers.ts';
import { parseArchiveMarker } from './archive-marker.ts';
import type { ArchiveStore, Content, Placed } from './archive-store.ts';
import { isSafeName, markerName } from './layout.ts';
import { makeEmptyFile } from './make-empty-file.ts';
import { spoolStem, uploadNotes } from './upload-notes.ts';
import { uploadStaged } from './upload-staged.ts';

export type S3Parts = {
  readonly objects: ObjectStore;
  /** Empty or ending in `/`. */
  readonly prefix: string;
  /** The archive that is expected there; null while a place is only tried, or made an archive. */
  readonly archive: string | null;
  /** A folder of the profile for this place alone, where files are made before they are uploaded. */
  readonly spool: string;
  /** Staged files of an earlier run are rests. Letters and digits. */
  readonly run: string;
  /** What is larger goes up in parts, bytes. */
  readonly partSize: number;
};

/**
 * A bucket. Nothing is put over other content: the store is asked to take it only where nothing is, and since not every
 * store heeds that, it is looked before and after as well. `version` is the ETag: it is told by every way of asking.
 */
export function createS3Store({ objects, prefix, archive, spool, run, partSize }: S3Parts): ArchiveStore {
  const notes = uploadNotes(spool);
  /** Whether the store knows conditional puts; true until it says otherwise. */
  let conditional = true;
  let known: Promise<void> | null = null;
  let swept: Promise<void> | null = null;

  const keyOf = (name: string): string => {
    if (!isSafeName(name)) throw new RangeError(`not a name of an archive: ${name}`);
    return `${prefix}${name}`;
  };
  const readAll = async (key: string, signal: AbortSignal): Promise<Uint8Array> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of objects.read(key, signal)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  /** Once in a run: buckets are exchanged more seldom than disks are unplugged. */
  const ensure = async (signal: AbortSignal): Promise<void> => {
    if (archive === null) return;
    known ??= readAll(keyOf(markerName), signal).then(
      (bytes) => {
        if (parseArchiveMarker(bytes).archive !== archive) throw new Failure('archive-other');
      },
      (error) => Promise.reject(isFailure(error, 'copy-missing') ? new Failure('archive-other') : error),
    );
    await known.catch((error) => {
      known = null;
      throw error;
    });
  };
  const look = async (name: string, signal: AbortSignal): Promise<Placed | null> => {
    const found = await objects.head(keyOf(name), signal);
    return found === null ? null : { name, size: found.size, version: found.etag };
  };
  const placed = async (name: string, signal: AbortSignal): Promise<Placed> => {
    const found = await look(name, signal);
    if (found === null) throw new Failure('copy-missing', { name });
    return found;
  };
  /** Reads what lies there; fails with archive-content-differs when it is not this. */
  const expectSame = async (found: Placed, content: Content, signal: AbortSignal): Promise<Placed> => {
    const differs = () => new Failure('archive-content-differs', { name: found.name });
    if (found.size !== content.size) throw differs();
    const hash = startSha256();
    for await (const piece of objects.read(keyOf(found.name), signal)) hash.take(piece);
    if (hash.finish() !== content.sha256) throw differs();
    return found;
  };
  type Put = (condition: Condition) => Promise<{ readonly answer: PutAnswer; readonly confirmed: boolean }>;
  /** Puts under the condition, or, where the store knows none, without. Then looks whether it is this that lies there now. */
  const putAndLook = async (
    name: string,
    content: Content,
    condition: Condition,
    signal: AbortSignal,
    put: Put,
  ): Promise<Placed> => {
    let { answer, confirmed } = await put(conditional ? condition : { when: 'any' });
    if (answer === 'unconditional') {
      conditional = false;
      ({ answer, confirmed } = await put({ when: 'any' }));
    }
    const now = await placed(name, signal);
    const ours = typeof answer === 'object' && now.version === answer.etag && now.size === content.size;
    return ours && confirmed ? now : expectSame(now, content, signal);
  };
  const sweep = async (): Promise<void> => {
    const rests = (await readdir(spool)).filter((name) => name.endsWith('.part') && !name.startsWith(`${run}-`));
    for (const name of rests) await rm(join(spool, name), { force: true });
    await abortLeftovers(objects, notes, prefix);
  };

  const put: ArchiveStore['put'] = async (name, staged, content, signal, told) => {
    await ensure(signal);
    const there = await look(name, signal);
    const key = keyOf(name);
    const upload = { objects, notes, partSize, key, path: staged, content, signal, told };
    const done =
      there === null
        ? await putAndLook(name, content, { when: 'absent' }, signal, (how) => uploadStaged(upload, how))
        : await expectSame(there, content, signal);
    await rm(staged, { force: true });
    return done;
  };
  const putBytes: ArchiveStore['putBytes'] = async (name, bytes, over, signal) => {
    await ensure(signal);
    const content = { size: bytes.length, sha256: sha256(bytes) };
    const there = await look(name, signal);
    if (there !== null && there.version !== over?.version) return expectSame(there, content, signal);
    if (there === null && over !== null) throw new Failure('archive-content-differs', { name });
    const condition: Condition = there === null ? { when: 'absent' } : { when: 'same', etag: there.version };
    return putAndLook(name, content, condition, signal, async (how) => {
      const answer = await objects.put(keyOf(name), { bytes, sha256: content.sha256 }, how, signal);
      return { answer, confirmed: typeof answer === 'object' && answer.sha256 === base64(content.sha256) };
    });
  };

  return {
    kind: 's3',
    stage: async (name) => {
      const stem = spoolStem(keyOf(name));
      await onSpool(() => mkdir(spool, { recursive: true, mode: 0o700 }));
      swept ??= onSpool(sweep).catch((error) => {
        swept = null;
        throw error;
      });
      await swept;
      const staged = join(spool, `${run}-${randomUUID()}-${stem}.part`);
      await onSpool(() => makeEmptyFile(staged));
      return staged;
    },
    put,
    putCopy: async ({ audio, envelope, ready }, signal) => {
      await ready;
      await put(audio.name, audio.staged, audio.content, signal, () => {});
      await putBytes(envelope.name, envelope.bytes, envelope.over, signal);
    },
    unstage: async (staged) => {
      const stem = basename(staged, '.part').slice(-32);
      // Nothing was received: what an earlier run began to upload is still to be gone on with.
      const left = await stat(staged).catch(() => null);
      if (left?.size === 0) return onSpool(() => rm(staged, { force: true }));
      const note = (await notes.all()).find(({ key }) => spoolStem(key) === stem);
      await onSpool(() => rm(staged, { force: true }));
      if (note === undefined) return;
      // Where the store cannot be asked now, the note stays, and with it the way to go on or to tidy up later.
      await objects.abortUpload(note, AbortSignal.timeout(abortPatience)).then(
        () => notes.forget(note.key),
        (error) => (error instanceof Failure ? undefined : Promise.reject(error)),
      );
    },
    putBytes,
    // What a store has answered for lasts.
    settle: async () => {},
    look: async (name, signal) => {
      await ensure(signal);
      return look(name, signal);
    },
    read: async function* (name, signal) {
      await ensure(signal);
      yield* objects.read(keyOf(name), signal);
    },
    pathOf: () => null,
    list: async function* (begin, signal) {
      await ensure(signal);
      for await (const { key, size, etag } of objects.list(`${prefix}${begin}`, signal))
        yield { name: key.slice(prefix.length), size, version: etag };
    },
    remove: (name, signal) => objects.remove(keyOf(name), signal),
    free: async () => null,
  };
}

/** How long a leftover may keep its caller waiting, ms. */
const abortPatience = 5_000;

async function onSpool<Result>(action: () => Promise<Result>): Promise<Result> {
  return action().catch((error) => Promise.reject(fileFailure(error)));
}

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
