import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { HttpTimes } from './http.ts';
import type { Route } from './parse-proxy-list.ts';

/** The certificates this machine trusts and those Node brings: companies' own authorities are only among the first. */
export function systemCertificates(): readonly string[] {
  return [...getCACertificates('system'), ...getCACertificates('default')];
}

export type Dispatchers = {
  readonly through: (route: Route) => Promise<Dispatcher>;
  readonly close: () => Promise<void>;
};

/** One pool of kept-alive connections for each way out. Loads undici, and the certificates, when first used. */
export function openDispatchers(certificates: () => readonly string[], times: HttpTimes): Dispatchers {
  const open = new Map<string, Promise<Dispatcher>>();
  // Made once: parsing some hundred certificates for every connection would cost more than the connection.
  let trust: SecureContext | null = null;

  const make = async (route: Route): Promise<Dispatcher> => {
    const { Agent, ProxyAgent } = await import('undici');
    trust ??= createSecureContext({ ca: [...new Set(certificates())] });
    // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0, set for some other program, would have logins given to anybody.
    const tls = { secureContext: trust, rejectUnauthorized: true, timeout: times.connect };
    const usual = {
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      headersTimeout: times.head,
      bodyTimeout: times.idle,
    };
    if (route === 'direct') return new Agent({ ...usual, connect: tls });
    return new ProxyAgent({
      ...usual,
      uri: route.proxy,
      requestTls: tls,
      proxyTls: tls,
      connectTimeout: times.connect,
    });
  };

  return {
    through: (route) => {
      const key = route === 'direct' ? route : route.proxy;
      const dispatcher = open.get(key) ?? make(route);
      open.set(key, dispatcher);
      return dispatcher;
    },
    close: async () => {
      const dispatchers = await Promise.all(open.values());
      open.clear();
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.destroy()));
    },
  };
}
