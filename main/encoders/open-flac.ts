import type { Encoder, Sound } from './encoder.ts';
import { loadLibFlac } from './load-lib-flac.ts';

/** 5 is the encoder's own choice: beyond it the gain is a percent. */
const compression = 5;
const mostChannels = 8;
const mostBits = 24;

/** Whether FLAC keeps such samples as they are. */
export const flacKeeps = (channels: number, bits: number): boolean => channels <= mostChannels && bits <= mostBits;

/**
 * A FLAC encoder (RFC 9639): lossless, with the MD5 of the samples in its head, so that any decoder can prove it. Takes
 * interleaved integers of `bits` bits, whole frames.
 */
export async function openFlac(sound: Sound, bits: number): Promise<Encoder<Int32Array<ArrayBuffer>>> {
  const flac = await loadLibFlac();
  const { sampleRate, channels, frames } = sound;
  const encoder = flac.create_libflac_encoder(sampleRate, channels, bits, compression, frames, false, 0);
  if (encoder === 0) throw new Error(`no FLAC encoder for ${channels} × ${bits} bits at ${sampleRate} Hz`);
  let pieces: Uint8Array[] = [];
  let head = Buffer.alloc(0);
  let written = 0;
  let info: StreamInfo | null = null;
  const begun = flac.init_encoder_stream(
    encoder,
    (bytes) => {
      const copy = Buffer.from(bytes);
      if (written < headBytes) head = Buffer.concat([head, copy]).subarray(0, headBytes);
      written += copy.length;
      pieces.push(copy);
    },
    (metadata) => {
      info = (metadata as StreamInfo | undefined) ?? null;
    },
    false,
  );
  if (begun !== 0) throw new Error(`FLAC would not begin: ${begun}`);
  const taken = (): Uint8Array => {
    const bytes = Buffer.concat(pieces);
    pieces = [];
    return bytes;
  };
  return {
    encode: (samples) => {
      if (!flac.FLAC__stream_encoder_process_interleaved(encoder, samples, samples.length / channels))
        throw new Error('FLAC would not go on');
      return taken();
    },
    finish: () => {
      if (!flac.FLAC__stream_encoder_finish(encoder) || info === null) throw new Error('FLAC would not end');
      return { tail: taken(), head: withStreamInfo(head, info) };
    },
    close: () => flac.FLAC__stream_encoder_delete(encoder),
  };
}

type StreamInfo = { readonly min_framesize: number; readonly max_framesize: number; readonly md5sum: string };

/** `fLaC`, the header of the first block, and its 34 bytes: STREAMINFO. */
const headBytes = 4 + 4 + 34;

/** A stream is begun without what only its end knows: frame sizes and MD5 (RFC 9639, 8.2). */
function withStreamInfo(head: Buffer, info: StreamInfo): Uint8Array {
  const whole = Buffer.from(head);
  whole.writeUIntBE(info.min_framesize, 12, 3);
  whole.writeUIntBE(info.max_framesize, 15, 3);
  whole.write(info.md5sum, headBytes - 16, 'hex');
  return whole;
}
