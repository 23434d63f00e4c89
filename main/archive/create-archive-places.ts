import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { sameName } from '../keys/free-name.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import {
  type ArchiveRow,
  deleteArchiveRow,
  deleteSomeCopies,
  type LostCopy,
  notePreflight,
  putArchiveRow,
  readArchiveRow,
  readArchiveRows,
  renameArchiveRow,
} from './archive-rows.ts';
import type { ArchiveStore } from './archive-store.ts';
import { markerName } from './layout.ts';
import { settleArchive } from './settle-archive.ts';
import { placeInWords, type StoredPlace } from './stored-place.ts';
import { withinTime } from './within-time.ts';

/** A place with what a pre-flight found there. */
export type NewPlace = {
  readonly name: string;
  readonly place: StoredPlace;
  /** The place opened without expecting an archive there. */
  readonly store: ArchiveStore;
  readonly preflight: readonly Finding[];
};

/** The archives that are known here: where each is, and the store that opens it. */
export type ArchivePlaces = {
  readonly rows: () => readonly ArchiveRow[];
  /** Fails with archive-unknown. */
  readonly row: (archive: string) => ArchiveRow;
  /** Fails with archive-unknown, and as opening does. */
  readonly storeOf: (archive: string) => Promise<ArchiveStore>;
  /**
   * Makes the place an archive, or opens the one that lies there; one that is known already is found here from now on.
   * Fails with name-taken, archive-newer, archive-other, archive-….
   */
  readonly add: (wanted: NewPlace) => Promise<{ readonly archive: string; readonly found: boolean }>;
  readonly rename: (archive: string, name: string) => Promise<void>;
  readonly notePreflight: (archive: string, findings: readonly Finding[]) => void;
  /** Asks for the name; fails with malformed-call when it is another. `lost` hears of the copies, some at a time. */
  readonly forget: (archive: string, name: string, lost: (copies: readonly LostCopy[]) => void) => Promise<void>;
  /** Whether it could be reached when it was last tried; null: not tried in this session. */
  readonly reachable: (archive: string) => boolean | null;
  /** Tries them all. True when one is reachable now that was not, or the other way round. */
  readonly tryReach: () => Promise<boolean>;
};

/** How long an archive may take to answer before it counts as not reachable, ms. */
const patience = 10_000;
/** How long looking for an archive in a new place, and making one there, may take, ms. */
const settling = 60_000;
/** Copies forgotten in one go: some milliseconds. */
const atOnce = 1000;

export function createArchivePlaces(parts: {
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  /** `archive`: what is expected to lie there. */
  readonly openStore: (place: StoredPlace, archive: string) => Promise<ArchiveStore>;
  readonly now: () => number;
}): ArchivePlaces {
  const { record, note, now } = parts;
  const stores = new Map<string, { readonly place: string; readonly store: Promise<ArchiveStore> }>();
  const reached = new Map<string, boolean>();

  const rowOf = (archive: string) => readArchiveRow(record, archive);
  const checkName = (name: string, archive: string | null) => {
    const taken = readArchiveRows(record).some((row) => row.archive !== archive && sameName(row.name, name));
    if (taken) throw new Failure('name-taken', { name });
  };
  const storeOf = (archive: string): Promise<ArchiveStore> => {
    const { place } = rowOf(archive);
    const text = JSON.stringify(place);
    const known = stores.get(archive);
    if (known?.place === text) return known.store;
    const store = parts.openStore(place, archive);
    stores.set(archive, { place: text, store });
    // One that could not be opened is opened anew when it is next asked for.
    store.catch(() => stores.delete(archive));
    return store;
  };
  const canReach = async (archive: string): Promise<boolean> => {
    try {
      const signal = AbortSignal.timeout(patience);
      const late = new Promise<null>((done) => signal.addEventListener('abort', () => done(null), { once: true }));
      const store = await storeOf(archive);
      return (await Promise.race([store.look(markerName, signal), late])) !== null;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  };

  return {
    rows: () => readArchiveRows(record),
    row: rowOf,
    storeOf: async (archive) => storeOf(archive),
    add: async ({ name, place, store, preflight }) => {
      const { archive, found } = await withinTime(settling, placeInWords(place), (signal) =>
        settleArchive(store, now(), signal),
      );
      const known = readArchiveRows(record).find((row) => row.archive === archive);
      checkName(name, archive);
      const what = known === undefined ? 'archive-added' : 'archive-moved';
      await note({ what, archive, name, place: placeInWords(place), found }, async () => {
        putArchiveRow(record, { archive, name, place, addedAt: now(), preflight, preflightAt: now() });
      });
      reached.set(archive, true);
      return { archive, found };
    },
    rename: async (archive, name) => {
      const before = rowOf(archive).name;
      checkName(name, archive);
      await note({ what: 'archive-renamed', archive, name, before }, async () => {
        renameArchiveRow(record, archive, name);
      });
    },
    notePreflight: (archive, findings) => notePreflight(record, archive, findings, now()),
    forget: async (archive, name, lost) => {
      const row = rowOf(archive);
      if (row.name !== name) throw new Failure('malformed-call');
      await note({ what: 'archive-forgotten', archive, name, place: placeInWords(row.place) }, async () => {
        for (let copies = deleteSomeCopies(record, archive, atOnce); copies.length > 0; ) {
          lost(copies);
          await setImmediate();
          copies = deleteSomeCopies(record, archive, atOnce);
        }
        deleteArchiveRow(record, archive);
      });
      stores.delete(archive);
      reached.delete(archive);
    },
    reachable: (archive) => reached.get(archive) ?? null,
    tryReach: async () => {
      const found = await Promise.all(
        readArchiveRows(record).map(async ({ archive }) => {
          const before = reached.get(archive);
          const after = await canReach(archive);
          reached.set(archive, after);
          return before !== after;
        }),
      );
      return found.includes(true);
    },
  };
}
