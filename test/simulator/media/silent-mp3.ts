import { type ByteStream, bytesOf } from './byte-stream.ts';

/** A frame of MPEG-2.5 layer III, mono, 8 kHz, 32 kbit/s, silent: 288 bytes for 72 ms. */
const frame = Buffer.concat([Buffer.of(0xff, 0xe3, 0x48, 0xc0), Buffer.alloc(284)]);

/** So many seconds of silence: valid MP3, which is all anybody asks of the simulator's. */
export function silentMp3(seconds: number): ByteStream {
  return bytesOf(Buffer.concat(Array.from({ length: Math.max(1, Math.ceil(seconds / 0.072)) }, () => frame)));
}
