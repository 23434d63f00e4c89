import type { MachinePolicy } from './machine-policy.ts';
import { managedPreferences, readManagedPreferences } from './read-managed-preferences.ts';
import { readPolicyFile } from './read-policy-file.ts';
import { readRegistry } from './read-registry.ts';
import { runSystemTool } from './run-system-tool.ts';

/** Where Linux has it. */
export const policyFile = '/etc/koekura/policy.json';

/** The file it lies in on this system; null on Windows. */
export const policyPlace = (): string | null =>
  process.platform === 'win32' ? null : process.platform === 'darwin' ? managedPreferences : policyFile;

/** What is laid down for this machine, from where its system keeps such things. Never fails: what is wrong is told in it. */
export function readPolicy(): Promise<MachinePolicy> {
  if (process.platform === 'win32')
    // A path of Windows has no owner and mode to ask after; who may write where is for its own rules.
    return readRegistry(process.env.SystemRoot ?? 'C:\\Windows', 'anybody', runSystemTool);
  if (process.platform === 'darwin') return readManagedPreferences(managedPreferences, 'root', runSystemTool);
  return readPolicyFile(policyFile, 'root');
}
