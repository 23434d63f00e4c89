import type { Finding } from '../contract.ts';

/** One thing a pre-flight looked at, as the contract has it. */
export const finding = (check: string, verdict: Finding['verdict'], facts: Finding['facts']): Finding => ({
  check,
  verdict,
  facts,
});
