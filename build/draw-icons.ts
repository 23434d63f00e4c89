import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../test/support/find-browser.ts';

/** `node build/draw-icons.ts`: makes the icons of the packages from the drawings. What it writes is kept in the repository. */

const root = resolve(import.meta.dirname, '..');
const resources = join(root, 'build/resources');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
type Size = (typeof sizes)[number];
type Drawn = ReadonlyMap<Size, Buffer>;

/** The kinds of picture an .icns file holds, by their size in pixels. */
const appleKinds: readonly (readonly [string, Size])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

const executablePath = findBrowser();
if (executablePath === null) throw new Error('drawing icons needs Chromium');
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
for (const [name, drawing] of [
  ['icon', join(root, 'renderer/icon.svg')],
  ['kit', join(resources, 'kit.svg')],
] as const) {
  const drawn = await draw(readFileSync(drawing, 'utf8'));
  writeFileSync(join(resources, `${name}.ico`), windowsIcon(drawn));
  writeFileSync(join(resources, `${name}.icns`), appleIcon(drawn));
  if (name === 'icon') writeFolder(drawn);
}
await browser.close();

async function draw(svg: string): Promise<Drawn> {
  const drawn = new Map<Size, Buffer>();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  return drawn;
}

/** One PNG a size, as Linux wants them. */
function writeFolder(drawn: Drawn): void {
  const folder = join(resources, 'icons');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [size, png] of drawn) writeFileSync(join(folder, `${size}x${size}.png`), png);
}

/** ICONDIR, an ICONDIRENTRY a picture, the pictures; a width of 256 is written 0. */
function windowsIcon(drawn: Drawn): Buffer {
  const pictures = [...drawn].filter(([size]) => size <= 256);
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [n, [size, png]] of pictures.entries()) {
    const entry = 6 + 16 * n;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

/** `icns`, the whole length, then kind, length and PNG of each picture; all numbers big-endian. */
function appleIcon(drawn: Drawn): Buffer {
  const chunks = appleKinds.map(([kind, size]) => chunk(kind, drawn.get(size) ?? Buffer.alloc(0)));
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
