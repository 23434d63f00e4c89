import { extremesWasm } from './extremes-wasm.ts';
import { pieceBytes } from './sealed-form.ts';
import type { Extremes } from './take-peaks.ts';

const vectorBytes = 16;
const lanes = 8;
/** Samples are copied behind the two accumulators; memory is five pages of 64 KiB. */
const samplesAt = 64;

/** TypeScript knows WebAssembly from the DOM only, which main does without. */
declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: ExtremesExports };
};
type ExtremesExports = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly fold: (at: number, count: number) => void;
};

const compiled = new WebAssembly.Module(Buffer.from(extremesWasm, 'base64'));

/** 16-bit samples on one, two, four or eight channels, by SIMD: five times a tight loop in JavaScript. */
export function takeExtremes(channels: number): Extremes {
  const { memory, fold } = new WebAssembly.Instance(compiled).exports;
  const bytes = new Uint8Array(memory.buffer);
  const samples = new Int16Array(memory.buffer);
  const low = new Int16Array(memory.buffer, 0, lanes);
  const high = new Int16Array(memory.buffer, vectorBytes, lanes);
  const reset = () => {
    low.fill(32767);
    high.fill(-32768);
  };
  reset();

  const foldPiece = (frames: Uint8Array) => {
    bytes.set(frames, samplesAt);
    const vectors = Math.floor(frames.length / vectorBytes);
    if (vectors > 0) fold(samplesAt, vectors);
    const end = (samplesAt + frames.length) / 2;
    for (let at = (samplesAt + vectors * vectorBytes) / 2, lane = 0; at < end; at += 1, lane += 1) {
      const sample = samples[at] ?? 0;
      if (sample < (low[lane] ?? 0)) low[lane] = sample;
      if (sample > (high[lane] ?? 0)) high[lane] = sample;
    }
  };

  return {
    fold: (frames, from, to) => {
      for (let at = from; at < to; at += pieceBytes) foldPiece(frames.subarray(at, Math.min(to, at + pieceBytes)));
    },
    take: (lows, highs) => {
      for (let channel = 0; channel < channels; channel += 1) {
        let lowest = 32767;
        let highest = -32768;
        for (let lane = channel; lane < lanes; lane += channels) {
          lowest = Math.min(lowest, low[lane] ?? 0);
          highest = Math.max(highest, high[lane] ?? 0);
        }
        lows[channel] = lowest / 32768;
        highs[channel] = highest / 32768;
      }
      reset();
    },
    wipe: () => void bytes.fill(0),
  };
}
