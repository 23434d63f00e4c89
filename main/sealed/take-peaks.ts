import { takeExtremes } from './take-extremes.ts';
import { takeWideExtremes } from './take-wide-extremes.ts';
import { frameBytes, type WavShape } from './wav-shape.ts';

/** Stretches a waveform is drawn from, at most; each has a lowest and a highest sample per channel. */
export const stretches = 2000;

/** Takes whole frames; `take` folds them into lows and highs, -1 to 1, per channel. `wipe` forgets samples kept in between. */
export type Extremes = {
  readonly fold: (frames: Uint8Array, from: number, to: number) => void;
  readonly take: (lows: Float32Array, highs: Float32Array) => void;
  readonly wipe: () => void;
};

/** Per channel: lowest and highest of each stretch in turn, -1 to 1. */
export type Peaks = readonly Float32Array<ArrayBuffer>[];

/** Takes the sound's bytes in any pieces, in order, and gives its peaks. */
export type PeakTaker = {
  readonly feed: (sound: Uint8Array) => void;
  readonly finish: () => Peaks;
  readonly wipe: () => void;
};

export function takePeaks(shape: WavShape): PeakTaker {
  const frame = frameBytes(shape);
  const frames = shape.dataLength / frame;
  const stretchBytes = Math.max(1, Math.ceil(frames / stretches)) * frame;
  const count = Math.ceil(shape.dataLength / stretchBytes);
  const peaks = Array.from({ length: shape.channels }, () => new Float32Array(count * 2));
  const lows = new Float32Array(shape.channels);
  const highs = new Float32Array(shape.channels);
  const extremes = isNarrow(shape) ? takeExtremes(shape.channels) : takeWideExtremes(shape);
  const split = new Uint8Array(frame);
  let splitLength = 0;
  let left = shape.dataLength;
  let stretch = 0;
  let room = stretchBytes;

  const closeStretch = () => {
    extremes.take(lows, highs);
    for (const [channel, values] of peaks.entries()) {
      values[stretch * 2] = lows[channel] ?? 0;
      values[stretch * 2 + 1] = highs[channel] ?? 0;
    }
    stretch += 1;
    room = stretchBytes;
  };
  const fold = (bytes: Uint8Array, from: number, to: number) => {
    for (let at = from; at < to; ) {
      const end = Math.min(to, at + room);
      extremes.fold(bytes, at, end);
      room -= end - at;
      at = end;
      if (room === 0) closeStretch();
    }
  };

  return {
    feed: (sound) => {
      const length = Math.min(sound.length, left);
      left -= length;
      let at = 0;
      if (splitLength > 0) {
        at = Math.min(frame - splitLength, length);
        split.set(sound.subarray(0, at), splitLength);
        splitLength += at;
        if (splitLength < frame) return;
        fold(split, 0, frame);
        splitLength = 0;
      }
      const end = length - ((length - at) % frame);
      fold(sound, at, end);
      split.set(sound.subarray(end, length));
      splitLength = length - end;
    },
    finish: () => {
      if (stretch < count) closeStretch();
      return peaks;
    },
    wipe: () => {
      split.fill(0);
      extremes.wipe();
    },
  };
}

/** What telephony sends: 16-bit integers on so many channels that a lane of eight belongs to one of them. */
const isNarrow = ({ format, bitsPerSample, channels }: WavShape) =>
  format === 'integer' && bitsPerSample === 16 && [1, 2, 4, 8].includes(channels);
