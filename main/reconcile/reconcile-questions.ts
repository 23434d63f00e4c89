import type { Discrepancy } from '../contract.ts';
import type { ReadableRecord } from '../database/handles.ts';
import { openIndexForReading } from '../database/open-index.ts';
import type { Told } from '../database/record-messages.ts';
import { csvLines } from '../packing/csv-lines.ts';
import { type CompareInput, compareEverything, type Finding } from './compare-everything.ts';

/** How many, and their length in seconds. */
type Share = { readonly count: number; readonly seconds: number };
export type Compared = {
  readonly groups: readonly ({ readonly discrepancy: Discrepancy } & Share)[];
  readonly agreeing: Share;
};

/** The order in which groups are shown: what may be lost first. */
const discrepancies: readonly Discrepancy[] = [
  'lost',
  'removed-still-there',
  'copy-missing',
  'copy-altered',
  'removed-elsewhere',
  'not-archived',
  'still-billed',
  'copy-unknown',
];

/** What is asked of the last comparison, off the main thread, where it is also made and kept. */
export function reconcileQuestions(record: ReadableRecord) {
  let groups = new Map<Discrepancy, readonly Finding[]>();
  let stopping = false;
  const of = (discrepancy: Discrepancy): readonly Finding[] => groups.get(discrepancy) ?? [];

  return {
    /** Null: it was stopped. */
    reconcileCompare: async (
      input: CompareInput & { readonly index: string },
      told: Told,
    ): Promise<Compared | null> => {
      stopping = false;
      const index = openIndexForReading(input.index);
      try {
        const findings = await compareEverything(record, index, input, told, () => stopping);
        if (findings === null) return null;
        groups = new Map(
          discrepancies.map((one) => [one, findings.filter((finding) => finding.discrepancies.includes(one))]),
        );
        return {
          groups: discrepancies.map((discrepancy) => ({ discrepancy, ...shareOf(of(discrepancy)) })),
          agreeing: shareOf(findings.filter((finding) => finding.discrepancies.length === 0)),
        };
      } finally {
        index.close();
      }
    },
    reconcileStop: async (_: null): Promise<void> => {
      stopping = true;
    },
    reconcileRows: async (asked: {
      readonly discrepancy: Discrepancy;
      readonly offset: number;
      readonly limit: number;
    }) => {
      const all = of(asked.discrepancy);
      const rows = all.slice(asked.offset, asked.offset + asked.limit);
      return { sids: rows.map(({ sid }) => sid), total: all.length };
    },
    /** The ids of those the list has. */
    reconcileIds: async (discrepancy: Discrepancy): Promise<number[]> => of(discrepancy).flatMap(({ id }) => id ?? []),
    /** A piece of the report: a line for each recording of each group, from the `offset`-th on; none is the end. */
    reconcileReport: async (asked: { readonly offset: number; readonly limit: number }) => {
      let skip = asked.offset;
      const lines: (readonly (string | number | null)[])[] = [];
      for (const discrepancy of discrepancies) {
        const all = of(discrepancy);
        const some = all.slice(skip, skip + asked.limit - lines.length);
        lines.push(...some.map(({ sid, account, seconds }) => [discrepancy, sid, account, seconds] as const));
        skip = Math.max(0, skip - all.length);
        if (lines.length === asked.limit) break;
      }
      return { text: csvLines(lines), lines: lines.length };
    },
  };
}

function shareOf(findings: readonly Finding[]): Share {
  return { count: findings.length, seconds: findings.reduce((sum, { seconds }) => sum + seconds, 0) };
}
