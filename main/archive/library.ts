import type { Archive, ArchiveTask } from '../contract.ts';
import { Failure } from '../failure.ts';
import type { Deed } from '../ledger/deed.ts';
import type { ArchiveTotals } from './archive-questions.ts';
import type { ArchiveRow } from './archive-rows.ts';
import type { ArchiveStore } from './archive-store.ts';
import type { ArchiveTasks, TaskProgress } from './archive-tasks.ts';
import { type CheckParts, checkArchive } from './check-archive.ts';
import type { ArchivePlaces } from './create-archive-places.ts';
import type { NoteTask } from './note-task.ts';
import { openArchive } from './open-archive.ts';
import { type RewrapArchiveParts, rewrapArchive } from './rewrap-archive.ts';
import { shownPlace } from './stored-place.ts';

export type LibraryParts = CheckParts &
  RewrapArchiveParts & {
    readonly places: ArchivePlaces;
    readonly tasks: ArchiveTasks;
    readonly totals: () => Promise<readonly ArchiveTotals[]>;
    readonly noteTask: NoteTask;
    /** Whether the key ring has this key's private half. */
    readonly holds: (fingerprint: string) => Promise<boolean>;
  };

/** The archives as the window sees them. */
export type Library = {
  readonly list: () => Promise<Archive[]>;
  readonly describe: (archive: string) => Promise<Archive>;
  /** Begins to read its envelopes. Fails with archive-busy, archive-unknown. */
  readonly open: (archive: string) => Promise<void>;
  /** Reads its envelopes again without having been asked, and gives how that ended. */
  readonly relist: (archive: string) => Promise<ArchiveTask['state']>;
  /** Begins to read everything back, or goes on with it. */
  readonly check: (archive: string, again: boolean) => Promise<void>;
  /** Begins to wrap content keys for one more key; of these recordings, or of all (null). Fails with sealing-key-missing, too. */
  readonly rewrap: (archive: string, fingerprint: string, only: ReadonlySet<string> | null) => Promise<void>;
};

export function createLibrary(parts: LibraryParts): Library {
  const { places, tasks } = parts;
  const nothing = { verified: { count: 0, seconds: 0 }, unverified: 0, bytes: 0, damaged: 0, missing: 0 };
  const describe = ({ place, preflight, ...row }: ArchiveRow, totals: readonly ArchiveTotals[]): Archive => ({
    ...nothing,
    ...totals.find(({ archive }) => archive === row.archive),
    ...row,
    place: shownPlace(place),
    preflight: [...preflight],
    reachable: places.reachable(row.archive),
  });

  const begin = (
    task: ArchiveTask['task'],
    archive: string,
    deed: Deed,
    work: (store: ArchiveStore, progress: TaskProgress, signal: AbortSignal) => Promise<void>,
  ): { readonly ended: Promise<void> } => {
    const { name } = places.row(archive);
    const ended = tasks.begin(archive, task, (progress, signal) =>
      parts.noteTask({ ...deed, archive, name }, progress, async (counted) =>
        work(await places.storeOf(archive), counted, signal),
      ),
    );
    return { ended };
  };
  const open = (archive: string) =>
    begin('open', archive, { what: 'archive-opened' }, async (store, progress, signal) => {
      await openArchive(parts, archive, store, progress, signal);
    });

  return {
    list: async () => {
      const totals = await parts.totals();
      return places.rows().map((row) => describe(row, totals));
    },
    describe: async (archive) => describe(places.row(archive), await parts.totals()),
    open: async (archive) => {
      open(archive);
    },
    relist: async (archive) => {
      await open(archive).ended;
      return tasks.list().find((task) => task.archive === archive)?.state ?? 'cancelled';
    },
    check: async (archive, again) => {
      begin('check', archive, { what: 'archive-checked', again }, (store, progress, signal) =>
        checkArchive(parts, archive, store, again, progress, signal),
      );
    },
    rewrap: async (archive, fingerprint, only) => {
      // Nothing is wrapped for a key that could not open it again.
      if (!(await parts.holds(fingerprint))) throw new Failure('sealing-key-missing');
      const deed = { what: 'archive-rewrapped', fingerprint, recordings: only?.size ?? null };
      begin('rewrap', archive, deed, (store, progress, signal) =>
        rewrapArchive(parts, archive, store, fingerprint, only, progress, signal),
      );
    },
  };
}
