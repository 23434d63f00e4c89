import type { PolicyRules } from '../../main/contract/policy-calls.ts';
import type { MachinePolicy } from '../../main/policy/machine-policy.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';

/** A policy of these rules. */
export const policyOf = (rules: PolicyRules): MachinePolicy => ({
  ...noPolicy,
  source: 'file',
  place: '/etc/p',
  rules,
});

/** One in which something cannot be understood. */
export const brokenPolicy: MachinePolicy = {
  ...policyOf({}),
  problems: [{ problem: 'unknown-key', key: 'export.forbidPlian', detail: '' }],
};
