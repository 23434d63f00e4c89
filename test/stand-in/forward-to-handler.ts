import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PageHandler } from './stand-in-session.ts';

const script = '<script type="module" src="stand-in/preload.js"></script>';

/** Mounts the handler that main registered for `app://koekura/`, ranges and all; the page gets our script put before its own. */
export async function forwardToHandler(
  handler: PageHandler | undefined,
  rest: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (handler === undefined) throw new Error('no handler is registered for app:');
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const headers = new Headers();
  for (const name of ['range', 'accept', 'if-range']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const method = request.method ?? 'GET';
  const asked = new Request(`app://koekura${rest}`, { method, headers, signal: gone.signal });
  const answer = await handler(asked);
  if (rest === '/') return sendPage(answer, response);
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null) {
    response.end();
    return;
  }
  // A player that stops listening in the middle is nothing unusual.
  await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => response.destroy());
}

async function sendPage(answer: Response, response: ServerResponse): Promise<void> {
  const html = (await answer.text()).replace('<head>', `<head>${script}`);
  const headers = { ...Object.fromEntries(answer.headers), 'content-length': String(Buffer.byteLength(html)) };
  response.writeHead(answer.status, headers).end(html);
}
