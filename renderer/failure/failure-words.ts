import type { FailureAnswer, FailureCode } from '../../main/contract.ts';

/**
 * What is said of one kind of failure: what happened, what more is known of it, what to do. A sentence of `details` is
 * shown when every fact it names came with the failure.
 */
export type FailureWords = {
  readonly title: string;
  readonly details?: readonly string[];
  readonly remedy: string;
};

/** Words for every code: one without them does not compile. */
export type WordsForEveryFailure = Readonly<Record<FailureCode, FailureWords>>;

/** Words with the facts put in, ready to be shown. */
export type SpokenFailure = { readonly title: string; readonly details: readonly string[]; readonly remedy: string };

const placeholder = /\{\{(\w+)\}\}/g;

/** The names of the facts that `sentence` speaks of. */
export function factsNamedIn(sentence: string): string[] {
  return [...sentence.matchAll(placeholder)].map((match) => match[1] ?? '');
}

/** Puts the facts of `failure` into the words for its code; numbers are written as `language` writes them. */
export function speakOfFailure(failure: FailureAnswer, words: FailureWords, language: string): SpokenFailure {
  const { facts } = failure;
  const written = (fact: string) => {
    const value = facts[fact];
    return typeof value === 'number' ? value.toLocaleString(language) : (value ?? '');
  };
  const details = (words.details ?? [])
    .filter((sentence) => factsNamedIn(sentence).every((fact) => facts[fact] !== undefined && facts[fact] !== ''))
    .map((sentence) => sentence.replace(placeholder, (_, fact: string) => written(fact)));
  return { title: words.title, details, remedy: words.remedy };
}
