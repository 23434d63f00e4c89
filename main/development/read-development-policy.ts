import type { MachinePolicy } from '../policy/machine-policy.ts';
import { readPolicyFile } from '../policy/read-policy-file.ts';

/** Reads a policy that binds nobody but who asked for it. */
export const readDevelopmentPolicy = (path: string): Promise<MachinePolicy> => readPolicyFile(path, 'anybody');
