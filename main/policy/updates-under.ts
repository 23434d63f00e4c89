import type { Policy, UpdatePolicy } from '../contract/policy-calls.ts';

/** What a policy says about updates. One that cannot be understood may have switched them off. */
export function updatesUnder({ rules, problems }: Policy): UpdatePolicy {
  const check = problems.length > 0 ? 'off' : (rules['updates.check'] ?? 'notify');
  return { check, channel: rules['updates.channel'] ?? 'stable' };
}
