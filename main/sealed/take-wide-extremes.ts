import { decodeALaw, decodeMuLaw } from './decode-g711.ts';
import type { Extremes } from './take-peaks.ts';
import type { WavShape } from './wav-shape.ts';

/** Every sample format the parser knows, one sample at a time: for what telephony rarely sends. */
export function takeWideExtremes(shape: WavShape): Extremes {
  const { channels } = shape;
  const width = shape.bitsPerSample / 8;
  const read = sampleReader(shape);
  const low = new Float32Array(channels).fill(1);
  const high = new Float32Array(channels).fill(-1);
  return {
    fold: (frames, from, to) => {
      const view = new DataView(frames.buffer, frames.byteOffset, frames.byteLength);
      for (let at = from, channel = 0; at < to; at += width, channel = channel + 1 === channels ? 0 : channel + 1) {
        const sample = read(view, at);
        if (sample < (low[channel] ?? 0)) low[channel] = sample;
        if (sample > (high[channel] ?? 0)) high[channel] = sample;
      }
    },
    take: (lows, highs) => {
      lows.set(low);
      highs.set(high);
      low.fill(1);
      high.fill(-1);
    },
    wipe: () => {
      low.fill(0);
      high.fill(0);
    },
  };
}

type SampleReader = (view: DataView, at: number) => number;

function sampleReader({ format, bitsPerSample }: WavShape): SampleReader {
  if (format === 'a-law') return (view, at) => decodeALaw(view.getUint8(at));
  if (format === 'mu-law') return (view, at) => decodeMuLaw(view.getUint8(at));
  if (format === 'float') {
    const wide = bitsPerSample === 64;
    return (view, at) => bounded(wide ? view.getFloat64(at, true) : view.getFloat32(at, true));
  }
  if (bitsPerSample === 8) return (view, at) => (view.getUint8(at) - 128) / 128;
  if (bitsPerSample === 16) return (view, at) => view.getInt16(at, true) / 32768;
  if (bitsPerSample === 24) return (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 8388608;
  return (view, at) => view.getInt32(at, true) / 2147483648;
}

const bounded = (sample: number) => (Number.isNaN(sample) ? 0 : Math.max(-1, Math.min(1, sample)));
