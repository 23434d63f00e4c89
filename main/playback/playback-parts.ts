import type { Worker } from 'node:worker_threads';
import type { OpenRecording } from '../contract.ts';
import type { Failure, FailureAnswer } from '../failure.ts';
import type { MediaResponse, Recording, RecordingFacts } from '../recording.ts';
import type { Envelope, Wrap } from '../sealed/envelope.ts';
import type { Opened } from '../sealed/sealed-audio-messages.ts';
import type { SealedAudio } from '../sealed/start-sealed-audio.ts';

/** A recording to be heard; `wrap` as Twilio told it, null when plain. */
export type Wanted = { readonly recording: Recording; readonly wrap: RecordingFacts['wrap'] };

/** A copy in an archive, as far as it is needed to be heard. Everything fails with archive-…, copy-missing, cancelled. */
export type KeptSound = {
  /** What the archive is called. */
  readonly archive: string;
  /** Where the sealed audio can be opened in place; null where it must be fetched. */
  readonly path: string | null;
  /** Fails with envelope-malformed, archive-newer, too. */
  readonly readEnvelope: (signal: AbortSignal) => Promise<Envelope>;
  readonly wrapsBeside: (signal: AbortSignal) => Promise<readonly Wrap[]>;
  readonly read: (signal: AbortSignal) => AsyncIterable<Uint8Array>;
  readonly checkReachable: (signal: AbortSignal) => Promise<void>;
  /** It turned out not to be sound: it counts no longer. */
  readonly noteFault: (failure: Failure) => void;
};
/** A copy that was found not to be sound, by its archive's name. */
export type Spoilt = { readonly archive: string; readonly failure: FailureAnswer };

/** What playback needs of the rest of the program. */
export type PlaybackParts = {
  readonly cacheFolder: string;
  /** In bytes. */
  readonly cacheLimit: () => number;
  readonly startWorker: () => Worker;
  readonly describe: (sid: string) => Promise<Wanted | null>;
  /** The copies in archives, the likeliest to be sound first. */
  readonly copiesOf: (sid: string) => Promise<readonly KeptSound[]>;
  readonly fetchMedia: (recording: Recording, signal: AbortSignal) => Promise<MediaResponse>;
  /** Where what is lent comes from: a batch takes no more of the line than it may, which is no business of one who listens. */
  readonly lent: Pick<PlaybackParts, 'copiesOf' | 'fetchMedia'>;
  readonly unwrap: (wrap: {
    readonly keySid: string | null;
    readonly fingerprint: string | null;
    readonly encryptedContentKey: Uint8Array;
  }) => Promise<Uint8Array>;
  /** What seals an account's plain media; null when it has no sealing key: sealed for this run only. */
  readonly sealFor: (account: string) => Promise<{
    readonly fingerprint: string;
    readonly wrap: (contentKey: Uint8Array) => Uint8Array;
  } | null>;
  readonly positions: {
    readonly read: (sid: string) => number;
    readonly write: (sid: string, seconds: number) => void;
  };
  /** The ledger: intent before, outcome after; what cannot be written is not done. */
  readonly note: <Result>(
    deed: { readonly what: 'hearing'; readonly account: string; readonly recording: string },
    action: () => Promise<Result>,
  ) => Promise<Result>;
  readonly tell: (progress: {
    readonly sid: string;
    readonly received: number;
    readonly expected: number | null;
  }) => void;
};

export type Playback = {
  readonly open: (sid: string) => Promise<OpenRecording>;
  /**
   * Opens a recording in another worker, for an export: from wherever it can be had, verified whole, closed once `use`
   * is through. No hearing, so the ledger is the caller's. `told` hears of the bytes received.
   */
  readonly lend: <Result>(
    elsewhere: SealedAudio,
    wanted: Wanted,
    signal: AbortSignal,
    told: (received: number) => void,
    use: (opened: Opened) => Promise<Result>,
  ) => Promise<Result>;
  readonly cancel: (sid: string) => void;
  readonly close: (token: string, position: number) => Promise<void>;
  /** Fails with player-closed. */
  readonly notePosition: (token: string, seconds: number) => void;
  /** Stops and wipes everything; playback can be used again afterwards. */
  readonly closeAll: () => Promise<void>;
  readonly serveAudio: (request: Request) => Promise<Response>;
  readonly cacheState: () => { readonly bytes: number; readonly recordings: number };
  readonly emptyCache: () => Promise<void>;
};
