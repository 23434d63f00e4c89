import type { CommandLine } from './command-line.ts';
import { readDevelopmentPolicy } from './development/development.ts';
import type { MachinePolicy } from './policy/machine-policy.ts';
import { readPolicy } from './policy/read-policy.ts';

/** What the IT department has laid down for this machine. Read behind the window and before anything is composed. */
export function openPolicy({ policyFile }: Pick<CommandLine, 'policyFile'>): Promise<MachinePolicy> {
  return policyFile === null ? readPolicy() : readDevelopmentPolicy(policyFile);
}
