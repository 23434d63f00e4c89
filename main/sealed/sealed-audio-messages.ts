import type { FailureCode, FailureFacts } from '../failure.ts';
import type { Checked } from './check-sealed.ts';
import type { Seal, Stored } from './stage-sealed.ts';
import type { Peaks } from './take-peaks.ts';
import type { WavShape } from './wav-shape.ts';

/** What has been opened, as main knows it: the handle stands for a file, key and fingerprints that stay in the worker. */
export type Opened = { readonly handle: number; readonly shape: WavShape; readonly peaks: Peaks };

/** How plain audio is written: the WAV as it was, or encoded. */
export type PlainFormat = 'wav' | 'mp3' | 'flac';

/** What opens a sealed audio; null: its bytes are only counted and hashed. */
export type Opening = { readonly contentKey: Uint8Array; readonly iv: Uint8Array } | null;

/** To the worker. `job` numbers an errand; buffers are transferred, so that no copy is left behind. */
export type SealedAudioOrder =
  | { readonly what: 'store'; readonly job: number; readonly path: string; readonly seal: Seal }
  /** As `store`, into `path` itself, an empty file; what arrives sealed is proved on its way where it can be opened. */
  | {
      readonly what: 'stage';
      readonly job: number;
      readonly path: string;
      readonly seal: Seal;
      readonly opening: Opening;
    }
  | { readonly what: 'check-chunks'; readonly job: number; readonly opening: Opening }
  | { readonly what: 'chunk'; readonly job: number; readonly bytes: Uint8Array }
  | { readonly what: 'finish'; readonly job: number }
  | {
      readonly what: 'open';
      readonly job: number;
      readonly path: string;
      readonly contentKey: Uint8Array;
      readonly iv: Uint8Array;
    }
  | {
      readonly what: 'read';
      readonly job: number;
      readonly handle: number;
      readonly offset: number;
      readonly length: number;
    }
  /** Writes what is open to a new file, unprotected: an export the user asked for. */
  | {
      readonly what: 'write-out';
      readonly job: number;
      readonly handle: number;
      readonly path: string;
      readonly format: PlainFormat;
    }
  | { readonly what: 'check'; readonly job: number; readonly path: string; readonly opening: Opening }
  | { readonly what: 'close'; readonly job: number; readonly handle: number }
  | { readonly what: 'cancel'; readonly job: number }
  /** Wipes and closes everything. */
  | { readonly what: 'wipe'; readonly job: number };

export type SealedAudioValue = Stored | Checked | Opened | Uint8Array | null;

/** From the worker. `took` is the number of bytes of media received, or checked, so far; `written`: all is, not yet flushed. */
export type SealedAudioReport =
  | { readonly kind: 'took'; readonly job: number; readonly received: number }
  | { readonly kind: 'written'; readonly job: number; readonly checked: Checked }
  | { readonly kind: 'done'; readonly job: number; readonly value: SealedAudioValue }
  | { readonly kind: 'failed'; readonly job: number; readonly code: FailureCode; readonly facts: FailureFacts }
  | { readonly kind: 'bug'; readonly job: number; readonly stack: string };
