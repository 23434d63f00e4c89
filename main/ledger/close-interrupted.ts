import type { RecordHandle } from '../database/handles.ts';
import type { Entry } from './deed.ts';
import { eachEntryBackwards } from './ledger-rows.ts';

/** What every run writes first: no older intent can be without an outcome. */
export const runBegan = 'run-began';

type Open = { readonly number: number; readonly what: string };

/** The intents of the last run that have no outcome, oldest first. */
export function findInterrupted(record: RecordHandle): readonly Open[] {
  const settled = new Set<unknown>();
  const open: Open[] = [];
  for (const entry of eachEntryBackwards(record)) {
    const { kind, what, number } = entry;
    if (kind === 'outcome') settled.add(entry.of);
    if (kind === 'fact' && what === runBegan) break;
    if (kind !== 'intent' || typeof number !== 'number' || typeof what !== 'string') continue;
    if (!settled.has(number)) open.unshift({ number, what });
  }
  return open;
}

/** The entry that closes an intent whose outcome nobody could write: the program ended first. */
export function interruptedOutcome({ number, what }: Open): Entry {
  return { kind: 'outcome', what, of: number, outcome: 'interrupted', code: null, facts: {} };
}
