import { startSha256 } from '../crypto/sha256.ts';
import { type Proving, startProving } from './prove-sealed.ts';
import type { Opening } from './sealed-audio-messages.ts';
import type { Stored } from './stage-sealed.ts';
import type { WavShape } from './wav-shape.ts';

/** What reading a sealed audio whole has shown; `shape` once its tag was seen to fit, null when nothing opens it. */
export type Checked = Stored & { readonly shape: WavShape | null };

/** Reads a sealed audio whole, in whatever pieces it comes; `take` gives how many bytes came so far. */
export type Checking = {
  readonly take: (piece: Uint8Array) => number;
  /** Fails with audio-damaged {check}, audio-not-wav. */
  readonly finish: () => Checked;
  /** Wipes; also what was finished. */
  readonly abandon: () => void;
};

/** Counts and hashes and, where it can be opened, sees whether the tag fits and it is a WAV. */
export function startChecking(opening: Opening): Checking {
  const hash = startSha256();
  const proving: Proving | null = opening && startProving(opening);
  let size = 0;
  return {
    take: (piece) => {
      hash.take(piece);
      proving?.take(piece);
      size += piece.length;
      return size;
    },
    finish: () => {
      const shape = proving?.finish() ?? null;
      proving?.wipe();
      return { size, sha256: hash.finish(), shape };
    },
    abandon: () => proving?.wipe(),
  };
}
