import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerStandIn } from './answer-stand-in.ts';
import { forwardToHandler } from './forward-to-handler.ts';
import type { WebContents } from './stand-in-window.ts';

/**
 * Serves the page of `contents` on loopback and answers its address. The token in the path of every request is what a
 * page must know; Host and Origin are checked besides, against pages of others that guess ports (DNS rebinding).
 */
export async function servePage(contents: WebContents): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  let origin = '';
  const server = createServer((request, response) => {
    const refused = refusalOf(request, origin);
    const rest = request.url?.startsWith(`/${token}/`) ? request.url.slice(token.length + 1) : null;
    if (refused !== null || rest === null) {
      response.writeHead(refused ?? 404, { 'Cache-Control': 'no-store' }).end();
      return;
    }
    serve(contents, rest, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(portOption(), '127.0.0.1', listening);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return `${origin}/${token}/`;
}

function portOption(): number {
  const given = process.argv.find((option) => option.startsWith('--port='));
  return given === undefined ? 0 : Number(given.slice('--port='.length));
}

/** Why a request is none of our page's, as an HTTP status; null when it may be. */
export function refusalOf(request: Pick<IncomingMessage, 'headers' | 'method'>, origin: string): number | null {
  const { host, origin: from, 'sec-fetch-site': site } = request.headers;
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = request.headers;
  if (`http://${host}` !== origin) return 421;
  if (from !== undefined && from !== origin) return 403;
  if (request.method === 'POST' && from === undefined) return 403;
  // The browser window comes here from a file of ours: a whole page is opened then, by somebody who knows the token.
  const opened = request.method === 'GET' && mode === 'navigate' && dest === 'document';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opened) return 403;
  return null;
}

async function serve(
  contents: WebContents,
  rest: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '/'] = rest.split('?');
  if (path.startsWith('/stand-in/')) {
    await answerStandIn(contents, path.slice('/stand-in/'.length), request, response);
  } else {
    await forwardToHandler(contents.session.handlers.get('app'), rest, request, response);
  }
}
