import type { CommandLine } from './command-line.ts';
import { readDevelopmentPolicy } from './development/development.ts';
import { createLivePolicy, type LivePolicy } from './policy/live-policy.ts';
import { policyPlace, readPolicy } from './policy/read-policy.ts';
import { usualPolicyTimes, watchPolicy } from './policy/watch-policy.ts';

export type OpenedPolicy = LivePolicy & {
  /** Reads it again; what it says then is told as any change is. */
  readonly look: () => void;
};

/**
 * What the IT department has laid down for this machine. Read behind the window and before anything is composed, and
 * looked after from then on: `changed` hears when something else is in force, or will be.
 */
export async function openPolicy(
  { policyFile }: Pick<CommandLine, 'policyFile'>,
  changed: () => void,
): Promise<OpenedPolicy> {
  const read = () => (policyFile === null ? readPolicy() : readDevelopmentPolicy(policyFile));
  const policy = createLivePolicy(await read());
  const take: Parameters<typeof watchPolicy>[0]['take'] = (later) => {
    if (policy.take(later)) changed();
  };
  const watch = watchPolicy({ read, file: policyFile ?? policyPlace(), take }, usualPolicyTimes);
  return { ...policy, look: () => void watch.look() };
}
