import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../../main/failure.ts';
import { parseWav } from '../../../main/sealed/parse-wav.ts';
import { type ChunkSketch, formatChunk, riff, wav } from './make-sound.ts';

const sound = Buffer.from(Array.from({ length: 1000 }, (_, index) => 128 + (index % 100)));
const data: ChunkSketch = { name: 'data', body: sound };
const pcm = {
  format: 'integer',
  channels: 1,
  sampleRate: 8000,
  bitsPerSample: 16,
  dataOffset: 44,
  dataLength: 1000,
  missing: 0,
};

const extensible = (tag: number, bits: number) => {
  const body = Buffer.alloc(40);
  formatChunk({ tag: 0xfffe, channels: 2, bits }).body.forEach((byte, at) => {
    body[at] = byte;
  });
  body.writeUInt16LE(22, 16);
  body.writeUInt16LE(tag, 24);
  Buffer.from('000000001000800000aa00389b71', 'hex').copy(body, 26);
  return { name: 'fmt ', body };
};
const hour = 3600 * 8000 * 2;

test.each<[string, Buffer, object]>([
  ['a plain one', wav(sound), pcm],
  ['a wrong size of the whole', riff([formatChunk({}), data], 7), pcm],
  ['a whole of unknown size', riff([formatChunk({}), data], 0xffffffff), pcm],
  ['sound of unknown size', riff([formatChunk({}), { ...data, size: 0xffffffff }]), pcm],
  ['sound of a size never filled in', riff([formatChunk({}), { ...data, size: 0 }]), pcm],
  [
    'sound said to be longer than the file',
    riff([formatChunk({}), { ...data, size: 99_999 }]),
    { ...pcm, missing: 98_999 },
  ],
  ['sound cut in the middle of a frame', wav(sound).subarray(0, 543), { ...pcm, dataLength: 498, missing: 501 }],
  ['sound followed by another chunk', riff([formatChunk({}), data, { name: 'LIST', body: Buffer.alloc(50) }]), pcm],
  ['no sound at all', wav(Buffer.alloc(0)), { ...pcm, dataLength: 0 }],
  [
    'no sound but another chunk',
    riff([formatChunk({}), { name: 'data', body: Buffer.alloc(0) }, { name: 'LIST', body: Buffer.alloc(10) }]),
    { ...pcm, dataLength: 0 },
  ],
  [
    'an odd chunk, padded',
    riff([{ name: 'LIST', body: Buffer.from('abc') }, formatChunk({}), data]),
    { ...pcm, dataOffset: 56 },
  ],
  [
    'an odd chunk without its padding',
    riff([formatChunk({}), { name: 'fact', body: Buffer.from('abcde'), padded: false }, data]),
    { ...pcm, dataOffset: 57 },
  ],
  [
    'a large chunk before the sound',
    riff([formatChunk({}), { name: 'bext', body: Buffer.alloc(600_000) }, data]),
    { ...pcm, dataOffset: 600_052 },
  ],
  ['8 bits', riff([formatChunk({ bits: 8 }), data]), { ...pcm, bitsPerSample: 8 }],
  [
    '24 bits on two channels',
    riff([formatChunk({ bits: 24, channels: 2 }), data]),
    { ...pcm, channels: 2, bitsPerSample: 24, dataLength: 996 },
  ],
  ['µ-law', riff([formatChunk({ tag: 7, bits: 8 }), data]), { ...pcm, format: 'mu-law', bitsPerSample: 8 }],
  ['A-law', riff([formatChunk({ tag: 6, bits: 8 }), data]), { ...pcm, format: 'a-law', bitsPerSample: 8 }],
  ['floats', riff([formatChunk({ tag: 3, bits: 32 }), data]), { ...pcm, format: 'float', bitsPerSample: 32 }],
  ['an extensible format', riff([extensible(1, 16), data]), { ...pcm, channels: 2, dataOffset: 68 }],
  [
    'an extensible format holding µ-law',
    riff([extensible(7, 8), data]),
    { ...pcm, format: 'mu-law', bitsPerSample: 8, channels: 2, dataOffset: 68 },
  ],
])('%s is read', (_, file, expected) => {
  expect(parseWav(file, file.length)).toEqual(expected);
});

test('an hour is read from its first bytes', () => {
  const head = wav(Buffer.alloc(0));
  head.writeUInt32LE(hour, 40);
  expect(parseWav(head, head.length + hour)).toEqual({ ...pcm, dataLength: hour });
});

const notWav = (reason: string, facts = {}) => new Failure('audio-not-wav', { reason, ...facts });

test.each<[string, Buffer, Failure]>([
  ['nothing', Buffer.alloc(0), notWav('too short')],
  ['eleven bytes', wav(sound).subarray(0, 11), notWav('too short')],
  ['an MP3', Buffer.concat([Buffer.from('ID3'), sound]), notWav('not RIFF/WAVE')],
  ['an AVI', Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI '), sound]), notWav('not RIFF/WAVE')],
  ['only a head', wav(sound).subarray(0, 12), notWav('no format')],
  ['a format without sound', riff([formatChunk({})]), notWav('no sound')],
  ['a format cut short', wav(sound).subarray(0, 30), notWav('format cut short')],
  ['a format too small', riff([{ name: 'fmt ', body: Buffer.alloc(14) }, data]), notWav('format cut short')],
  ['sound before its format', riff([data, formatChunk({})]), notWav('no format')],
  ['a chunk larger than the file', riff([{ name: 'LIST', body: sound, size: 0xfffffff0 }]), notWav('no format')],
  ['ADPCM', riff([formatChunk({ tag: 2, bits: 4 }), data]), notWav('unknown format', { format: 2 })],
  [
    'an extensible format of no known kind',
    riff([{ name: 'fmt ', body: extensible(1, 16).body.fill(9, 26) }, data]),
    notWav('unknown format', { format: 0xfffe }),
  ],
  ['12 bits', riff([formatChunk({ bits: 12 }), data]), notWav('bits per sample', { bits: 12 })],
  ['no bits', riff([formatChunk({ bits: 0 }), data]), notWav('bits per sample', { bits: 0 })],
  ['no channels', riff([formatChunk({ channels: 0 }), data]), notWav('channels', { channels: 0 })],
  ['a thousand channels', riff([formatChunk({ channels: 1000 }), data]), notWav('channels', { channels: 1000 })],
  ['no rate', riff([formatChunk({ rate: 0 }), data]), notWav('sample rate', { sampleRate: 0 })],
  [
    'an endless row of chunks',
    riff(Array.from({ length: 150_000 }, () => ({ name: 'junk', body: Buffer.alloc(0) }))),
    notWav('no sound in the first MiB'),
  ],
])('%s is refused, and why is said', (_, file, expected) => {
  const failure = (() => {
    try {
      return parseWav(file, file.length);
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: expected.code, facts: expected.facts });
});

test('a head of any length is either too short to tell, or says what the whole says', () => {
  const file = riff([{ name: 'LIST', body: Buffer.from('odd') }, formatChunk({}), data]);
  const whole = parseWav(file, file.length);
  for (let length = 0; length < file.length; length += 1) {
    const told = parseWav(file.subarray(0, length), file.length);
    if (told !== null) expect(told).toEqual(whole);
    else expect(length).toBeLessThan(64);
  }
});

test('whatever the bytes, the answer is a shape inside the file, a wish for more, or audio-not-wav', () => {
  const start = wav(sound).subarray(0, 60);
  const altered = fc.tuple(fc.nat(59), fc.nat(255)).map(([at, value]) => {
    const file = Buffer.from(start);
    file[at] = value;
    return file;
  });
  fc.assert(
    fc.property(fc.oneof(altered, fc.uint8Array({ maxLength: 100 })), fc.nat(200), (head, more) => {
      try {
        const shape = parseWav(head, head.length + more);
        if (shape === null) return;
        expect(shape.dataOffset + shape.dataLength).toBeLessThanOrEqual(head.length + more);
      } catch (error) {
        expect(error).toMatchObject({ code: 'audio-not-wav' });
      }
    }),
    { numRuns: 2000 },
  );
});
