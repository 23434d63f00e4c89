import type { Worker } from 'node:worker_threads';
import type { RecordHandle } from '../database/handles.ts';
import { Failure, isFailure } from '../failure.ts';
import type { Signer } from '../ledger/signer.ts';
import type { RecordingFacts } from '../recording.ts';
import { type SealedAudio, startSealedAudio } from '../sealed/start-sealed-audio.ts';
import type { ArchiveEnvelope } from './archive-envelope.ts';
import type { ArchiveStore } from './archive-store.ts';
import type { CopyMaker, VerifiedCopy } from './archives.ts';
import { noteVerifiedCopy, readVerifiedCopies } from './copy-rows.ts';
import { putGuides } from './furnish-archive.ts';
import { copyNames, type Located } from './layout.ts';
import { type CopyTools, makeCopy } from './make-copy.ts';
import { stillThere } from './open-archive.ts';
import { readBack, readEnvelopeAt } from './read-back.ts';
import { signManifests } from './sign-manifests.ts';

/** What the archives need of the rest of the program. */
export type ArchivesParts = Omit<CopyTools, 'audio'> & {
  readonly record: RecordHandle;
  /** Fails with archive-unknown, and as opening does. */
  readonly storeOf: (archive: string) => Promise<ArchiveStore>;
  /** Fails with forbidden-by-policy where copies must not go. */
  readonly mustAllow: (archive: string) => Promise<void>;
  readonly startWorker: () => Worker;
  /** What signs the manifests. */
  readonly signer: Signer;
  /** What Twilio told of a recording's encryption, as the list has it; null where it is plain, or the list does not have it. */
  readonly wrapTold: (recording: string) => Promise<RecordingFacts['wrap']>;
  /** Of these recordings something is known that was not. */
  readonly copiesChanged: (recordings: readonly string[]) => void;
};

export type Archives = CopyMaker & {
  /**
   * Reads a copy back whole, by what its envelope says and what Twilio told, and notes in the record that it was. Fails with copy-missing,
   * envelope-malformed, archive-newer, audio-damaged, audio-not-wav, archive-…, keychain-…, cancelled.
   */
  readonly verify: (
    archive: string,
    located: Located,
    signal: AbortSignal,
    told: (bytes: number) => void,
  ) => Promise<VerifiedCopy>;
  /** Fails with copy-missing, envelope-malformed, archive-newer, archive-…, cancelled. */
  readonly readEnvelope: (archive: string, located: Located, signal: AbortSignal) => Promise<ArchiveEnvelope>;
  /** Ends the worker; what is under way fails. */
  readonly close: () => Promise<void>;
};

/** Copies made, read back and signed for, through a worker of their own: playback must not wait behind them. */
export function createArchives(parts: ArchivesParts): Archives {
  const { record, storeOf, signer, copiesChanged, now } = parts;
  const copying = new Map<string, Promise<VerifiedCopy>>();
  const furnished = new Map<ArchiveStore, Promise<void>>();
  let audio: SealedAudio | null = null;

  const tools = (): CopyTools => {
    audio ??= startSealedAudio(parts.startWorker(), () => {
      audio = null;
    });
    return { ...parts, audio };
  };
  /** Once a run for each archive; what failed is tried again. */
  const furnish = (store: ArchiveStore, signal: AbortSignal): Promise<void> => {
    const furnishing = furnished.get(store) ?? putGuides(store, signal);
    furnished.set(store, furnishing);
    furnishing.catch(() => furnished.delete(store));
    return furnishing;
  };
  const verify = async (
    archive: string,
    located: Located,
    wrap: RecordingFacts['wrap'],
    signal: AbortSignal,
    told: (bytes: number) => void,
  ): Promise<VerifiedCopy> => {
    const seen = await readBack(tools(), await storeOf(archive), located, wrap, signal, told);
    const copy = { ...seen, archive, verifiedAt: now() };
    noteVerifiedCopy(record, copy);
    copiesChanged([copy.recording]);
    return copy;
  };
  const copyNow: CopyMaker['copy'] = async (archive, wanted, signal, told) => {
    const { sid, account, startedAt } = wanted.recording;
    await parts.mustAllow(archive);
    const store = await storeOf(archive);
    await furnish(store, signal);
    let received = 0;
    await makeCopy(tools(), store, wanted, signal, (bytes) => {
      received = bytes;
      told(bytes);
    });
    const located = { recording: sid, account, startedAt };
    return verify(archive, located, wanted.wrap, signal, (bytes) => told(received + bytes));
  };

  return {
    /** One at a time for each recording: who comes second waits for it. */
    copy: async (archive, wanted, signal, told) => {
      if (signal.aborted) throw new Failure('cancelled');
      const key = `${archive}/${wanted.recording.sid}`;
      const running = copying.get(key);
      if (running !== undefined) return running;
      const copy = copyNow(archive, wanted, signal, told).finally(() => copying.delete(key));
      copying.set(key, copy);
      return copy;
    },
    copiesOf: (recording) => readVerifiedCopies(record, recording),
    mayCount: async (archive) => {
      try {
        await parts.mustAllow(archive);
        return null;
      } catch (error) {
        if (isFailure(error, 'forbidden-by-policy')) return error;
        throw error;
      }
    },
    stillThere: async (copy, signal) => {
      const store = await storeOf(copy.archive);
      const names = copyNames(copy);
      const [audio, envelope] = await Promise.all([
        store.look(names.audio, signal),
        store.look(names.envelope, signal),
      ]);
      const same = audio?.version === copy.versions.audio && envelope?.version === copy.versions.envelope;
      return same && audio?.size === copy.size;
    },
    mustAnswer: async (archive, signal) => stillThere(await storeOf(archive), signal),
    writeManifests: async (archive, batch, copies, signal) => {
      const store = await storeOf(archive);
      await furnish(store, signal);
      await signManifests(store, signer, batch, copies, signal);
    },
    // Else whoever can write there could put sound of theirs in place of what Twilio sealed.
    verify: async (archive, located, signal, told) =>
      verify(archive, located, await parts.wrapTold(located.recording), signal, told),
    readEnvelope: async (archive, located, signal) =>
      readEnvelopeAt(await storeOf(archive), copyNames(located).envelope, signal),
    close: async () => {
      await audio?.stop();
    },
  };
}
