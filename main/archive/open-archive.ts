import { setImmediate } from 'node:timers/promises';
import type { RecordHandle } from '../database/handles.ts';
import { Failure, type FailureAnswer } from '../failure.ts';
import type { KeptBatch, KeptStored } from '../recordings/kept-recordings.ts';
import type { ArchiveStore, Placed } from './archive-store.ts';
import type { TaskProgress } from './archive-tasks.ts';
import { type FoundCopy, nextCopies, noteFaults, noteFoundCopies, noteOddities, placedCopy } from './found-copies.ts';
import { copyNames, markerName, recordingNamed } from './layout.ts';
import type { KeptCopy } from './read-kept.ts';
import { readSmall } from './read-small.ts';
import { foreign, type Oddity, type Survey, surveyArchive } from './survey-archive.ts';

export type OpenParts = {
  readonly record: RecordHandle;
  readonly storeKept: (batch: KeptBatch) => Promise<KeptStored>;
  readonly copiesChanged: (recordings: readonly string[]) => void;
  readonly now: () => number;
};

/** Envelopes taken at once: some tens of milliseconds in the index's writer, between which a sync has its turn. */
const atOnce = 200;
/** Of a bucket so many are asked for side by side. */
const sideBySide = 16;

/**
 * Reads every envelope of an archive into the list and notes the copies it finds; what cannot be made sense of is noted by
 * name and costs nothing else. Copies the record knows and the archive no longer has are noted as missing. Gives how many
 * things lie there that are no copies. Fails with archive-…, cancelled: what was read stays.
 */
export async function openArchive(
  parts: OpenParts,
  archive: string,
  store: ArchiveStore,
  progress: TaskProgress,
  signal: AbortSignal,
): Promise<number> {
  const begunAt = parts.now();
  const survey = await surveyArchive(store, signal);
  const oddities = [...survey.oddities];
  progress.expect(survey.envelopes.size + survey.oddities.length);
  const waiting = [...survey.envelopes.values()];
  for (let from = 0; from < waiting.length; from += atOnce) {
    if (signal.aborted) throw new Failure('cancelled');
    const envelopes = waiting.slice(from, from + atOnce);
    const { each } = await parts.storeKept(await gather(store, envelopes, signal));
    const { found, odd } = sortOut(survey, envelopes, each);
    // Where none could be read, the place itself may be gone.
    if (odd.length > 0) await stillThere(store, signal);
    const spoilt = odd.flatMap((one) => {
      const recording = recordingNamed(one.name)?.recording;
      const copy = recording === undefined ? null : placedCopy(parts.record, archive, recording);
      // A stray of the same recording elsewhere in the archive says nothing of the copy in its place.
      if (copy !== null && copyNames(copy).envelope === one.name)
        return [{ recording: copy.recording, fault: one.failure }];
      oddities.push(one);
      return [];
    });
    noteFaults(parts.record, archive, spoilt);
    const changed = noteFoundCopies(parts.record, archive, found, parts.now());
    parts.copiesChanged([...changed, ...spoilt.map(({ recording }) => recording)]);
    for (const _ of found) progress.good();
    for (const _ of odd) progress.bad();
  }
  for (const _ of survey.oddities) progress.bad();
  noteOddities(parts.record, archive, oddities);
  await noteMissing(parts, archive, survey, begunAt, signal);
  return oddities.length;
}

/** Fails with archive-unreachable or archive-other when the archive is not where it was. */
export async function stillThere(store: ArchiveStore, signal: AbortSignal): Promise<void> {
  if ((await store.look(markerName, signal)) === null)
    throw new Failure('archive-unreachable', { reason: 'no-marker' });
}

async function gather(store: ArchiveStore, envelopes: readonly Placed[], signal: AbortSignal): Promise<KeptBatch> {
  const paths = envelopes.flatMap(({ name }) => store.pathOf(name) ?? []);
  if (paths.length === envelopes.length) return { paths };
  const read: Uint8Array[] = [];
  for (let from = 0; from < envelopes.length; from += sideBySide) {
    const some = envelopes.slice(from, from + sideBySide);
    const bytes = await Promise.all(some.map(({ name }) => readSmall(store, name, signal)));
    read.push(...bytes.map((one) => one ?? new Uint8Array()));
  }
  return { bytes: new Uint8Array(Buffer.concat(read)), lengths: read.map(({ length }) => length) };
}

function sortOut(
  survey: Survey,
  envelopes: readonly Placed[],
  each: KeptStored['each'],
): { readonly found: readonly FoundCopy[]; readonly odd: readonly Oddity[] } {
  const found: FoundCopy[] = [];
  const odd: Oddity[] = [];
  for (const [at, envelope] of envelopes.entries()) {
    const result = each[at];
    if (result === undefined) continue;
    if ('failure' in result) {
      odd.push({ name: envelope.name, failure: { ...result.failure, facts: { ...result.failure.facts } } });
      continue;
    }
    const copy = result.told as KeptCopy;
    // An envelope under another's name would have another recording heard.
    if (copyNames(copy).envelope !== envelope.name) odd.push(foreign(envelope.name, 'misplaced'));
    else found.push(compare(copy, envelope, survey.audios.get(copyNames(copy).audio)));
  }
  return { found, odd };
}

function compare(copy: KeptCopy, envelope: Placed, audio: Placed | undefined): FoundCopy {
  const versions = { audio: audio?.version ?? '', envelope: envelope.version };
  return { ...copy, versions, fault: faultOf(copy, audio) };
}

function faultOf({ recording, size }: KeptCopy, audio: Placed | undefined): FailureAnswer | null {
  if (audio === undefined) return { code: 'copy-missing', facts: { recording } };
  if (audio.size === size) return null;
  return { code: 'audio-damaged', facts: { recording, check: 'length', expectedBytes: size, foundBytes: audio.size } };
}

async function noteMissing(
  { record, copiesChanged }: OpenParts,
  archive: string,
  { envelopes }: Survey,
  begunAt: number,
  signal: AbortSignal,
): Promise<void> {
  for (let after = ''; ; ) {
    const copies = nextCopies(record, archive, after, atOnce);
    const last = copies.at(-1);
    if (last === undefined) return;
    after = last.recording;
    // What was made while we looked may not have been seen.
    const gone = copies.filter((copy) => !envelopes.has(copyNames(copy).envelope) && copy.madeAt < begunAt);
    const sids = gone.map(({ recording }) => recording);
    if (gone.length > 0) {
      noteFaults(
        record,
        archive,
        sids.map((recording) => ({ recording, fault: { code: 'copy-missing', facts: { recording } } })),
      );
    }
    copiesChanged(sids);
    await setImmediate();
    if (signal.aborted) throw new Failure('cancelled');
  }
}
