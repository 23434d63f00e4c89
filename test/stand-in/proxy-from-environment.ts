/** The system's proxy as Chromium finds it on Linux without a desktop: from the environment, and never for this machine. */
export function proxyFromEnvironment(address: string, env: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(address);
  if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return 'DIRECT';
  const named = (name: string) => env[name.toLowerCase()] ?? env[name];
  const spared = (named('NO_PROXY') ?? '').split(',').map((entry) => entry.trim().replace(/^\*?\./, ''));
  const isSpared = spared.some((host) => host === '*' || (host !== '' && `.${url.hostname}`.endsWith(`.${host}`)));
  const proxy = named(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? named('ALL_PROXY');
  if (isSpared || proxy === undefined || !URL.canParse(proxy)) return 'DIRECT';
  const { protocol, host } = new URL(proxy);
  return `${protocol === 'https:' ? 'HTTPS' : protocol.startsWith('socks') ? 'SOCKS5' : 'PROXY'} ${host}`;
}
