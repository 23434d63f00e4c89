import type { CommandLine } from './command-line.ts';
import type { Program, World } from './compose.ts';
import { once } from './once.ts';
import type { LivePolicy } from './policy/live-policy.ts';

/** What is laid down for this machine, read when it is first asked for, and looked after from then on. */
export function createLaidDown(parts: {
  readonly commandLine: CommandLine;
  /** The parts while they are there. */
  readonly program: () => Pick<Program, 'policyChanged'> | null;
  readonly tell: World['tell'];
}): { readonly policy: () => Promise<LivePolicy>; readonly look: () => void } {
  let look: (() => void) | null = null;
  const changed = () => {
    parts.program()?.policyChanged();
    parts.tell('policy.changed', {});
  };
  return {
    policy: once(async () => {
      const { openPolicy } = await import('./open-policy.ts');
      const policy = await openPolicy(parts.commandLine, changed);
      look = policy.look;
      return policy;
    }),
    /** Before it has been read for the first time there is nothing to be looked at again. */
    look: () => look?.(),
  };
}
