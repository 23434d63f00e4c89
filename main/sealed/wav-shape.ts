/** How samples are written: integers (8 bits unsigned, else signed), IEEE floats, or the two laws of telephony (G.711). */
export type SampleFormat = 'integer' | 'float' | 'a-law' | 'mu-law';

/** What a WAV header says, believed only as far as the bytes bear it out. Offsets and lengths in bytes. */
export type WavShape = {
  readonly format: SampleFormat;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitsPerSample: number;
  readonly dataOffset: number;
  /** Whole frames only. */
  readonly dataLength: number;
  /** Sound the header promises beyond the end of the file: a sign that it was cut, or that the header is wrong. */
  readonly missing: number;
};

export const frameBytes = (shape: WavShape) => (shape.channels * shape.bitsPerSample) / 8;
export const secondsOf = (shape: WavShape) => shape.dataLength / frameBytes(shape) / shape.sampleRate;
