import type { Policy } from '../contract/policy-calls.ts';
import type { Failure } from '../failure.ts';
import { forbidden, rulesOf } from './forbidden.ts';
import { namesAccount } from './must-allow-account.ts';

const day = 86_400;
const hour = 3600;

/** For a batch that removes, before it starts. Fails with forbidden-by-policy {policy, hours}, policy-unreadable. */
export function mustAllowRemoval(
  policy: Policy,
  { grace, withoutCopy }: { readonly grace: number; readonly withoutCopy: string | null },
): void {
  const rules = rulesOf(policy);
  if (withoutCopy !== null && rules['removal.requireVerifiedCopy']) throw forbidden('removal.requireVerifiedCopy');
  if (grace < leastGrace(policy))
    throw forbidden('removal.minimumGraceHours', { hours: rules['removal.minimumGraceHours'] ?? 0 });
}

/** Seconds a batch must wait before its first removal, at least. */
export const leastGrace = ({ rules }: Policy): number => (rules['removal.minimumGraceHours'] ?? 0) * hour;

/**
 * Why a recording must not be removed, or null: forbidden-by-policy {policy, days}. `at`: when the plan was made, so that
 * what was too young to be counted then does not grow old enough while the batch waits. Fails with policy-unreadable.
 */
export function refusalOfRemoval(
  policy: Policy,
  recording: { readonly account: string; readonly startedAt: number },
  at: number,
): Failure | null {
  const rules = rulesOf(policy);
  if (namesAccount(rules['holds.accounts'] ?? [], recording.account)) return forbidden('holds.accounts');
  const since = youngSince(policy, at);
  if (since === null || recording.startedAt <= since) return null;
  return forbidden('retention.minimumDays', { days: rules['retention.minimumDays'] ?? 0 });
}

/** The UTC second from which recordings are too young to be removed at `at`; null where age does not matter. */
export function youngSince(policy: Policy, at: number): number | null {
  const days = policy.rules['retention.minimumDays'] ?? 0;
  return days === 0 ? null : at - days * day;
}
