import type { RecordHandle } from '../database/handles.ts';
import type { Failure } from '../failure.ts';
import type { ArchiveStore } from './archive-store.ts';
import type { ArchivePlaces } from './create-archive-places.ts';
import { copiesOfRecording, noteFaults, type PlacedCopy } from './found-copies.ts';
import { copyNames } from './layout.ts';
import { stillThere } from './open-archive.ts';
import { readKeptEnvelope, wrapsBeside } from './read-kept-envelope.ts';

/** The copies of a recording, ready to be heard: those without a known fault first, folders before buckets. */
export function keptSounds(
  { record, places }: { readonly record: RecordHandle; readonly places: ArchivePlaces },
  copiesChanged: (recordings: readonly string[]) => void,
) {
  return async (recording: string) => {
    const copies = copiesOfRecording(record, recording);
    const inPlace = (archive: string) => places.row(archive).place.kind === 'folder';
    const sound = (copy: PlacedCopy) => copy.fault === null;
    const order = copies.toSorted(
      (one, other) =>
        Number(sound(other)) - Number(sound(one)) || Number(inPlace(other.archive)) - Number(inPlace(one.archive)),
    );
    return Promise.all(
      order.map(async (copy) => {
        const { archive, account, startedAt } = copy;
        const located = { recording, account, startedAt };
        const { audio } = copyNames(located);
        const { name } = places.row(archive);
        // One that cannot be opened says so when it is read from.
        const opening = places.storeOf(archive);
        return {
          archive: name,
          path: await opening.then(
            (store) => store.pathOf(audio),
            () => null,
          ),
          readEnvelope: async (signal: AbortSignal) => readKeptEnvelope(await opening, located, signal),
          wrapsBeside: async (signal: AbortSignal) => wrapsBeside(await opening, located, signal),
          read: (signal: AbortSignal) => readFrom(opening, audio, signal),
          checkReachable: async (signal: AbortSignal) => stillThere(await opening, signal),
          noteFault: ({ code, facts }: Failure) => {
            noteFaults(record, archive, [{ recording, fault: { code, facts: { ...facts } } }]);
            copiesChanged([recording]);
          },
        };
      }),
    );
  };
}

async function* readFrom(
  opening: Promise<ArchiveStore>,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  yield* (await opening).read(name, signal);
}
