import { randomUUID } from 'node:crypto';
import { copiesOfRecording } from '../archive/found-copies.ts';
import { type Found, tryFolder } from '../archive/try-folder.ts';
import { reportName, writeCheckReport } from '../compose/archive-report.ts';
import type { Program, World } from '../compose.ts';
import type { archiveCalls } from '../contract/archive-calls.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import { Failure } from '../failure.ts';
import { writeKeyFile } from '../key-file.ts';
import type { Handlers } from '../router.ts';
import type { bucketHandlers } from './bucket-handlers.ts';

/** Those about buckets are in bucket-handlers.ts. */
type BucketCall = keyof ReturnType<typeof bucketHandlers>;

/** The calls about archives. */
export function archiveHandlers(parts: {
  readonly program: Program;
  readonly desk: Desk;
  readonly titles: () => DialogTitles;
  readonly tell: World['tell'];
}): Pick<Handlers, Exclude<keyof typeof archiveCalls, BucketCall>> {
  const { program, desk, titles, tell } = parts;
  const { archives } = program;
  const { places, library, tasks, chosen } = archives;

  const changed = <Value>(value: Value): Value => {
    tell('archives.changed', {});
    return value;
  };
  const folderOf = (pending: string): string => {
    const folder = chosen.get(pending);
    if (folder === undefined) throw new Failure('nothing-chosen');
    return folder;
  };
  const look = async (folder: string) => archives.lookInto({ kind: 'folder', path: folder });
  const tryAgain = async (archive: string) => {
    const { place } = places.row(archive);
    const findings =
      place.kind === 'folder'
        ? await tryFolder(place.path, await look(place.path), archives.profile)
        : await archives.buckets.tryKept(place, archive);
    places.notePreflight(archive, findings);
    await places.tryReach();
    return changed(await library.describe(archive));
  };

  return {
    'archives.list': async () => {
      // Behind the answer: a share that does not answer must not keep the screen waiting.
      void places.tryReach().then((news) => news && changed(news));
      return { archives: await library.list(), tasks: [...tasks.list()] };
    },
    'archives.choose-folder': async () => {
      const folder = await desk.chooseFolder(titles().chooseArchive);
      if (folder === null) return { pending: null, shown: null, found: false };
      const pending = randomUUID();
      chosen.set(pending, folder);
      return { pending, shown: folder, found: isArchive(await look(folder)) };
    },
    'archives.try-folder': async ({ pending }) => {
      const folder = folderOf(pending);
      await archives.mustAllow({ kind: 'folder', path: folder });
      return { findings: [...(await tryFolder(folder, await look(folder), archives.profile))] };
    },
    'archives.add-folder': async ({ pending, name }) => {
      const path = folderOf(pending);
      const place = { kind: 'folder', path } as const;
      await archives.mustAllow(place);
      const preflight = await tryFolder(path, await look(path), archives.profile);
      if (preflight.some(({ verdict }) => verdict === 'bad'))
        throw new Failure('archive-refused', { reason: 'preflight' });
      const added = await places.add({ name, place, store: await archives.openPlace(place), preflight });
      chosen.delete(pending);
      if (added.found) await library.open(added.archive);
      return changed(await library.describe(added.archive));
    },
    'archives.rename': async ({ archive, name }) => {
      await places.rename(archive, name);
      return changed(await library.describe(archive));
    },
    'archives.preflight': ({ archive }) => tryAgain(archive),
    'archives.forget': async ({ archive, name }) => changed(await done(archives.forget(archive, name))),
    'archives.open': async ({ archive }) => done(library.open(archive)),
    'archives.check': async ({ archive, again }) => changed(await done(library.check(archive, again))),
    'archives.rewrap': async ({ archive, fingerprint, selection }) => {
      const only = selection === null ? null : await archives.sidsOf(selection);
      return done(library.rewrap(archive, fingerprint, only));
    },
    'archives.save-report': async ({ archive }) => {
      const { name } = places.row(archive);
      const faults = await program.reader.ask('archiveFaults', archive);
      const path = await desk.chooseTarget(titles().saveReport, reportName(name));
      if (path === null) return { saved: false };
      await writeKeyFile(path, writeCheckReport(places.row(archive), faults));
      return { saved: true };
    },
    'archives.cancel-task': async ({ archive }) => done(tasks.cancel(archive)),
    'archives.faults': async ({ archive }) => ({ faults: await program.reader.ask('archiveFaults', archive) }),
    'archives.of': async ({ sid }) => ({
      copies: copiesOfRecording(program.record, sid).map(({ archive, size, verifiedAt, fault }) => ({
        ...{ archive, name: places.row(archive).name, size, verifiedAt },
        failure: fault === null ? null : JSON.parse(fault),
      })),
    }),
  };
}

const isArchive = (found: Found) => found !== 'none' && found !== 'unusable';

/** An answer for what has none. */
async function done(deed: unknown): Promise<Record<string, never>> {
  await deed;
  return {};
}
