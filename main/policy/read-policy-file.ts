import type { MachinePolicy } from './machine-policy.ts';
import { noPolicy } from './no-policy.ts';
import { PolicyTrouble } from './policy-trouble.ts';
import { readTrusted, type Trust } from './read-trusted.ts';
import { settlePolicy, unreadPolicy } from './settle-policy.ts';

/** Reads a policy from a JSON file: the way of Linux, and of development. Never fails. */
export async function readPolicyFile(path: string, trust: Trust): Promise<MachinePolicy> {
  const origin = { source: 'file', place: path } as const;
  try {
    const bytes = await readTrusted(path, trust);
    return bytes === null ? noPolicy : await settlePolicy(origin, parseJson(bytes.toString('utf8')), trust);
  } catch (error) {
    return unreadPolicy(origin, error);
  }
}

/** Throws PolicyTrouble (malformed) with what the parser says, which names the place. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new PolicyTrouble('malformed', error instanceof Error ? error.message : String(error), { cause: error });
  }
}
