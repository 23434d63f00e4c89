import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { parseWav } from './parse-wav.ts';
import { type Peaks, type PeakTaker, takePeaks } from './take-peaks.ts';
import type { WavShape } from './wav-shape.ts';

/** Reads a WAV's header and its peaks from its bytes as they go by. What it found is to be had once the tag fits. */
export type ShapeTaker = {
  readonly feed: (plain: Uint8Array) => void;
  /** Fails with audio-not-wav. */
  readonly finish: () => { readonly shape: WavShape; readonly peaks: Peaks };
  readonly wipe: () => void;
};

/** `total` is the length of the whole WAV in bytes. */
export function takeShape(total: number): ShapeTaker {
  let head: Uint8Array = new Uint8Array(0);
  let shape: WavShape | null = null;
  let taker: PeakTaker | null = null;
  let fault: unknown = null;

  const readHead = (plain: Uint8Array) => {
    const gathered: Uint8Array = Buffer.concat([head, plain]);
    wipe(head);
    head = gathered;
    shape = parseWav(head, total);
    if (shape === null) return;
    taker = takePeaks(shape);
    taker.feed(head.subarray(shape.dataOffset));
    wipe(head);
  };

  return {
    feed: (plain) => {
      if (fault !== null) return;
      if (taker !== null) return taker.feed(plain);
      try {
        readHead(plain);
      } catch (error) {
        // Whether it is damaged is the tag's to say, and comes first.
        fault = error;
      }
    },
    finish: () => {
      if (fault !== null) throw fault;
      if (shape === null || taker === null) throw new Failure('audio-not-wav', { reason: 'cut short' });
      return { shape, peaks: taker.finish() };
    },
    wipe: () => {
      wipe(head);
      taker?.wipe();
    },
  };
}
