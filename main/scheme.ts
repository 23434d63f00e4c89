import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Protocol } from 'electron';

/**
 * The one origin of the window, `app://koekura`: the page from a fixed list of files in memory, sound from playback.
 * Electron's protocol.handle and the stand-in mount the same handler. Electron itself is passed in, so that this
 * file runs anywhere.
 */

export const pageAddress = 'app://koekura/';

/** Whether an address belongs to the program's own page. Of `app:` Node says origin "null", hence by its parts. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === 'app:' && url.host === 'koekura' && url.username === '';
}

/** Before `ready`, once: Electron takes privileges only then. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export type PageFile = { readonly bytes: Uint8Array; readonly type: string };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** All files of the built page by the path the window asks for; `/` is index.html. Other kinds of file are left out. */
export function readPageFiles(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(address === '/index.html' ? '/' : address, { bytes: readFileSync(path), type });
  }
  return files;
}

const noncePlace = '__STYLE_NONCE__';

/** No inline scripts, no other origin, and no `blob:` for media: Chromium spills large blobs to disk as they are. */
export function contentPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const always = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

/** Answers everything the window asks of `app://koekura/`. `audio/…` goes to `serveAudio`, whose headers are its own. */
export function createPageHandler(parts: {
  files: ReadonlyMap<string, PageFile>;
  serveAudio: (request: Request) => Promise<Response>;
}): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isOwnAddress(request.url)) return refusal(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const path = new URL(request.url).pathname;
    if (path.startsWith('/audio/')) return parts.serveAudio(request);
    const file = parts.files.get(path);
    if (file === undefined) return refusal(404);
    return path === '/' ? page(file, request.method) : respond(file.bytes, file.type, request.method);
  };
}

function page(file: PageFile, method: string): Response {
  const nonce = randomBytes(16).toString('base64');
  const html = Buffer.from(file.bytes).toString('utf8').replaceAll(noncePlace, nonce);
  return respond(Buffer.from(html), file.type, method, {
    'Content-Security-Policy': contentPolicy(nonce),
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
}

function respond(bytes: Uint8Array, type: string, method: string, headers: Record<string, string> = {}): Response {
  return new Response(method === 'HEAD' ? null : Uint8Array.from(bytes), {
    headers: { ...always, ...headers, 'Content-Type': type, 'Content-Length': String(bytes.length) },
  });
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: { ...always, ...(status === 405 ? { Allow: 'GET, HEAD' } : {}) } });
}
