import type { Program } from '../compose.ts';
import type { proxyCalls } from '../contract/proxy-calls.ts';
import { proxyRefusals } from '../http/proxy-login.ts';
import type { Handlers } from '../router.ts';

/** The calls about logins of proxies. */
export function proxyHandlers({
  proxyLogins,
  sync,
  batches,
}: Pick<Program, 'proxyLogins' | 'sync' | 'batches'>): Pick<Handlers, keyof typeof proxyCalls> {
  return {
    'proxy.logins': async () => ({ logins: await proxyLogins.list() }),
    'proxy.keep-login': async ({ proxy, user, secret, sessionOnly }) => {
      await proxyLogins.keep(proxy, { user, secret }, sessionOnly);
      for (const { account, failure } of sync.progress())
        if (failure !== null && proxyRefusals.has(failure.code)) sync.start(account, { whole: false });
      batches.wake();
      return {};
    },
    'proxy.forget-login': async ({ proxy }) => {
      await proxyLogins.forget(proxy);
      return {};
    },
  };
}
