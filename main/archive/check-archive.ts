import { Failure, isFailure } from '../failure.ts';
import { noteCheckBegan, noteChecked, readArchiveRow } from './archive-rows.ts';
import type { ArchiveStore } from './archive-store.ts';
import type { TaskProgress } from './archive-tasks.ts';
import type { Archives } from './create-archives.ts';
import { countCopies, nextCopies, noteFaults, type PlacedCopy } from './found-copies.ts';
import { type OpenParts, openArchive, stillThere } from './open-archive.ts';
import { sharedOut } from './shared-out.ts';

export type CheckParts = OpenParts & { readonly verify: Archives['verify'] };

/** Copies read side by side: a disk reads one after the other best, and a bucket must leave others their bandwidth. */
const sideBySide = { folder: 1, s3: 3 } as const;
const atOnce = 200;
const untold = { expect: () => {}, good: () => {}, bad: () => {} };
/** What says that a copy is not sound, and nothing of the place, the keys or this computer. */
const copyFaults = [
  'copy-missing',
  'envelope-malformed',
  'archive-newer',
  'archive-content-differs',
  'audio-damaged',
  'audio-not-wav',
];

/**
 * Reads everything in an archive back: what lies there is looked over first, so that copies made elsewhere are read too,
 * then every copy is read whole. `again`: from the start; otherwise it goes on where one was stopped, with what was not
 * read since that began. Fails with archive-…, keychain-locked, cancelled: what was found out by then stays.
 */
export async function checkArchive(
  parts: CheckParts,
  archive: string,
  store: ArchiveStore,
  again: boolean,
  progress: TaskProgress,
  signal: AbortSignal,
): Promise<void> {
  const { record, now } = parts;
  const begun = again ? null : readArchiveRow(record, archive).checkBegan;
  const began = begun ?? now();
  if (begun === null) noteCheckBegan(record, archive, began);
  // What it finds are copies, which count when they are read, or no copies: those count now.
  const strays = await openArchive(parts, archive, store, { ...progress, ...untold }, signal);
  progress.expect(countCopies(record, archive) + strays);
  for (let told = 0; told < strays; told += 1) progress.bad();

  for (let after = ''; ; ) {
    const copies = nextCopies(record, archive, after, atOnce);
    const last = copies.at(-1);
    if (last === undefined) break;
    after = last.recording;
    const unread = copies.filter(
      ({ verifiedAt, fault }) => fault !== null || verifiedAt === null || verifiedAt < began,
    );
    for (let skipped = unread.length; skipped < copies.length; skipped += 1) progress.good();
    await sharedOut(unread, sideBySide[store.kind], (copy) => readBack(parts, archive, store, copy, progress, signal));
  }
  noteChecked(record, archive, now());
}

async function readBack(
  { record, verify, copiesChanged }: CheckParts,
  archive: string,
  store: ArchiveStore,
  { recording, account, startedAt }: PlacedCopy,
  progress: TaskProgress,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) throw new Failure('cancelled');
  let read = 0;
  const told = (bytes: number) => {
    progress.took(bytes - read);
    read = bytes;
  };
  try {
    const { size } = await verify(archive, { recording, account, startedAt }, signal, told);
    told(size);
    progress.good();
  } catch (error) {
    if (!(error instanceof Failure) || signal.aborted) throw error;
    if (!copyFaults.includes(error.code)) {
      // A single file may be unreadable, a bad sector of a disk: that is the copy's fault if the archive itself is there.
      if (!isFailure(error, 'archive-refused') && !isFailure(error, 'archive-unreachable')) throw error;
      await stillThere(store, signal);
    }
    const fault = { code: error.code, facts: { ...error.facts } };
    noteFaults(record, archive, [{ recording, fault }]);
    copiesChanged([recording]);
    progress.bad();
  }
}
