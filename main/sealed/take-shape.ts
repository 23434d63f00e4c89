import { wipe } from '../crypto/wipe.ts';
import { Failure } from '../failure.ts';
import { type Peaks, type PeakTaker, takePeaks } from './take-peaks.ts';
import { takeWavHead } from './take-wav-head.ts';
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
  const head = takeWavHead(total);
  let shape: WavShape | null = null;
  let taker: PeakTaker | null = null;
  let fault: unknown = null;

  const readHead = (plain: Uint8Array) => {
    const found = head.feed(plain);
    if (found === null) return;
    shape = found.shape;
    taker = takePeaks(shape);
    taker.feed(found.sound);
    wipe(found.sound);
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
      head.wipe();
      taker?.wipe();
    },
  };
}
