import type { ShownProxyLogin } from '../../main/contract.ts';
import type { Answers } from './fake-bridge.ts';

/** Two proxies: one that asks for its login, one that has one. */
export function answerProxies(): Pick<Answers, 'proxy.logins' | 'proxy.keep-login' | 'proxy.forget-login'> {
  let logins: ShownProxyLogin[] = [
    { proxy: 'http://proxy.example.com:8080', keptIn: null, asked: true },
    { proxy: 'https://secure.example.com:3128', keptIn: 'keychain', asked: false },
  ];
  const without = (proxy: string) => logins.filter((login) => login.proxy !== proxy);
  return {
    'proxy.logins': () => ({ logins }),
    'proxy.keep-login': ({ proxy, sessionOnly }) => {
      logins = [...without(proxy), { proxy, keptIn: sessionOnly ? 'session' : 'keychain', asked: false }];
      return {};
    },
    'proxy.forget-login': ({ proxy }) => {
      logins = without(proxy);
      return {};
    },
  };
}
