/** Sound as it is to be encoded; `frames`: how many samples each channel has. */
export type Sound = { readonly sampleRate: number; readonly channels: number; readonly frames: number };

/**
 * One sound being encoded. Each piece given out is a copy. `finish` also gives what is to be written over the first
 * bytes, which only the end knows; empty when nothing is. `close` frees what an encoder holds, finished or not.
 */
export type Encoder<Samples> = {
  readonly encode: (samples: Samples) => Uint8Array;
  readonly finish: () => { readonly tail: Uint8Array; readonly head: Uint8Array };
  readonly close: () => void;
};
