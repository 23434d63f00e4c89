import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { Reply } from './reply.ts';

/** Sends a reply, as fast as it is read. Resolves when it is sent, or the connection is gone. */
export async function sendReply(
  response: ServerResponse,
  answer: Reply,
  headers: Record<string, string>,
): Promise<void> {
  const { status, body, ending } = answer;
  const gone = finished(response).catch(() => undefined);
  // A page of a thousand is a megabyte: it is encoded once, for its length and for sending.
  const text = typeof body === 'string' ? Buffer.from(body) : null;
  const unknownLength = status === 204 || answer.headers['Transfer-Encoding'] !== undefined;
  response.writeHead(status, {
    ...headers,
    ...(unknownLength ? {} : { 'Content-Length': String(text?.length ?? body.length) }),
    ...answer.headers,
  });
  if (ending === 'cut' && text) response.destroy();
  else if (typeof body === 'string') response.end(text);
  else {
    await pipeline(Readable.from(body.chunks()), response, { end: false }).catch(() => undefined);
    if (ending === 'cut') {
      // What was written must leave before the connection breaks, or nothing of it arrives.
      await new Promise<void>((sent) => response.write('', () => sent()));
      response.destroy();
    } else if (ending === 'whole') response.end();
  }
  await gone;
}
