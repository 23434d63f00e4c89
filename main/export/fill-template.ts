import { Failure } from '../failure.ts';
import type { Recording } from '../recording.ts';
import { safeName } from './safe-name.ts';

/** How times are shown: in the machine's own zone, or UTC; as the window's setting has it. */
export type Clock = 'local' | 'utc';

/** What a name is made of: a recording, and what its account is called. */
export type NameFacts = {
  readonly recording: Pick<Recording, 'sid' | 'startedAt' | 'from' | 'to' | 'direction' | 'duration'>;
  readonly account: string;
};

const unknown = 'unknown';

const words: Readonly<Record<string, (facts: NameFacts, clock: Clock) => string>> = {
  date: ({ recording }, clock) => stampOf(recording.startedAt, clock).slice(0, 10),
  // Colons are no part of a name on Windows.
  time: ({ recording }, clock) => stampOf(recording.startedAt, clock).slice(11).replaceAll(':', '-'),
  from: ({ recording }) => recording.from ?? unknown,
  to: ({ recording }) => recording.to ?? unknown,
  sid: ({ recording }) => recording.sid,
  account: ({ account }) => account,
  direction: ({ recording }) => recording.direction ?? unknown,
  duration: ({ recording: { duration } }) =>
    duration === null ? unknown : `${Math.floor(duration / 60)}m${String(duration % 60).padStart(2, '0')}s`,
};

/**
 * The name, without its ending, that a template gives a recording. Fails with export-name-impossible {name} where a word
 * in braces is not known, or nothing is left that a file can be called.
 */
export function fillTemplate(template: string, facts: NameFacts, clock: Clock): string {
  const filled = template.replace(/\{([^{}]*)\}/g, (whole, word: string) => {
    const known = Object.hasOwn(words, word) ? words[word] : undefined;
    if (known === undefined) throw new Failure('export-name-impossible', { name: whole });
    return known(facts, clock);
  });
  const name = safeName(filled);
  if (name === '') throw new Failure('export-name-impossible', { name: template });
  return name;
}

/** `2026-11-23 14:02:33`. */
export function stampOf(seconds: number, clock: Clock): string {
  const at = new Date(seconds * 1000);
  const shifted = clock === 'utc' ? at : new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}
