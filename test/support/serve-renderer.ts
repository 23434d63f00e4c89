import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { buildRenderer } from './build-renderer.ts';
import { loudness, soundSeconds } from './fake-answers.ts';

/** The renderer, built in memory and served with the program's own Content Security Policy and a synthetic sound. */

const nonce = 'c2hvdy1wYWdl';
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export type ServedRenderer = { readonly origin: string; readonly close: () => Promise<void> };

/** Builds renderer/ as it lies there and serves it on loopback. */
export async function serveRenderer(): Promise<ServedRenderer> {
  const files = new Map(
    (await buildRenderer()).map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  );
  const server = createServer((request, response) => answer(files, request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function answer(files: ReadonlyMap<string, string | Uint8Array>, request: IncomingMessage, response: ServerResponse) {
  const path = new URL(request.url ?? '/', 'http://page').pathname.slice(1) || 'index.html';
  if (path.startsWith('audio/')) return answerSound(path.endsWith('2') ? 2 : 1, request, response);
  const file = files.get(path);
  if (file === undefined) return response.writeHead(404).end();
  const text = typeof file === 'string' ? file : Buffer.from(file);
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  return response.end(path === 'index.html' ? String(text).replaceAll('__STYLE_NONCE__', nonce) : text);
}

function answerSound(channels: number, request: IncomingMessage, response: ServerResponse) {
  const sound = makeSound(channels);
  const start = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  response.writeHead(request.headers.range === undefined ? 200 : 206, {
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
    'content-length': sound.length - start,
    ...(request.headers.range === undefined
      ? {}
      : { 'content-range': `bytes ${start}-${sound.length - 1}/${sound.length}` }),
  });
  return response.end(sound.subarray(start));
}

/** A WAV (8 kHz, 16 bits) as loud as the peaks the fake tells. */
function makeSound(channels: number): Buffer {
  const frames = soundSeconds * 8000;
  const wav = Buffer.alloc(44 + frames * channels * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(channels, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000 * channels * 2, 28);
  wav.writeUInt16LE(channels * 2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(wav.length - 44, 40);
  for (let frame = 0; frame < frames; frame++) {
    for (let channel = 0; channel < channels; channel++) {
      const tone = Math.sin((frame / 8000) * 2 * Math.PI * (180 + channel * 70));
      wav.writeInt16LE(
        Math.round(tone * loudness(frame / frames, channel) * 20_000),
        44 + (frame * channels + channel) * 2,
      );
    }
  }
  return wav;
}
