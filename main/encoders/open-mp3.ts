import { createMp3Encoder } from 'wasm-media-encoders';
import type { Encoder, Sound } from './encoder.ts';

/** The sample rates of MPEG audio; others are raised to the next. */
const rates = [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000] as const;
const mostChannels = 2;

/** Compiling one takes as long as encoding a minute of sound: what has finished is used again. */
const idle: Awaited<ReturnType<typeof createMp3Encoder>>[] = [];

/** Whether MP3 has room for so many channels. */
export const mp3Keeps = (channels: number): boolean => channels <= mostChannels;

/**
 * An MP3 encoder: LAME (LGPL), compiled to WebAssembly by wasm-media-encoders. Constant rate, so that any player knows
 * the length. Takes a plane of samples, -1 to 1, for each channel.
 */
export async function openMp3({ sampleRate, channels }: Sound): Promise<Encoder<readonly Float32Array[]>> {
  const encoder = idle.pop() ?? (await createMp3Encoder());
  const outputSampleRate = rates.find((rate) => rate >= sampleRate) ?? 48000;
  encoder.configure({
    sampleRate,
    channels: channels === 1 ? 1 : 2,
    bitrate: kilobits(outputSampleRate, channels === 1 ? 1 : 2),
    outputSampleRate,
  });
  // What the encoder gives is a view of its own memory.
  const copyOf = (bytes: Uint8Array) => new Uint8Array(bytes);
  return {
    encode: (planes) => copyOf(encoder.encode(planes)),
    finish: () => {
      const tail = copyOf(encoder.finalize());
      idle.push(encoder);
      return { tail, head: new Uint8Array(0) };
    },
    close: () => {},
  };
}

/** Speech stays clear at these; 64 is the most that exists at telephony's 8 kHz. */
function kilobits(rate: number, channels: 1 | 2): 32 | 64 | 96 | 128 | 192 {
  if (rate <= 12000) return channels === 1 ? 32 : 64;
  if (rate <= 24000) return channels === 1 ? 64 : 128;
  return channels === 1 ? 96 : 192;
}
