import type { Archive } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { ArchiveTotals } from './archive-questions.ts';
import type { ArchiveRow } from './archive-rows.ts';
import type { ArchiveTasks } from './archive-tasks.ts';
import type { ArchivePlaces } from './create-archive-places.ts';
import type { NoteTask } from './note-task.ts';
import { type OpenParts, openArchive } from './open-archive.ts';
import { shownPlace } from './stored-place.ts';

export type LibraryParts = OpenParts & {
  readonly record: RecordHandle;
  readonly places: ArchivePlaces;
  readonly tasks: ArchiveTasks;
  readonly totals: () => Promise<readonly ArchiveTotals[]>;
  readonly noteTask: NoteTask;
};

/** The archives as the window sees them. */
export type Library = {
  readonly list: () => Promise<Archive[]>;
  readonly describe: (archive: string) => Promise<Archive>;
  /** Begins to read its envelopes. Fails with archive-busy, archive-unknown. */
  readonly open: (archive: string) => Promise<void>;
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

  return {
    list: async () => {
      const totals = await parts.totals();
      return places.rows().map((row) => describe(row, totals));
    },
    describe: async (archive) => describe(places.row(archive), await parts.totals()),
    open: async (archive) => {
      const { name } = places.row(archive);
      tasks.begin(archive, 'open', (progress, signal) =>
        parts.noteTask({ what: 'archive-opened', archive, name }, progress, async (counted) =>
          openArchive(parts, archive, await places.storeOf(archive), counted, signal),
        ),
      );
    },
  };
}
