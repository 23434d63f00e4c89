import { Failure, type FailureCode } from '../failure.ts';

/** What a proxy is told who asks, as Basic (RFC 7617): the one way it is asked here. */
export type ProxyLogin = { readonly user: string; readonly secret: string };

/** The logins of proxies, each by where the proxy is (`http://host:port`). */
export type ProxyLogins = {
  /** Null where there is none. Fails as the keychain does. */
  readonly of: (proxy: string) => Promise<ProxyLogin | null>;
  /** Grows with each change: what was opened under an older one is not used any more. */
  readonly revision: () => number;
  /** Hears that a proxy wants a login, or another one. */
  readonly wanted: (proxy: string) => void;
};

export const noProxyLogins: ProxyLogins = { of: async () => null, revision: () => 0, wanted: () => undefined };

/** What became of a login at a proxy: whether one was sent, and which ways the proxy knows (`Proxy-Authenticate`), null where it did not say. */
export type AskedLogin = { readonly sent: boolean; readonly ways: string | null };

/** The failures that say that a proxy would not let a request through; none of it has arrived. */
export const proxyRefusals: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'proxy-refused',
  'proxy-login-wanted',
  'proxy-login-refused',
  'proxy-login-other',
]);

export const isProxyRefusal = (error: unknown): error is Failure =>
  error instanceof Failure && proxyRefusals.has(error.code);

export const proxyAuthorization = ({ user, secret }: ProxyLogin): string =>
  `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`;

/**
 * Of a proxy that answered 407 (`proxy`: its host): proxy-login-wanted, proxy-login-refused {proxy}, or proxy-login-other
 * {proxy, ways} where it knows only ways that need a login of the system's, such as Negotiate.
 */
export function refusalOfLogin(proxy: string, { sent, ways }: AskedLogin, cause?: unknown): Failure {
  const known = ways === null ? [] : waysIn(ways);
  if (known.length > 0 && !known.some((way) => way.toLowerCase() === 'basic'))
    return new Failure('proxy-login-other', { proxy, ways: known.join(', ') }, { cause });
  return new Failure(sent ? 'proxy-login-refused' : 'proxy-login-wanted', { proxy }, { cause });
}

/** The names of the ways in (RFC 9110, section 11.6.1): tokens that no `=` follows. */
function waysIn(challenges: string): string[] {
  const bare = challenges.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  const names = bare.split(',').flatMap((part) => /^\s*([A-Za-z][\w-]*)(?:\s+(?!=)|\s*$)/.exec(part)?.[1] ?? []);
  return [...new Set(names)];
}
