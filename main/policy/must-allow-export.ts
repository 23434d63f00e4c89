import type { Policy } from '../contract/policy-calls.ts';
import { forbidden, rulesOf } from './forbidden.ts';

/** For audio that is to leave unprotected. Fails with forbidden-by-policy {policy}, policy-unreadable. */
export function mustAllowExport(policy: Policy): void {
  if (rulesOf(policy)['export.forbidPlain']) throw forbidden('export.forbidPlain');
}
