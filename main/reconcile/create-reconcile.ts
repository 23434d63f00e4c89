import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ArchiveStore } from '../archive/archive-store.ts';
import type { CallAnswer, Comparison, Discrepancy, EventPayload, PlanKind } from '../contract.ts';
import type { RecordReader } from '../database/start-record-reader.ts';
import { Failure } from '../failure.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import { csvLines, csvMark } from '../packing/csv-lines.ts';
import { listIntoFile } from './listed-copies.ts';
import type { reconcileQuestions } from './reconcile-questions.ts';

/** Twilio, archives and removals held against each other. Only the last comparison is kept, as long as the program runs. */
export type Reconcile = {
  /** Fails with archive-unknown, archive-…, comparison-running, what reading Twilio fails with, cancelled. */
  readonly compare: (archive: string | null, fresh: boolean) => Promise<Comparison>;
  readonly cancel: () => Promise<void>;
  readonly last: () => Comparison | null;
  /** These fail with comparison-gone when it is no longer the last. */
  readonly rows: (
    comparison: string,
    discrepancy: Discrepancy,
    offset: number,
    limit: number,
  ) => Promise<CallAnswer<'reconcile.rows'>>;
  readonly ids: (comparison: string, discrepancy: Discrepancy) => Promise<number[]>;
  /** The pieces of its report, CSV. */
  readonly report: (comparison: string) => AsyncGenerator<string>;
};

const remedies: Readonly<Partial<Record<Discrepancy, PlanKind>>> = {
  'not-archived': 'archive',
  'still-billed': 'evacuate',
  'removed-still-there': 'remove',
};
const reportLines = 5000;

export function createReconcile(parts: {
  readonly reader: RecordReader<ReturnType<typeof reconcileQuestions>>;
  readonly indexPath: string;
  /** Where the listing is put meanwhile; a file of the profile. */
  readonly listing: string;
  readonly archives: () => readonly string[];
  readonly storeOf: (archive: string) => Promise<ArchiveStore>;
  readonly accounts: () => Promise<readonly string[]>;
  /** Reads everything of the accounts from Twilio anew; `told` hears how many recordings so far. */
  readonly readAnew: (accounts: readonly string[], signal: AbortSignal, told: (seen: number) => void) => Promise<void>;
  /** When everything of these accounts was last read; null where it never was. */
  readonly readAt: (accounts: readonly string[]) => number | null;
  readonly noteDeed: Ledger['noteDeed'];
  readonly tell: (progress: EventPayload<'reconcile.progress'>) => void;
  readonly now: () => number;
}): Reconcile {
  const { reader, listing, tell } = parts;
  let last: Comparison | null = null;
  let running: AbortController | null = null;

  const compare = async (archive: string | null, fresh: boolean, signal: AbortSignal): Promise<Comparison> => {
    const accounts = await parts.accounts();
    if (fresh) {
      await parts.readAnew(accounts, signal, (done) => tell({ step: 'asking-twilio', done, total: null }));
    }
    const archives = archive === null ? parts.archives() : [archive];
    const stores: { archive: string; store: ArchiveStore }[] = [];
    for (const one of archives) stores.push({ archive: one, store: await parts.storeOf(one) });
    await mkdir(dirname(listing), { recursive: true });
    try {
      await listIntoFile(listing, stores, signal, (done) => tell({ step: 'listing', done, total: null }));
      const input = { index: parts.indexPath, archives, accounts, listing };
      const compared = await reader.follow('reconcileCompare', input, (done, total) =>
        tell({ step: 'comparing', done, total }),
      );
      if (compared === null) throw new Failure('cancelled');
      last = {
        comparison: randomUUID(),
        madeAt: parts.now(),
        archive,
        twilioAsOf: parts.readAt(accounts),
        groups: compared.groups.map((group) => ({ ...group, remedy: remedies[group.discrepancy] ?? null })),
        agreeing: compared.agreeing,
      };
      return last;
    } finally {
      await rm(listing, { force: true });
    }
  };
  const known = (comparison: string) => {
    if (last?.comparison !== comparison) throw new Failure('comparison-gone');
  };

  return {
    compare: async (archive, fresh) => {
      if (running !== null) throw new Failure('comparison-running');
      const controller = new AbortController();
      running = controller;
      try {
        return await parts.noteDeed({ what: 'reconciled', archive, fresh }, () =>
          compare(archive, fresh, controller.signal),
        );
      } catch (error) {
        throw controller.signal.aborted ? new Failure('cancelled', {}, { cause: error }) : error;
      } finally {
        running = null;
      }
    },
    cancel: async () => {
      running?.abort();
      if (running !== null) await reader.ask('reconcileStop', null);
    },
    last: () => last,
    rows: async (comparison, discrepancy, offset, limit) => {
      known(comparison);
      return reader.ask('reconcileRows', { discrepancy, offset, limit });
    },
    ids: async (comparison, discrepancy) => {
      known(comparison);
      return reader.ask('reconcileIds', discrepancy);
    },
    report: async function* (comparison) {
      known(comparison);
      yield `${csvMark}${csvLines([['discrepancy', 'recording', 'account', 'seconds']])}`;
      for (let offset = 0; ; offset += reportLines) {
        const { text, lines } = await reader.ask('reconcileReport', { offset, limit: reportLines });
        // One made meanwhile is answered from instead: half of each would be a report of neither.
        known(comparison);
        if (lines === 0) return;
        yield text;
      }
    },
  };
}
