import type { PolicyProblem } from '../contract/policy-calls.ts';

/** Why a policy, or a file it names, cannot be relied on. It never leaves this folder: it becomes a PolicyProblem. */
export class PolicyTrouble extends Error {
  readonly problem: PolicyProblem['problem'];

  constructor(problem: PolicyProblem['problem'], detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'PolicyTrouble';
    this.problem = problem;
  }
}

/** The problem of the whole policy (`key` empty), or of one key. Whatever it is, the policy could not be read. */
export function asProblem(error: unknown, key: string): PolicyProblem {
  if (error instanceof PolicyTrouble) return { problem: error.problem, key, detail: error.message };
  return { problem: 'unreadable', key, detail: error instanceof Error ? error.message : String(error) };
}
