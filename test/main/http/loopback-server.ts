import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { loopbackCertificate, loopbackKey } from './loopback-certificate.ts';

export type LoopbackServer = {
  readonly origin: string;
  readonly port: number;
  /** What came in, oldest first. */
  readonly requests: readonly Pick<IncomingMessage, 'method' | 'url' | 'headers'>[];
  readonly close: () => Promise<void>;
};

/**
 * A plain server on loopback that answers as it is told and remembers what it was asked. `tls`: with a certificate nobody
 * vouches for, or with this one.
 */
export async function startLoopbackServer(
  answer: RequestListener,
  tls: boolean | { readonly cert: string; readonly key: string } = false,
): Promise<LoopbackServer> {
  const requests: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push({ method: request.method, url: request.url, headers: request.headers });
    answer(request, response);
  };
  const shown = tls === true ? { cert: loopbackCertificate, key: loopbackKey } : tls;
  const server = shown === false ? createServer(listener) : createTlsServer(shown, listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, port, requests, close };
}

/**
 * A proxy that tunnels CONNECT and forwards nothing else; `refuseWith` is the status it answers instead. It alone knows
 * that `ownNames` are this machine.
 */
export async function startLoopbackProxy(
  refuseWith: number | null,
  ownNames: readonly string[] = [],
  /** How it lets itself be asked, and for whom it opens (`Proxy-Authorization`) although it refuses others. */
  login: { readonly ways: string; readonly accepts: string | null } | null = null,
): Promise<LoopbackServer> {
  const requests: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  const server = createServer((_, response) => response.writeHead(refuseWith ?? 501).end());
  server.on('connect', (request, socket, head) => {
    requests.push({ method: request.method, url: request.url, headers: request.headers });
    const given = request.headers['proxy-authorization'];
    const accepted = login !== null && given !== undefined && given === login.accepts;
    const ways = login === null ? '' : `Proxy-Authenticate: ${login.ways}\r\n`;
    if (refuseWith !== null && !accepted) return void socket.end(`HTTP/1.1 ${refuseWith} No\r\n${ways}\r\n`);
    const [host = '', port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), ownNames.includes(host) ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, port, requests, close };
}
