import { decodeALaw, decodeMuLaw } from '../sealed/decode-g711.ts';
import type { WavShape } from '../sealed/wav-shape.ts';

/** G.711 as the 16-bit samples it stands for. */
const table = (decode: (byte: number) => number) => Int32Array.from({ length: 256 }, (_, byte) => decode(byte) * 32768);
const aLaw = table(decodeALaw);
const muLaw = table(decodeMuLaw);

/** Bits a sample has once it is an integer; null for floats, which are none. */
export function integerBits({ format, bitsPerSample }: WavShape): number | null {
  if (format === 'float') return null;
  return format === 'integer' ? bitsPerSample : 16;
}

/** Interleaved samples of whole frames as signed integers of `integerBits` bits. */
export function readIntegers(shape: WavShape, frames: Uint8Array): Int32Array<ArrayBuffer> {
  const read = integerReader(shape, Buffer.from(frames.buffer, frames.byteOffset, frames.byteLength));
  const bytes = shape.bitsPerSample / 8;
  return Int32Array.from({ length: frames.length / bytes }, (_, index) => read(index * bytes));
}

/** A plane for each channel, -1 to 1. */
export function readPlanes(shape: WavShape, frames: Uint8Array): Float32Array[] {
  const read = floatReader(shape, Buffer.from(frames.buffer, frames.byteOffset, frames.byteLength));
  const bytes = shape.bitsPerSample / 8;
  const length = frames.length / bytes / shape.channels;
  return Array.from({ length: shape.channels }, (_, channel) =>
    Float32Array.from({ length }, (__, frame) => read((frame * shape.channels + channel) * bytes)),
  );
}

function integerReader({ format, bitsPerSample }: WavShape, bytes: Buffer): (at: number) => number {
  if (format === 'a-law') return (at) => aLaw[bytes[at] ?? 0] ?? 0;
  if (format === 'mu-law') return (at) => muLaw[bytes[at] ?? 0] ?? 0;
  if (bitsPerSample === 8) return (at) => (bytes[at] ?? 0) - 128;
  if (bitsPerSample === 16) return (at) => bytes.readInt16LE(at);
  return (at) => bytes.readIntLE(at, bitsPerSample / 8);
}

function floatReader(shape: WavShape, bytes: Buffer): (at: number) => number {
  if (shape.format === 'float')
    return shape.bitsPerSample === 32 ? (at) => bytes.readFloatLE(at) : (at) => bytes.readDoubleLE(at);
  const read = integerReader(shape, bytes);
  const full = 2 ** ((integerBits(shape) ?? 16) - 1);
  return (at) => read(at) / full;
}
