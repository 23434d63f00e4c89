/** How to reach a server: straight, or through the proxy at this URI. */
export type Route = 'direct' | { readonly proxy: string };

const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
};

/** Reads what a proxy script (PAC) answers, in its order: `PROXY a:8080; DIRECT`. Kinds we cannot speak (SOCKS 4) are left out. */
export function parseProxyList(list: string): readonly Route[] {
  return list.split(';').flatMap((entry): Route[] => {
    const [kind = '', place = ''] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return ['direct'];
    const scheme = schemes[kind.toUpperCase()];
    if (scheme === undefined || !/^(\[[0-9a-fA-F:.]+\]|[^\s:/@]+)(:\d{1,5})?$/.test(place)) return [];
    return [{ proxy: `${scheme}://${place}` }];
  });
}
