import type { LedgerFilter } from '../../main/contract.ts';
import { endOfDay, isDay, startOfDay } from '../list/local-days.ts';

/** Lines on a page. */
export const linesAPage = 100;

/** What the user looks for: days as they are written, in the zone of the chosen clock. */
export type LedgerQuestion = {
  readonly search: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly whats: readonly string[];
  readonly account: string | null;
  readonly outcome: string | null;
  readonly source: 'koekura' | 'twilio' | null;
  readonly outside: boolean;
  readonly number: number | null;
};

export const everything: LedgerQuestion = {
  search: '',
  fromDay: '',
  toDay: '',
  whats: [],
  account: null,
  outcome: null,
  source: null,
  outside: false,
  number: null,
};

export function isNarrowed(question: LedgerQuestion): boolean {
  return JSON.stringify(question) !== JSON.stringify(everything);
}

/** The question as main is asked it. */
export function toLedgerFilter(question: LedgerQuestion, zone: string): LedgerFilter {
  const { search, fromDay, toDay, whats, account, outcome, source, outside, number } = question;
  return {
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(isDay(fromDay) ? { from: startOfDay(fromDay, zone) } : {}),
    ...(isDay(toDay) ? { to: endOfDay(toDay, zone) } : {}),
    ...(whats.length === 0 ? {} : { whats: [...whats] }),
    ...(account === null ? {} : { accounts: [account] }),
    ...(outcome === null ? {} : { outcomes: [outcome] }),
    ...(source === null ? {} : { sources: [source] }),
    ...(outside ? { outside } : {}),
    ...(number === null ? {} : { number }),
  };
}
