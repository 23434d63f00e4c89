import type { Program, World } from '../compose.ts';
import type { subaccountCalls } from '../contract/subaccount-calls.ts';
import type { Handlers } from '../router.ts';

/** The calls of contract/subaccount-calls.ts. */
export function subaccountHandlers(
  { accounts, subaccounts, sync }: Program,
  tell: World['tell'],
): Pick<Handlers, keyof typeof subaccountCalls> {
  return {
    'subaccounts.list': ({ parent }) => subaccounts.list(parent),
    'subaccounts.take-in': async ({ parent, sids }) => {
      const outcomes = await subaccounts.takeIn(parent, sids);
      for (const { account } of outcomes) if (account !== null) sync.start(account, { whole: false });
      return { outcomes };
    },
    'subaccounts.cancel': async () => {
      subaccounts.cancel();
      return {};
    },
    'subaccounts.borrow-login': async ({ account }) => {
      await accounts.borrowLogin(account);
      tell('accounts.changed', {});
      return {};
    },
  };
}
