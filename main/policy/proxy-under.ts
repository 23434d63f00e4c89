import type { Policy } from '../contract/policy-calls.ts';

/** The system's proxies for a URL, as a proxy script tells them: `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>;

const kinds: Readonly<Record<string, string>> = { http: 'PROXY', https: 'HTTPS', socks5: 'SOCKS5' };

/** The way out that the policy lays down, or the system's where it says nothing. This machine is always reached directly. */
export function proxyUnder({ rules }: Policy, system: ResolveProxy): ResolveProxy {
  const proxy = rules['network.proxy'] ?? 'system';
  if (proxy === 'system') return system;
  if (proxy === 'direct') return async () => 'DIRECT';
  const [scheme = '', place = ''] = proxy.split('://');
  const spared = ['localhost', '127.0.0.1', '[::1]', ...(rules['network.withoutProxy'] ?? [])];
  return async (url) => {
    const { hostname } = new URL(url);
    if (spared.some((host) => `.${hostname}`.endsWith(`.${host.replace(/^\./, '').toLowerCase()}`))) return 'DIRECT';
    return `${kinds[scheme.toLowerCase()]} ${place}`;
  };
}
