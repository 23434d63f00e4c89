import { Failure } from '../failure.ts';
import type { Condition } from './object-store.ts';

/** A condition as the SDK's input has it. */
export function conditionInput(condition: Condition): { IfNoneMatch?: string; IfMatch?: string } {
  if (condition.when === 'absent') return { IfNoneMatch: '*' };
  return condition.when === 'same' ? { IfMatch: `"${condition.etag}"` } : {};
}

/** The HTTP status of the answer behind an error; null where there was none. */
export function statusOf(error: unknown): number | null {
  const cause = error instanceof Failure ? error.cause : error;
  const { $metadata } = (cause ?? {}) as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode ?? null;
}

/** What the store calls the error. */
export function nameOfError(error: unknown): string {
  const cause = error instanceof Failure ? error.cause : error;
  return cause instanceof Error ? cause.name : '';
}

/** How a conditional put that failed is to be understood; anything else is thrown on. */
export function readRefusal(error: unknown, condition: Condition): 'taken' | 'unconditional' {
  if (condition.when !== 'any') {
    if (statusOf(error) === 412) return 'taken';
    // If-Match on what is not there.
    if (condition.when === 'same' && nameOfError(error) === 'NoSuchKey') return 'taken';
    if (statusOf(error) === 501) return 'unconditional';
  }
  throw error;
}
