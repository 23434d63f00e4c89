import type { Readable } from 'node:stream';
import { Failure } from '../failure.ts';
import { type HttpTimes, usualTimes } from './http.ts';
import { openDispatchers, systemCertificates } from './open-dispatchers.ts';
import { parseProxyList, type Route } from './parse-proxy-list.ts';
import { isProxyRefusal, noProxyLogins, type ProxyLogins, refusalOfLogin } from './proxy-login.ts';
import { translateHttpError } from './translate-http-error.ts';

/** A request that somebody else made and signed: it goes out as it is, and its headers are nobody's to change. */
export type Parcel = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal;
};
export type Delivered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
};

/**
 * Carries requests our way: the system's proxies and certificates, time-outs; no redirects, no retries. Throws the
 * Failures that translateHttpError knows, also those of `proxyRefusals` and 'cancelled'; their cause tells a broken line.
 */
export type Carrier = {
  readonly carry: (parcel: Parcel) => Promise<Delivered>;
  readonly close: () => Promise<void>;
};

export function createCarrier(parts: {
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly certificates?: () => readonly string[];
  readonly times?: HttpTimes;
  readonly proxyLogins?: ProxyLogins;
}): Carrier {
  const { resolveProxy, certificates = systemCertificates, times = usualTimes, proxyLogins = noProxyLogins } = parts;
  const dispatchers = openDispatchers(certificates, times, proxyLogins);

  const carryBy = async (route: Route, { method, url, headers, body, signal }: Parcel): Promise<Delivered> => {
    try {
      const dispatcher = await dispatchers.through(route);
      // Undici's own type lists the methods it knows; these are among them.
      const asked = {
        origin: url.origin,
        path: url.pathname + url.search,
        method: method as 'GET',
        headers,
        body,
        signal,
      };
      const answer = await dispatcher.request(asked);
      const delivered = { status: answer.statusCode, headers: flatten(answer.headers), body: answer.body };
      if (delivered.status !== 407) return delivered;
      answer.body.on('error', () => {}).destroy();
      throw route === 'direct'
        ? new Failure('proxy-refused', { proxy: url.host, status: 407 })
        : refusalOfLogin(new URL(route.proxy).host, dispatchers.loginRefused(route.proxy));
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (signal.aborted) throw new Failure('cancelled', {}, { cause: error });
      throw translateHttpError(error, url.host, route, dispatchers.loginRefused) ?? error;
    }
  };

  return {
    carry: async (parcel) => {
      const list = await resolveProxy(parcel.url.href);
      let refusal = new Failure('proxy-refused', { proxy: list.replaceAll(/[^\s;]*@/g, '') });
      for (const route of parseProxyList(list)) {
        try {
          return await carryBy(route, parcel);
        } catch (error) {
          if (!isProxyRefusal(error)) throw error;
          refusal = error;
        }
      }
      throw refusal;
    },
    close: () => dispatchers.close(),
  };
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
