import { Failure } from '../failure.ts';
import { parseWavFormat, type WavFormat } from './parse-wav-format.ts';
import type { WavShape } from './wav-shape.ts';

/** Chunks before the sound take a few hundred bytes in practice; beyond this it is no recording of a call. */
const longestHead = 1024 * 1024;
/** Writers that did not know the length when they began leave one of these. */
const unknownSizes = [0, 0xffffffff, 0x7fffffff, 0x80000000];

/**
 * The shape of a WAV from its first bytes, by walking its chunks; null when more bytes are needed to tell.
 * `total` is the length of the whole file: RIFF's own size field is often wrong and is not read.
 * Fails with audio-not-wav, saying why.
 */
export function parseWav(head: Uint8Array, total: number): WavShape | null {
  const view = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (total < 12) throw notWav('too short');
  if (view.length < 12) return null;
  if (view.toString('latin1', 0, 4) !== 'RIFF' || view.toString('latin1', 8, 12) !== 'WAVE')
    throw notWav('not RIFF/WAVE');
  let format: WavFormat | null = null;
  let at = 12;
  for (;;) {
    if (at + 8 > total) throw notWav(format === null ? 'no format' : 'no sound');
    if (at + 8 > longestHead) throw notWav('no sound in the first MiB');
    if (view.length < at + 8) return null;
    const name = view.toString('latin1', at, at + 4);
    const size = view.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'data') {
      if (format === null) throw notWav('no format');
      const length = soundLength(view, body, size, total);
      if (length === null) return null;
      const missing = unknownSizes.includes(size) ? 0 : Math.max(0, size - length);
      return { ...format, dataOffset: body, dataLength: wholeFrames(length, format), missing };
    }
    if (name === 'fmt ') {
      if (body + size > total || size > longestHead) throw notWav('format cut short');
      if (view.length < body + size) return null;
      format = parseWavFormat(view.subarray(body, body + size));
    }
    const next = nextChunk(view, body + size, size, total);
    if (next === null) return null;
    at = next;
  }
}

/** Chunks are padded to even lengths, but not every writer knows. */
function nextChunk(view: Buffer, end: number, size: number, total: number): number | null {
  if (size % 2 === 0) return end;
  if (end + 5 > total) return end + 1;
  if (end > longestHead) throw notWav('no sound in the first MiB');
  if (view.length < end + 5) return null;
  return !isName(view, end + 1) && isName(view, end) ? end : end + 1;
}

function soundLength(view: Buffer, body: number, size: number, total: number): number | null {
  const left = total - body;
  if (size !== 0) return unknownSizes.includes(size) ? left : Math.min(size, left);
  if (left < 8) return 0;
  if (view.length < body + 8) return null;
  // An empty data chunk is followed by another chunk; a forgotten size is followed by sound.
  const another = isName(view, body) && view.readUInt32LE(body + 4) <= left - 8;
  return another ? 0 : left;
}

const isName = (view: Buffer, at: number) => /^[ -~]{4}$/.test(view.toString('latin1', at, at + 4));
const wholeFrames = (length: number, { channels, bitsPerSample }: WavFormat) =>
  length - (length % ((channels * bitsPerSample) / 8));
const notWav = (reason: string) => new Failure('audio-not-wav', { reason });
