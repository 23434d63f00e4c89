import type { Policy, PolicyRules } from '../contract/policy-calls.ts';
import { forbidden, rulesOf } from './forbidden.ts';

export type AccountPlace = {
  /** AC…, or as the program names it in several regions: AC…-ie1. */
  readonly account: string;
  readonly region: 'us1' | 'ie1' | 'au1';
};

/** For connecting an account. Fails with forbidden-by-policy {policy, account or region}, policy-unreadable. */
export function mustAllowConnecting(policy: Policy, place: AccountPlace): void {
  judge(rulesOf(policy), place);
}

/**
 * For asking Twilio anything about an account that is connected: one that was before the policy came is left alone. What
 * else is in a policy that cannot be understood does not stop that. Fails with forbidden-by-policy {policy, …}.
 */
export function mustAllowAsking({ rules }: Policy, place: AccountPlace): void {
  judge(rules, place);
}

function judge(rules: PolicyRules, { account, region }: AccountPlace): void {
  const sid = account.slice(0, 34);
  const accounts = rules['accounts.allowed'];
  if (accounts !== undefined && !namesAccount(accounts, sid)) throw forbidden('accounts.allowed', { account: sid });
  const regions = rules['accounts.regions'];
  if (regions !== undefined && !regions.includes(region)) throw forbidden('accounts.regions', { region });
}

/** Twilio's SIDs are hex in lower case; whoever typed a policy may have had another idea. */
export function namesAccount(accounts: readonly string[], account: string): boolean {
  const wanted = account.slice(0, 34).toLowerCase();
  return accounts.some((one) => one.toLowerCase() === wanted);
}
