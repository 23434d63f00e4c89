import type { Policy } from '../contract/policy-calls.ts';
import { forbidden, rulesOf } from './forbidden.ts';

/** For a hold that is to be lifted. Fails with forbidden-by-policy {policy}, policy-unreadable. */
export function mustAllowLifting(policy: Policy): void {
  if (rulesOf(policy)['holds.forbidLifting']) throw forbidden('holds.forbidLifting');
}
