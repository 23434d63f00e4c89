import { isDeepStrictEqual } from 'node:util';
import type { Policy, PolicyProblem, ShownPolicy } from '../contract/policy-calls.ts';
import type { MachinePolicy } from './machine-policy.ts';
import { differingRules, tighten } from './tighten-policy.ts';

/** A policy that may be laid down anew while the program runs. */
export type LivePolicy = {
  /** One object for as long as the program runs: what is in force is asked of it at each deed. */
  readonly inForce: MachinePolicy;
  readonly shown: () => ShownPolicy;
  /** What was read later. Says whether that changed what is in force, or what is to be shown. */
  readonly take: (later: MachinePolicy) => boolean;
};

/**
 * What allows less holds at once, what allows more at the next start: a batch that somebody was allowed to start under a
 * rule must not find it gone half-way, and whoever can make a policy unreadable for a moment must not gain by it.
 */
export function createLivePolicy(first: MachinePolicy): LivePolicy {
  let rules = first.rules;
  let latest: MachinePolicy = first;
  /** What was wrong at the start stays wrong; what is wrong later is wrong until it is mended. */
  const problems = (): PolicyProblem[] => [
    ...first.problems,
    ...latest.problems.filter((one) => !first.problems.some((known) => isDeepStrictEqual(one, known))),
  ];
  /** Where what is in force comes from, once it is there. */
  const origin = (): Policy => (latest.source === 'none' ? first : latest);

  const inForce: MachinePolicy = {
    get source() {
      return origin().source;
    },
    get place() {
      return origin().place;
    },
    get rules() {
      return rules;
    },
    get problems() {
      return problems();
    },
    authorities: first.authorities,
    certificates: first.certificates,
  };
  const shown = (): ShownPolicy => {
    const { source, place, authorities } = inForce;
    return {
      ...{ source, place, rules, authorities, problems: problems() },
      tightened: differingRules(first.rules, rules),
      // Of one that cannot be understood nobody knows what it lays down.
      waiting: latest.problems.length > 0 ? [] : differingRules(rules, latest.rules),
      mended: first.problems.length > 0 && latest.problems.length === 0,
    };
  };
  return {
    inForce,
    shown,
    take: (later) => {
      const before = shown();
      latest = later;
      rules = tighten(rules, later.rules);
      return !isDeepStrictEqual(before, shown());
    },
  };
}
