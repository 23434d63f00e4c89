import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { parseWav } from './parse-wav.ts';
import type { WavShape } from './wav-shape.ts';

/** Keeps a WAV's first bytes, as many as it takes to find its sound; how long it is, is known at the end only. */
export type WavHead = {
  readonly feed: (plain: Uint8Array) => void;
  /** Fails with audio-not-wav. `total` is the length of the whole WAV in bytes. */
  readonly finish: (total: number) => WavShape;
  readonly wipe: () => void;
};

export function gatherWavHead(): WavHead {
  let head: Uint8Array = new Uint8Array(0);
  let enough = false;
  return {
    feed: (plain) => {
      if (enough) return;
      const gathered: Uint8Array = Buffer.concat([head, plain]);
      wipe(head);
      head = gathered;
      enough = tells(head);
    },
    finish: (total) => {
      const shape = parseWav(head, total);
      if (shape === null) throw new Failure('audio-not-wav', { reason: 'cut short' });
      return shape;
    },
    wipe: () => wipe(head),
  };
}

/** Also true when it tells that this is no WAV: whether it is damaged is for the tag to say, and comes first. */
function tells(head: Uint8Array): boolean {
  try {
    return parseWav(head, Number.MAX_SAFE_INTEGER) !== null;
  } catch {
    return true;
  }
}
