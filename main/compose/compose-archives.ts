import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Accounts } from '../accounts/create-accounts.ts';
import type { ArchiveStore, Content } from '../archive/archive-store.ts';
import { type ArchiveTasks, createArchiveTasks } from '../archive/archive-tasks.ts';
import { type ArchivePlaces, createArchivePlaces } from '../archive/create-archive-places.ts';
import { type Archives, type ArchivesParts, createArchives } from '../archive/create-archives.ts';
import type { Buckets } from '../archive/create-buckets.ts';
import { createFolderStore } from '../archive/folder-store.ts';
import { keptSounds } from '../archive/kept-sounds.ts';
import { createLibrary, type Library } from '../archive/library.ts';
import { createNoteTask } from '../archive/note-task.ts';
import { findArchive } from '../archive/settle-archive.ts';
import type { StoredPlace } from '../archive/stored-place.ts';
import type { Found } from '../archive/try-folder.ts';
import type { World } from '../compose.ts';
import { startSha256 } from '../crypto/sha256.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import { Failure, isFailure } from '../failure.ts';
import type { KeyRing } from '../keys/create-key-ring.ts';
import { readKeyRow } from '../keys/key-rows.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { mustAllowArchive } from '../policy/must-allow-archive.ts';
import type { Selection } from '../recording.ts';
import type { Sync } from '../recordings/create-sync.ts';
import { unpackSids } from '../recordings/packed-sids.ts';
import type { IndexReader } from '../recordings/start-index-reader.ts';
import { startWorker } from '../start-worker.ts';
import type { Reader } from '../workers/record-questions.ts';
import { inModeration } from './in-moderation.ts';

/** What is done with archives. */
export type ArchiveParts = {
  readonly profile: string;
  readonly places: ArchivePlaces;
  readonly buckets: Buckets;
  readonly tasks: ArchiveTasks;
  /** Folders the user has chosen, by the token the window knows them by. Here, because handlers are made for each call. */
  readonly chosen: Map<string, string>;
  readonly library: Library;
  /** Copies: made, read back, signed for. */
  readonly copies: Archives;
  /** Fails with forbidden-by-policy where no archive may be. */
  readonly mustAllow: (place: StoredPlace) => Promise<void>;
  /** Opens a place without expecting an archive there. */
  readonly openPlace: (place: StoredPlace) => Promise<ArchiveStore>;
  /** What lies in a place. */
  readonly lookInto: (place: StoredPlace) => Promise<Found>;
  /** Forgets it, and of the list what is nowhere else. */
  readonly forget: (archive: string, name: string) => Promise<void>;
  /** The recordings of a selection. */
  readonly sidsOf: (selection: Selection) => Promise<ReadonlySet<string>>;
  /** The copies of a recording, ready to be heard. */
  readonly soundsOf: ReturnType<typeof keptSounds>;
  readonly close: () => Promise<void>;
};

/** How long the window is left alone after it was told that archives changed, ms. */
const changesPause = 1000;

export function composeArchives(parts: {
  readonly profile: string;
  readonly record: RecordHandle;
  readonly ledger: Ledger;
  readonly reader: Reader;
  readonly sync: Sync;
  readonly accounts: Accounts;
  readonly buckets: Buckets;
  readonly fetchMedia: ArchivesParts['fetchMedia'];
  readonly sealFor: ArchivesParts['sealFor'];
  readonly unwrap: ArchivesParts['unwrap'];
  readonly signer: ArchivesParts['signer'];
  readonly keyRing: KeyRing;
  readonly policy: MachinePolicy;
  readonly index: IndexReader;
  readonly copiesChanged: (recordings: readonly string[]) => void;
  readonly tell: World['tell'];
  readonly now: () => number;
}): ArchiveParts {
  const { profile, record, ledger, reader, sync, accounts, buckets, keyRing, policy, tell, now } = parts;
  const writer = { profile: writerOf(record), run: randomUUID().replaceAll('-', '') };
  const tellChanges = inModeration(changesPause, () => tell('archives.changed', {}));
  const copiesChanged = (recordings: readonly string[]) => {
    if (recordings.length === 0) return;
    parts.copiesChanged(recordings);
    tellChanges({});
  };

  const open = async (place: StoredPlace, archive: string | null): Promise<ArchiveStore> => {
    if (place.kind === 's3') return archive === null ? buckets.openWith(place, null) : buckets.open(place, archive);
    return createFolderStore({ root: place.path, archive, writer, digest });
  };
  const places = createArchivePlaces({ record, note: ledger.noteDeed, openStore: open, now });
  const tasks = createArchiveTasks({
    tell: (task) => {
      tell('archives.task', task);
      if (task.state !== 'running') tellChanges({});
    },
    now,
  });
  const copies = createArchives({
    ...parts,
    storeOf: places.storeOf,
    mustAllow: (archive) => mustAllowArchive(policy, () => places.row(archive).place),
    startWorker: () => startWorker('sealed-audio'),
    wrapTold: async (recording) => (await parts.index.details(recording))?.wrap ?? null,
    copiesChanged,
  });
  const library = createLibrary({
    record,
    places,
    tasks,
    totals: () => reader.ask('archiveTotals', undefined),
    noteTask: createNoteTask(ledger),
    storeKept: sync.storeKept,
    copiesChanged,
    verify: copies.verify,
    unwrap: keyRing.unwrap,
    wrap: keyRing.wrap,
    holds: keyRing.holds,
    isBackedUp: (fingerprint) => (readKeyRow(record, fingerprint)?.backedUpAt ?? null) !== null,
    profile: writer.profile,
    now,
  });

  return {
    profile,
    places,
    buckets,
    tasks,
    chosen: new Map(),
    library,
    copies,
    mustAllow: (place) => mustAllowArchive(policy, () => place),
    openPlace: (place) => open(place, null),
    lookInto: async (place) => {
      try {
        const there = await findArchive(await open(place, null), AbortSignal.timeout(20_000));
        if (there === null) return 'none';
        const known = places.rows().find(({ archive }) => archive === there.archive);
        return known === undefined ? 'archive' : { known: known.name };
      } catch (error) {
        if (isFailure(error, 'archive-newer') || isFailure(error, 'archive-other')) return 'unusable';
        // What else keeps it from being read, the probe will say.
        if (error instanceof Failure) return 'none';
        throw error;
      }
    },
    forget: async (archive, name) => {
      if (tasks.busy(archive)) throw new Failure('archive-busy');
      const connected = new Set((await accounts.list()).map(({ sid }) => sid));
      const gone: string[] = [];
      await places.forget(archive, name, (copies) => {
        copiesChanged(copies.map(({ recording }) => recording));
        const nowhere = copies.filter(({ account, elsewhere }) => !elsewhere && !connected.has(account));
        gone.push(...nowhere.map(({ recording }) => recording));
      });
      await buckets.forget(archive);
      tasks.forget(archive);
      tellChanges({});
      if (gone.length > 0) await sync.dropKept(gone);
    },
    sidsOf: async (selection) => {
      const { sids } = await parts.index.members(selection);
      return new Set(unpackSids(sids, 0, sids.count));
    },
    soundsOf: keptSounds({ record, places }, copiesChanged),
    close: async () => {
      await tasks.stop();
      await copies.close();
      await buckets.close();
    },
  };
}

/** Names what this profile writes into archives: the same for ever, and no other profile's. */
function writerOf(record: RecordHandle): string {
  const known = readSetting(record, 'archive-writer');
  if (typeof known === 'string') return known;
  const made = randomUUID().replaceAll('-', '').slice(0, 16);
  writeSetting(record, 'archive-writer', made);
  return made;
}

async function digest(path: string, signal: AbortSignal): Promise<Content> {
  const hash = startSha256();
  let size = 0;
  for await (const piece of createReadStream(path, { signal })) {
    hash.take(piece);
    size += piece.length;
  }
  return { size, sha256: hash.finish() };
}
