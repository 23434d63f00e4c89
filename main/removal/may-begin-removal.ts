import { Failure } from '../failure.ts';

/**
 * Whether removing may begin at all: the user typed the number of recordings that can be removed, no more and no fewer.
 * Fails with nothing-to-do, count-mistyped {count}.
 */
export function mayBeginRemoval({ doable, typed }: { readonly doable: number; readonly typed: number | null }): void {
  if (doable === 0) throw new Failure('nothing-to-do');
  if (typed !== doable) throw new Failure('count-mistyped', { count: doable });
}
