import { Failure } from '../failure.ts';
import type { SampleFormat, WavShape } from './wav-shape.ts';

export type WavFormat = Pick<WavShape, 'format' | 'channels' | 'sampleRate' | 'bitsPerSample'>;

/** Tags of Microsoft's mmreg.h. */
const formats: Readonly<Record<number, { readonly format: SampleFormat; readonly bits: readonly number[] }>> = {
  1: { format: 'integer', bits: [8, 16, 24, 32] },
  3: { format: 'float', bits: [32, 64] },
  6: { format: 'a-law', bits: [8] },
  7: { format: 'mu-law', bits: [8] },
};
const extensible = 0xfffe;
/** What follows the tag in an extensible format's GUID: xxxx0000-0000-0010-8000-00AA00389B71. */
const guidTail = Buffer.from('000000001000800000aa00389b71', 'hex');
const mostChannels = 32;
const highestRate = 768_000;

/** The body of a `fmt ` chunk. Fails with audio-not-wav for what a telephone recording cannot be. */
export function parseWavFormat(body: Buffer): WavFormat {
  if (body.length < 16) throw new Failure('audio-not-wav', { reason: 'format cut short' });
  const tag = sampleTag(body);
  const channels = body.readUInt16LE(2);
  const sampleRate = body.readUInt32LE(4);
  const bitsPerSample = body.readUInt16LE(14);
  const known = formats[tag];
  if (known === undefined) throw new Failure('audio-not-wav', { reason: 'unknown format', format: tag });
  if (!known.bits.includes(bitsPerSample))
    throw new Failure('audio-not-wav', { reason: 'bits per sample', bits: bitsPerSample });
  if (channels < 1 || channels > mostChannels) throw new Failure('audio-not-wav', { reason: 'channels', channels });
  if (sampleRate < 1 || sampleRate > highestRate)
    throw new Failure('audio-not-wav', { reason: 'sample rate', sampleRate });
  return { format: known.format, channels, sampleRate, bitsPerSample };
}

function sampleTag(body: Buffer): number {
  const tag = body.readUInt16LE(0);
  if (tag !== extensible) return tag;
  const known = body.length >= 40 && body.subarray(26, 40).equals(guidTail);
  return known ? body.readUInt16LE(24) : tag;
}
