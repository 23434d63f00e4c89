import type { CheckFinding, CheckScope } from '../contract.ts';
import { Failure, type FailureAnswer } from '../failure.ts';
import { type Check, couldNotLook } from './checks-of.ts';

/** How each fact about a subject is had. What fails with a Failure could not be looked at; the other facts stand. */
export type Gatherers<Values> = {
  readonly [Name in keyof Values]: (subject: string, signal: AbortSignal) => Promise<Values[Name]>;
};
export type Subject = { readonly scope: CheckScope; readonly subject: string; readonly name: string };

/** A finding before it is known since when it has been so. */
export type NewFinding = Omit<CheckFinding, 'since'>;

type Seen = { readonly at: number } & ({ readonly value: unknown } | { readonly failure: FailureAnswer });

export type Examining = {
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Hears of each fact that came, or could not be had. */
  readonly gathered: () => void;
};

/** The facts these checks need, each once. */
export const needsOf = <Values>(checks: readonly Check<Values>[]): readonly (keyof Values & string)[] => [
  ...new Set(checks.flatMap(({ needs }) => needs)),
];

/**
 * Gathers what the checks need of one subject, all at once, begun in the order of the gatherers, and lets each judge it. Fails with cancelled; anything else
 * that is expected becomes a finding that says nobody could look.
 */
export async function examine<Values>(
  { scope, subject, name }: Subject,
  checks: readonly Check<Values>[],
  gatherers: Gatherers<Values>,
  parts: Examining,
): Promise<NewFinding[]> {
  const { signal, now, gathered } = parts;
  const look = async (need: keyof Values & string): Promise<[string, Seen]> => {
    try {
      const value = await gatherers[need](subject, signal);
      return [need, { at: now(), value }];
    } catch (error) {
      if (!(error instanceof Failure) || signal.aborted) throw error;
      return [need, { at: now(), failure: { code: error.code, facts: error.facts } }];
    } finally {
      gathered();
    }
  };
  const needed = new Set<string>(needsOf(checks));
  const inOrder = (Object.keys(gatherers) as (keyof Values & string)[]).filter((need) => needed.has(need));
  const seen = new Map(await Promise.all(inOrder.map(look)));
  return checks.map((check) => {
    const looked = check.needs.map((need) => seen.get(need) as Seen);
    const failed = looked.find((one) => 'failure' in one);
    const values = Object.fromEntries(check.needs.map((need) => [need, valueIn(seen.get(need))])) as Values;
    const verdict = failed !== undefined ? couldNotLook(failed.failure) : check.judge(values, now());
    const observedAt = Math.min(...looked.map(({ at }) => at));
    return { check: check.name, scope, subject, name, ...verdict, observedAt };
  });
}

const valueIn = (seen: Seen | undefined) => (seen !== undefined && 'value' in seen ? seen.value : undefined);
