import type { Policy, PolicyProblem } from '../contract/policy-calls.ts';
import type { MachinePolicy } from './machine-policy.ts';
import { parsePolicy } from './parse-policy.ts';
import { asProblem } from './policy-trouble.ts';
import { type Authority, readAuthorities } from './read-authorities.ts';
import type { Trust } from './read-trusted.ts';

/** Where a policy was found. */
export type PolicyOrigin = Pick<Policy, 'source' | 'place'>;

/** A policy from what was written there: its rules, what is wrong with it, and the certificates it names. Never fails. */
export async function settlePolicy(origin: PolicyOrigin, document: unknown, trust: Trust): Promise<MachinePolicy> {
  const { rules, problems } = parsePolicy(document);
  const authorities: Authority[] = [];
  const more: PolicyProblem[] = [];
  for (const entry of rules['network.extraAuthorities'] ?? []) {
    try {
      authorities.push(...(await readAuthorities(entry, trust)));
    } catch (error) {
      more.push(asProblem(error, 'network.extraAuthorities'));
    }
  }
  return {
    ...origin,
    rules,
    problems: [...problems, ...more],
    authorities: authorities.map(({ subject, expires }) => ({ subject, expires })),
    certificates: authorities.map(({ pem }) => pem),
  };
}

/** A policy of which nothing could be read. */
export function unreadPolicy(origin: PolicyOrigin, error: unknown): MachinePolicy {
  return { ...origin, rules: {}, authorities: [], certificates: [], problems: [asProblem(error, '')] };
}
