import type { FailureAnswer } from '../../main/contract.ts';
import { CallFailure } from '../call.ts';

/** The failure behind whatever was thrown: a call's own, or a fault of the program. */
export function asFailure(error: unknown): FailureAnswer {
  return error instanceof CallFailure ? error.failure : { code: 'unexpected', facts: {} };
}
