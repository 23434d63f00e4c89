import type { FailureAnswer } from '../../main/contract.ts';

/** The command that helps with a failure, where main knows one. */
export function commandFor(failure: FailureAnswer): string | null {
  const { command } = failure.facts;
  return typeof command === 'string' && command !== '' ? command : null;
}
