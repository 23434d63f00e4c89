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

/** Words with the facts put in, ready to be shown; `details` may be empty. */
export type SpokenFailure = { readonly title: string; readonly details: string; readonly remedy: string };

/** One language: its tag, its words for failures, and for what main calls things in their facts. */
export type FailureLanguage = {
  readonly tag: 'en' | 'ja';
  readonly failures: WordsForEveryFailure;
  readonly facts: Readonly<Record<string, string>>;
};

const placeholder = /\{\{(\w+)\}\}/g;

/** The names of the facts that `sentence` speaks of. */
export function factsNamedIn(sentence: string): string[] {
  return [...sentence.matchAll(placeholder)].map((match) => match[1] ?? '');
}

/** Says `failure` in `language`, with its facts. */
export function speakOfFailure({ code, facts }: FailureAnswer, language: FailureLanguage): SpokenFailure {
  const { title, details = [], remedy } = language.failures[code];
  const known = details.filter((sentence) =>
    factsNamedIn(sentence).every((fact) => facts[fact] !== undefined && facts[fact] !== ''),
  );
  const said = known.map((sentence) =>
    sentence.replace(placeholder, (_, name: string) => writeFact(name, facts[name] ?? '', language)),
  );
  return { title, details: said.join(language.tag === 'ja' ? '' : ' '), remedy };
}

/** A fact as it is written inside a sentence, which has a full stop of its own. */
function writeFact(name: string, fact: string | number, language: FailureLanguage): string {
  // A code is a name made of digits: it is looked up as it is, not counted.
  if (typeof fact === 'number') return /code$/i.test(name) ? String(fact) : fact.toLocaleString(language.tag);
  return (language.facts[fact] ?? fact).replace(/[.。]$/, '');
}
