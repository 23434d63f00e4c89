import type { Worker } from 'node:worker_threads';
import type { SigningKey } from '../crypto/sign.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { MediaResponse, Recording } from '../recording.ts';
import type { ArchiveEnvelope } from './archive-envelope.ts';
import type { ArchiveStore } from './archive-store.ts';
import type { CopyMaker, VerifiedCopy } from './archives.ts';
import type { Located } from './layout.ts';

/** What the archives need of the rest of the program. */
export type ArchiveParts = {
  readonly record: RecordHandle;
  /** Fails with archive-unknown, and as its calls do. */
  readonly storeOf: (archive: string) => Promise<ArchiveStore>;
  readonly startWorker: () => Worker;
  readonly fetchMedia: (recording: Recording, signal: AbortSignal) => Promise<MediaResponse>;
  /** The content key, the caller's to wipe, and the key of the ring that opened it. Fails as `openWrap` does. */
  readonly unwrap: (wrap: {
    readonly keySid: string | null;
    readonly fingerprint: string | null;
    readonly encryptedContentKey: Uint8Array;
  }) => Promise<{ readonly contentKey: Uint8Array; readonly fingerprint: string }>;
  /** What seals an account's plain media; null when it has no sealing key. */
  readonly sealFor: (account: string) => Promise<{
    readonly fingerprint: string;
    readonly wrap: (contentKey: Uint8Array) => Uint8Array;
  } | null>;
  /** What signs the manifests. */
  readonly signingKey: () => Promise<SigningKey>;
  /** Of these recordings something is known that was not. */
  readonly copiesChanged: (recordings: readonly string[]) => void;
  readonly now: () => number;
};

export type Archives = CopyMaker & {
  /**
   * Reads a copy back whole, by what its envelope says. Notes it in the record, a fault too. Fails with copy-missing,
   * envelope-malformed, archive-newer, audio-damaged, audio-not-wav, archive-…, cancelled.
   */
  readonly verify: (
    archive: string,
    located: Located,
    signal: AbortSignal,
    told: (bytes: number) => void,
  ) => Promise<VerifiedCopy>;
  /** Fails with copy-missing, envelope-malformed, archive-newer, archive-…, cancelled. */
  readonly readEnvelope: (archive: string, located: Located, signal: AbortSignal) => Promise<ArchiveEnvelope>;
  /** Ends the worker; what is under way fails with cancelled. */
  readonly close: () => Promise<void>;
};
