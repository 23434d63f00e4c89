import type { Dispatcher, Pool } from 'undici';

/** Of connect()'s two forms the one that promises. */
type Connect = (options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;

/**
 * Has `refused` hear which ways of logging in a proxy names (`Proxy-Authenticate`, null where it names none) when it
 * answers 407 to a tunnel. Undici's ProxyAgent tells the status of such an answer and not its headers.
 */
export function hearRefusedTunnels(towardsProxy: Pool, refused: (ways: string | null) => void): Pool {
  const connect = towardsProxy.connect.bind(towardsProxy) as unknown as Connect;
  const heard: Connect = async (options) => {
    const answer = await connect(options);
    if (answer.statusCode === 407) refused([answer.headers['proxy-authenticate'] ?? []].flat().join(', ') || null);
    return answer;
  };
  return Object.assign(towardsProxy, { connect: heard });
}
