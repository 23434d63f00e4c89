import { wipe } from '../crypto/wipe.ts';
import { parseWav } from './parse-wav.ts';
import type { WavShape } from './wav-shape.ts';

/** Gathers a WAV's first bytes until they tell its shape. */
export type WavHeadTaker = {
  /** The shape, and the sound that came with its header, the caller's to wipe; null while more is needed. Fails with audio-not-wav. */
  readonly feed: (plain: Uint8Array) => { readonly shape: WavShape; readonly sound: Uint8Array } | null;
  readonly wipe: () => void;
};

/** `total` is the length of the whole WAV in bytes. */
export function takeWavHead(total: number): WavHeadTaker {
  let head: Uint8Array = new Uint8Array(0);
  return {
    feed: (plain) => {
      const gathered: Uint8Array = Buffer.concat([head, plain]);
      wipe(head);
      head = gathered;
      const shape = parseWav(head, total);
      return shape && { shape, sound: head.subarray(shape.dataOffset) };
    },
    wipe: () => wipe(head),
  };
}
