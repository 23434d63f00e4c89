import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import { hearRefusedTunnels } from './hear-refused-tunnels.ts';
import type { HttpTimes } from './http.ts';
import type { Route } from './parse-proxy-list.ts';
import { type AskedLogin, type ProxyLogins, proxyAuthorization } from './proxy-login.ts';

/** The certificates this machine trusts and those Node brings: companies' own authorities are only among the first. */
export function systemCertificates(): readonly string[] {
  return [...getCACertificates('system'), ...getCACertificates('default')];
}

export type Dispatchers = {
  /** Fails as the keychain does, where the login of a proxy is in it. */
  readonly through: (route: Route) => Promise<Dispatcher>;
  /** To be called when a proxy has answered 407: what became of its login. */
  readonly loginRefused: (proxy: string) => AskedLogin;
  readonly close: () => Promise<void>;
};

/** One pool of kept-alive connections for each way out. Loads undici, and the certificates, when first used. */
export function openDispatchers(
  certificates: () => readonly string[],
  times: HttpTimes,
  logins: ProxyLogins,
): Dispatchers {
  const open = new Map<string, { readonly revision: number; readonly dispatcher: Promise<Dispatcher> }>();
  const asked = new Map<string, AskedLogin>();
  // Made once: parsing some hundred certificates for every connection would cost more than the connection.
  let trust: SecureContext | null = null;

  const make = async (route: Route): Promise<Dispatcher> => {
    const { Agent, Pool, ProxyAgent } = await import('undici');
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
    const login = await logins.of(route.proxy);
    asked.set(route.proxy, { sent: login !== null, ways: null });
    return new ProxyAgent({
      ...usual,
      ...(login === null ? {} : { token: proxyAuthorization(login) }),
      clientFactory: (origin, options) =>
        hearRefusedTunnels(new Pool(origin, options), (ways) => asked.set(route.proxy, { sent: login !== null, ways })),
      uri: route.proxy,
      requestTls: tls,
      proxyTls: tls,
      connectTimeout: times.connect,
    });
  };

  return {
    through: (route) => {
      const key = route === 'direct' ? route : route.proxy;
      const revision = route === 'direct' ? 0 : logins.revision();
      const known = open.get(key);
      if (known?.revision === revision) return known.dispatcher;
      // What goes through it now may end.
      known?.dispatcher.then((old) => old.close()).catch(() => undefined);
      const dispatcher = make(route);
      open.set(key, { revision, dispatcher });
      // A keychain that was locked may be open the next time.
      dispatcher.catch(() => open.get(key)?.dispatcher === dispatcher && open.delete(key));
      return dispatcher;
    },
    loginRefused: (proxy) => {
      logins.wanted(proxy);
      return asked.get(proxy) ?? { sent: false, ways: null };
    },
    close: async () => {
      const dispatchers = await Promise.allSettled([...open.values()].map(({ dispatcher }) => dispatcher));
      open.clear();
      await Promise.all(dispatchers.map((opened) => opened.status === 'fulfilled' && opened.value.destroy()));
    },
  };
}
