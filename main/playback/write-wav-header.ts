import { frameBytes, type SampleFormat, type WavShape } from '../sealed/wav-shape.ts';

/** Tags of Microsoft's mmreg.h. */
const tags: Readonly<Record<SampleFormat, number>> = { integer: 1, float: 3, 'a-law': 6, 'mu-law': 7 };
const plainFormatBytes = 16;
const otherFormatBytes = 18;

/**
 * A canonical header for `shape`, to be followed by exactly its sound: 44 bytes for integers, 46 for the rest (an empty
 * extension belongs to those). Served instead of the recording's own, whose sizes and chunks need not be right.
 */
export function writeWavHeader(shape: WavShape): Uint8Array {
  const formatBytes = shape.format === 'integer' ? plainFormatBytes : otherFormatBytes;
  const header = Buffer.alloc(12 + 8 + formatBytes + 8);
  const frame = frameBytes(shape);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(fits(header.length - 8 + shape.dataLength), 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(formatBytes, 16);
  header.writeUInt16LE(tags[shape.format], 20);
  header.writeUInt16LE(shape.channels, 22);
  header.writeUInt32LE(shape.sampleRate, 24);
  header.writeUInt32LE(fits(shape.sampleRate * frame), 28);
  header.writeUInt16LE(frame, 32);
  header.writeUInt16LE(shape.bitsPerSample, 34);
  header.write('data', header.length - 8, 'latin1');
  header.writeUInt32LE(fits(shape.dataLength), header.length - 4);
  return header;
}

/** RIFF counts in 32 bits; readers take the highest value for "as much as there is". */
const fits = (size: number) => Math.min(size, 0xffffffff);
