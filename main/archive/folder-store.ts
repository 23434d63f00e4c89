import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { open, readdir, readFile, rm, stat, statfs, unlink } from 'node:fs/promises';
import { basename, dirname, join, toNamespacedPath } from 'node:path';
import { sha256 } from '../crypto/sha256.ts';
import { Failure, isFailure } from '../failure.ts';
import { allThrough } from './all-through.ts';
import { parseArchiveMarker } from './archive-marker.ts';
import type { ArchiveStore, Content, Placed } from './archive-store.ts';
import { flushFolder, makeFolder } from './flush-folders.ts';
import { folderFailure, systemCode, unreachable } from './folder-failure.ts';
import { isSafeName, markerName } from './layout.ts';
import { listFolder } from './list-folder.ts';
import { makeEmptyFile } from './make-empty-file.ts';
import { placeFile } from './place-file.ts';
import { readPieces } from './read-pieces.ts';
import { underLock } from './under-lock.ts';

export type FolderParts = {
  readonly root: string;
  /** The archive that is expected there; null while a place is only tried, or made an archive. */
  readonly archive: string | null;
  /** Staged files are named after both; those of the same profile and an earlier run are rests. Letters and digits. */
  readonly writer: { readonly profile: string; readonly run: string };
  /** Size and hash of a file, read off the main thread. */
  readonly digest: (path: string, signal: AbortSignal) => Promise<Content>;
};

/**
 * How long the archive is taken to be still there, ms. An unplugged disk leaves an empty folder, in which nothing can be
 * put without making folders first; and before folders are made, or something is said to be missing, it is looked anew.
 */
const trust = 1000;

/**
 * A folder, on a disk of this computer or on a share. Staged files lie in `unfinished/<profile>/`, so on the same file
 * system, and no folder of the layout ever shows a file that is not whole. It is looked
 * whether the archive is still the one that lies there: another, or an empty folder where a disk was, is not written to.
 */
export function createFolderStore({ root, archive, writer, digest }: FolderParts): ArchiveStore {
  const unfinished = join(root, 'unfinished');
  const staging = join(unfinished, writer.profile);
  const made = new Set<string>();
  let swept: Promise<void> | null = null;
  let seenAt = Number.NEGATIVE_INFINITY;
  let seen: string | null = null;

  const at = (name: string): string => {
    if (!isSafeName(name)) throw new RangeError(`not a name of an archive: ${name}`);
    return toNamespacedPath(join(root, ...name.split('/')));
  };
  const lockOf = (name: string) => join(unfinished, `${sha256(Buffer.from(name)).slice(0, 32)}.lock`);
  const ensure = async () => {
    const state = await markerState(root);
    await (archive === null ? ensureFolder(root) : ensureArchive(root, archive));
    [seen, seenAt] = [state, performance.now()];
  };
  /** As `ensure`, but a marker that is the very file that was read is not read again. */
  const ensureStill = async () => {
    if (seen === null || (await markerState(root)) !== seen) await ensure();
  };
  const within = async <Result>(action: () => Promise<Result>): Promise<Result> => {
    try {
      if (performance.now() - seenAt > trust) await ensure();
      return await action();
    } catch (error) {
      made.clear();
      seenAt = Number.NEGATIVE_INFINITY;
      // Something missing amid the work may be the whole folder.
      if (systemCode(error) === 'ENOENT' || isFailure(error, 'copy-missing')) await ensure();
      throw folderFailure(error);
    }
  };
  /** Nothing is made in a place that was not looked at just now. */
  const makeOnce = async (folder: string) => {
    if (made.has(folder)) return;
    await ensure();
    await makeFolder(root, folder);
    made.add(folder);
  };
  const newStaged = async (name: string): Promise<string> => {
    await makeOnce(staging);
    swept ??= sweep(staging, writer.run);
    await swept;
    return toNamespacedPath(join(staging, `${writer.run}-${randomUUID()}-${basename(name)}.part`));
  };
  const look = async (name: string): Promise<Placed | null> => {
    const found = await stat(at(name), { bigint: true }).catch(nullIfMissing);
    if (found === null) await ensureStill();
    if (found?.isFile() !== true) return null;
    return { name, size: Number(found.size), version: `${found.mtimeNs}-${found.size}` };
  };
  const placed = async (name: string): Promise<Placed> => {
    const found = await look(name);
    if (found === null) throw new Failure('copy-missing', { name });
    return found;
  };
  /** Makes last what has its place, while the staged names are cleared away. */
  const finish = async (name: string, staged: readonly string[]): Promise<void> => {
    await allThrough([flushFolder(dirname(at(name))), ...staged.map(removeStaged)]);
  };
  const place = async (name: string, staged: string, content: Content, signal: AbortSignal): Promise<void> => {
    const target = at(name);
    await makeOnce(dirname(target));
    if ((await placeFile(staged, target, lockOf(name))) === 'taken') {
      const found = await digest(target, signal);
      if (found.size !== content.size || found.sha256 !== content.sha256)
        throw new Failure('archive-content-differs', { name });
      // Whoever put it there may not have flushed it yet.
      await flushFile(target);
    }
  };
  const replace = (name: string, staged: string, bytes: Uint8Array, over: Placed): Promise<void> =>
    underLock(lockOf(name), async (mustBeOurs) => {
      const target = at(name);
      const now = await look(name);
      if (now?.version !== over.version) {
        const same = now !== null && Buffer.compare(await readFile(target), bytes) === 0;
        if (!same) throw new Failure('archive-content-differs', { name });
      }
      mustBeOurs();
      renameSync(staged, target);
    });
  const placeBytes = (name: string, staged: string, bytes: Uint8Array, over: Placed | null, signal: AbortSignal) =>
    over === null
      ? place(name, staged, { size: bytes.length, sha256: sha256(bytes) }, signal)
      : replace(name, staged, bytes, over);

  /** What is not listed counts as missing: whose folder it is is looked at before and after. */
  async function* listing(prefix: string, signal: AbortSignal): AsyncGenerator<Placed> {
    await within(ensure);
    yield* listFolder(root, prefix, within, signal);
    await within(ensure);
  }

  return {
    kind: 'folder',
    stage: (name) =>
      within(async () => {
        const staged = await newStaged(name);
        await makeEmptyFile(staged);
        return staged;
      }),
    put: (name, staged, content, signal, told) =>
      within(async () => {
        if (signal.aborted) throw new Failure('cancelled');
        await place(name, staged, content, signal);
        await finish(name, [staged]);
        const done = await placed(name);
        told(content.size);
        return done;
      }),
    putCopy: ({ audio, envelope, ready }, signal) =>
      within(async () => {
        const staged = await newStaged(envelope.name);
        try {
          await allThrough([ready, writeFlushed(staged, envelope.bytes)]);
          if (signal.aborted) throw new Failure('cancelled');
          await place(audio.name, audio.staged, audio.content, signal);
          // One flush for both names. Also where another's envelope lies there: they may not have come to it yet.
          const placing = placeBytes(envelope.name, staged, envelope.bytes, envelope.over, signal);
          await placing.finally(() => finish(audio.name, [audio.staged, staged]));
        } catch (error) {
          await removeStaged(staged);
          throw error;
        }
      }),
    unstage: (staged) => rm(staged, { force: true }).catch((error) => Promise.reject(folderFailure(error))),
    putBytes: (name, bytes, over, signal) =>
      within(async () => {
        if (signal.aborted) throw new Failure('cancelled');
        const staged = await newStaged(name);
        try {
          await writeFlushed(staged, bytes);
          await placeBytes(name, staged, bytes, over, signal);
          await finish(name, [staged]);
        } catch (error) {
          await removeStaged(staged);
          throw error;
        }
        return placed(name);
      }),
    settle: (name) => within(() => flushFolder(dirname(at(name)))),
    look: (name) => within(() => look(name)),
    read: (name, signal) => readPieces(at(name), name, within, signal),
    pathOf: at,
    list: listing,
    remove: (name) =>
      within(async () => {
        await rm(at(name), { force: true });
        await flushFolder(dirname(at(name))).catch(nullIfMissing);
      }),
    free: () =>
      within(async () => {
        const { bavail, bsize } = await statfs(root);
        return bavail * bsize;
      }),
  };
}

/** Tells one marker from another, and from none: null. */
async function markerState(root: string): Promise<string | null> {
  const found = await stat(join(root, markerName), { bigint: true }).catch(() => null);
  return found && `${found.dev}-${found.ino}-${found.mtimeNs}-${found.size}`;
}

async function ensureFolder(root: string): Promise<void> {
  const found = await stat(root).catch((error) => Promise.reject(unreachable(systemCode(error) ?? '', error)));
  if (!found.isDirectory()) throw unreachable('ENOTDIR', null);
}

/** Fails with archive-unreachable when nothing lies there, with archive-other when another archive does. */
async function ensureArchive(root: string, archive: string): Promise<void> {
  const bytes = await readFile(join(root, markerName)).catch((error) => {
    throw systemCode(error) === 'ENOENT' ? unreachable('ENOENT', error) : error;
  });
  if (parseArchiveMarker(bytes).archive !== archive) throw new Failure('archive-other');
}

/** What an earlier run of this profile left behind was never whole. */
async function sweep(staging: string, run: string): Promise<void> {
  const rests = (await readdir(staging)).filter((name) => !name.startsWith(`${run}-`));
  for (const name of rests) await rm(join(staging, name), { force: true });
}

/** Not by rm(), which looks first: many are placed in a second, and few of them are gone already. */
async function removeStaged(path: string): Promise<void> {
  await unlink(path).catch(nullIfMissing);
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

function nullIfMissing(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null;
  throw error;
}
