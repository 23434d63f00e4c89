import type { Failure } from '../failure.ts';
import type { Recording, RecordingFacts } from '../recording.ts';

/** A recording to be kept; `wrap` as Twilio told it, null when plain. */
export type ToKeep = { readonly recording: Recording; readonly wrap: RecordingFacts['wrap'] };

/** A copy that was read back whole from where it lies. */
export type VerifiedCopy = {
  readonly recording: string;
  readonly archive: string;
  readonly account: string;
  readonly startedAt: number;
  readonly seconds: number;
  readonly channels: number | null;
  /** Of the sealed audio. */
  readonly size: number;
  readonly sha256: string;
  readonly keySid: string | null;
  /** Of the key of the ring that was seen to open it; null: none did, so that only the bytes were compared. */
  readonly fingerprint: string | null;
  readonly versions: { readonly audio: string; readonly envelope: string };
  readonly verifiedAt: number;
};

/** What carrying out a plan asks of the archives. */
export type CopyMaker = {
  /**
   * Makes the copy and reads it back whole; where it lies already it is only read back. Notes it in the record.
   * `told` hears of the bytes received and read back so far. Fails as fetching does, and with archive-…, audio-damaged,
   * audio-not-wav, envelope-malformed, sealing-key-missing (plain media of an account without one), disk-full,
   * forbidden-by-policy, cancelled.
   */
  readonly copy: (
    archive: string,
    wanted: ToKeep,
    signal: AbortSignal,
    told: (bytes: number) => void,
  ) => Promise<VerifiedCopy>;
  /** The verified copies of a recording, in whatever archive. */
  readonly copiesOf: (recording: string) => readonly VerifiedCopy[];
  /** Why copies in this archive do not count, by what is laid down for this machine; null when they do. */
  readonly mayCount: (archive: string) => Promise<Failure | null>;
  /** Whether audio and envelope lie there now with the size and version they were verified with. */
  readonly stillThere: (copy: VerifiedCopy, signal: AbortSignal) => Promise<boolean>;
  /** Looks for what every archive has; fails as looking does, and with archive-unreachable where it is not there. */
  readonly mustAnswer: (archive: string, signal: AbortSignal) => Promise<void>;
  /** Writes the signed manifests of what a batch has copied: one file a batch and partition, never changed again. */
  readonly writeManifests: (
    archive: string,
    batch: string,
    copies: AsyncIterable<VerifiedCopy> | Iterable<VerifiedCopy>,
    signal: AbortSignal,
  ) => Promise<void>;
};
