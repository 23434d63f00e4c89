import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { startLoopbackServer } from '../main/http/loopback-server.ts';
import { closeServer } from '../simulator/listen-on-loopback.ts';
import type { Simulator } from '../simulator/start-simulator.ts';
import { twilioCertificate, twilioKey } from './twilio-certificate.ts';

/** Twilio's own hosts, of every region, over a simulator that is told which of them is asked. */
export type TwilioHosts = {
  /** As the system names it: every host of Twilio's is reached through it. */
  readonly proxy: string;
  /** The hosts that were asked, oldest first. */
  readonly asked: readonly { readonly host: string | undefined; readonly authorization: string | undefined }[];
  readonly close: () => Promise<void>;
};

export async function startTwilioHosts(simulator: Simulator): Promise<TwilioHosts> {
  const asked: { host: string | undefined; authorization: string | undefined }[] = [];
  const hosts = await startLoopbackServer(
    (request, response) => {
      const { method, headers, url } = request;
      asked.push({ host: headers.host, authorization: headers.authorization });
      const onward = forward(`${simulator.origin}${url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    },
    { cert: twilioCertificate, key: twilioKey },
  );
  const proxy = createServer();
  proxy.on('connect', (_, socket, head) => {
    const upstream = connect(hosts.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  return {
    proxy: `PROXY 127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      await closeServer(proxy);
      await hosts.close();
    },
  };
}
