import type { Grade } from '../contract.ts';
import type { FailureAnswer } from '../failure.ts';

/** What is written into a verdict's sentence: plain values, times in UTC seconds under names that end in `At`. */
export type Evidence = Readonly<Record<string, string | number>>;

/** What a check says. `failure`: why nobody could look, where `says` is `could-not-look`. */
export type Verdict = {
  readonly says: string;
  readonly facts: Evidence;
  readonly grade: Grade;
  readonly failure: FailureAnswer | null;
};

/**
 * One thing to be looked at: which facts it needs, and a pure function of them. `Values` are the facts there are about
 * this kind of subject.
 */
export type Check<Values> = {
  readonly name: string;
  readonly needs: readonly (keyof Values & string)[];
  /** Every verdict there is, and how grave it is. */
  readonly grades: Readonly<Record<string, Grade>>;
  readonly judge: (values: Values, now: number) => Verdict;
};

/** What a check says of facts that could be had: one of its verdicts, or that they do not show it. */
type Judgement<Says extends string> =
  | { readonly says: Says; readonly facts?: Evidence }
  | { readonly failure: FailureAnswer };

/** What makes the checks of one kind of subject: each sees only the facts it names, and grades come from its table. */
export const checksOf =
  <Values>() =>
  <const Need extends keyof Values & string, const Says extends string>(check: {
    readonly name: string;
    readonly needs: readonly Need[];
    readonly grades: Readonly<Record<Says, Grade>>;
    readonly judge: (values: Pick<Values, Need>, now: number) => Judgement<NoInfer<Says>>;
  }): Check<Values> => {
    const { name, needs, grades, judge } = check;
    return {
      ...{ name, needs, grades },
      judge: (values, now) => {
        const judged = judge(values, now);
        if ('failure' in judged) return couldNotLook(judged.failure);
        return { says: judged.says, facts: judged.facts ?? {}, grade: grades[judged.says], failure: null };
      },
    };
  };

/** Nobody could look: it is said why, and it is never fine. */
export const couldNotLook = (failure: FailureAnswer): Verdict => ({
  ...{ says: 'could-not-look', facts: {}, grade: 'unseen', failure },
});
