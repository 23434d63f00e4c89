import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { shrinkPng } from '../../build/pictures/shrink-png.ts';

type Chunks = Readonly<Record<string, Buffer>>;

function chunksOf(png: Buffer): Chunks {
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks[png.toString('latin1', at + 4, at + 8)] = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
  }
  return chunks;
}

/** A PNG of RGBA pixels whose rows are written with the filters 0 to 4 in turn (PNG, section 9). */
function encode(width: number, height: number, colourAt: (x: number, y: number) => number): Buffer {
  const byte = (x: number, y: number, channel: number) => {
    if (x < 0 || y < 0) return 0;
    return channel === 3 ? 255 : (colourAt(x, y) >> (16 - 8 * channel)) & 255;
  };
  const rows: number[] = [];
  for (let y = 0; y < height; y += 1) {
    rows.push(y % 5);
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        const [a, b, c] = [byte(x - 1, y, channel), byte(x, y - 1, channel), byte(x - 1, y - 1, channel)];
        const away = [a, b, c].map((one) => Math.abs(a + b - c - one));
        const paeth = [a, b, c][away.indexOf(Math.min(...away))] ?? 0;
        rows.push((byte(x, y, channel) - ([0, a, b, (a + b) >> 1, paeth][y % 5] ?? 0)) & 255);
      }
    }
  }
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.from(rows)))]);
}

function coloursOf(png: Buffer, width: number, height: number): number[] {
  const { PLTE = Buffer.alloc(0), IDAT = Buffer.alloc(0) } = chunksOf(png);
  const rows = inflateSync(IDAT);
  return Array.from({ length: width * height }, (_, at) =>
    PLTE.readUIntBE((rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] ?? 0) * 3, 3),
  );
}

test('a picture of few colours keeps every pixel, whatever filters it came with', () => {
  const colourAt = (x: number, y: number) => [0xffffff, 0x0f766e, 0x102030][(x * 7 + y * 3) % 3] ?? 0;
  const shrunk = shrinkPng(encode(9, 11, colourAt));
  expect(coloursOf(shrunk, 9, 11)).toEqual(Array.from({ length: 99 }, (_, at) => colourAt(at % 9, Math.floor(at / 9))));
});

test('a picture of many colours has 256 that are near to them', () => {
  const colourAt = (x: number, y: number) => (x << 18) | (y << 10) | 0x80;
  const colours = coloursOf(shrinkPng(encode(60, 60, colourAt)), 60, 60);
  expect(new Set(colours).size).toBeLessThanOrEqual(256);
  colours.forEach((colour, at) => {
    const wanted = colourAt(at % 60, Math.floor(at / 60));
    for (const shift of [16, 8, 0]) {
      expect(Math.abs(((colour >> shift) & 255) - ((wanted >> shift) & 255))).toBeLessThan(64);
    }
  });
});
