import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import type { ArchiveStore } from './archive-store.ts';
import type { TaskProgress } from './archive-tasks.ts';
import { trialPrefix } from './beside-names.ts';
import { countCopies, countCopiesOf, nextCopies, noteEnvelope, noteFaults, noteWrap } from './found-copies.ts';
import { stillThere } from './open-archive.ts';
import { type RewrapParts, rewrapCopy } from './rewrap-copy.ts';

export type RewrapArchiveParts = RewrapParts & {
  readonly record: RecordHandle;
  /** Whether a key has a backup that was tried: only such a one opens the gate of removal. */
  readonly isBackedUp: (fingerprint: string) => boolean;
  readonly copiesChanged: (recordings: readonly string[]) => void;
};

const atOnce = 200;
/** What keeps everything from going on, and not one copy only. */
const stopping = ['keychain-locked', 'keychain-unavailable', 'sealing-key-missing', 'archive-other', 'disk-full'];

/**
 * Wraps the content keys of an archive's copies for one more key of the ring; of those in `only`, or of all (null). What
 * can be opened with it already is passed over, so one that was stopped is begun again. A copy that no key here opens is
 * counted as bad and left as it is. Fails with archive-…, keychain-locked, sealing-key-missing, cancelled.
 */
export async function rewrapArchive(
  parts: RewrapArchiveParts,
  archive: string,
  store: ArchiveStore,
  fingerprint: string,
  only: ReadonlySet<string> | null,
  progress: TaskProgress,
  signal: AbortSignal,
): Promise<void> {
  const { record } = parts;
  await sweepTrials(parts, store, signal);
  progress.expect(only === null ? countCopies(record, archive) : countCopiesOf(record, archive, only));
  for (let after = ''; ; ) {
    const copies = nextCopies(record, archive, after, atOnce);
    const last = copies.at(-1);
    if (last === undefined) return;
    after = last.recording;
    for (const { recording, account, startedAt } of copies) {
      if (signal.aborted) throw new Failure('cancelled');
      if (only !== null && !only.has(recording)) continue;
      try {
        const located = { recording, account, startedAt };
        const { replaced } = await rewrapCopy(parts, store, located, fingerprint, signal);
        const opener = parts.isBackedUp(fingerprint) ? fingerprint : null;
        if (replaced !== null) noteEnvelope(record, { recording, archive }, replaced, opener);
        noteWrap(record, { recording, archive }, fingerprint);
        parts.copiesChanged([recording]);
        progress.good();
      } catch (error) {
        if (!(error instanceof Failure) || signal.aborted || stopping.includes(error.code)) throw error;
        await stillThere(store, signal);
        if (error.code === 'copy-missing' || error.code === 'envelope-malformed') {
          noteFaults(record, archive, [{ recording, fault: { code: error.code, facts: { ...error.facts } } }]);
          parts.copiesChanged([recording]);
        }
        progress.bad();
      }
    }
  }
}

/** New envelopes that an earlier run of this profile left on trial: nothing depends on them. */
async function sweepTrials({ profile }: RewrapParts, store: ArchiveStore, signal: AbortSignal): Promise<void> {
  for await (const { name } of store.list(trialPrefix(profile), signal)) await store.remove(name, signal);
}
