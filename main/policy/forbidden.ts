import type { Policy, PolicyKey, PolicyRules } from '../contract/policy-calls.ts';
import { Failure } from '../failure.ts';

/** What a rule demands, or what it was asked about. */
export type Demand = Partial<Record<'days' | 'hours', number>> & Partial<Record<'account' | 'region', string>>;

/** What is said of something a rule forbids. */
export function forbidden(policy: PolicyKey, { days, hours, account, region }: Demand = {}): Failure {
  const known = Object.entries({ days, hours, account, region }).filter(([, fact]) => fact !== undefined);
  return new Failure('forbidden-by-policy', { policy, ...Object.fromEntries(known) });
}

/**
 * The rules, for what they may forbid. Fails with policy-unreadable {place, problem, where} while something in the policy
 * cannot be understood: it may be the very thing that forbids it.
 */
export function rulesOf({ rules, problems, place }: Policy): PolicyRules {
  const [first] = problems;
  if (first === undefined) return rules;
  const { problem, key, detail } = first;
  const where = [key, detail].filter((part) => part !== '').join(': ');
  throw new Failure('policy-unreadable', { place, problem: `policy-${problem}`, where });
}
