import { setTimeout } from 'node:timers/promises';
import { openIndexForReading } from '../database/open-index.ts';
import { recordingDetails, recordingsByIds, recordingsInOrder, recordingTotals } from '../database/read-recordings.ts';
import { sampleWrap } from '../database/sample-wrap.ts';
import { namesAccount } from '../policy/must-allow-account.ts';
import type { Filter, IndexedRecording, Order, Recording, Selection } from '../recording.ts';
import { countFacets } from './count-facets.ts';
import { createChangeQueue } from './create-change-queue.ts';
import type { CountedWrap, IndexAnswers, ListState } from './index-questions.ts';
import { type Columns, createColumns, removeRow, replaceMark } from './list-columns.ts';
import { createListResults } from './list-results.ts';
import { loadColumns, reloadRows } from './load-columns.ts';
import { newestOfEachKey } from './newest-of-each-key.ts';
import { createPermutations, type Permutations } from './permutations.ts';
import { archivedBy } from './recording-marks.ts';
import { membersOf } from './selection-members.ts';
import { createSlotsOfSids, type SlotsOfSids } from './slots-of-sids.ts';

/** While the columns are being loaded, pages of the plain list up to here come straight from the table. */
const earlyRows = 10_000;
const practiceFilters: readonly Filter[] = [
  { search: '0a9' },
  { search: '090' },
  { search: 'RE0123' },
  { from: '90', to: '090', encrypted: true },
  { startedFrom: 1, shortest: 1, cheapest: 0 },
];
const samplesPerKey = 3;
const candidatesPerKey = 20;

/** What a part that works on the columns themselves is given. */
export type ListInside = {
  readonly columns: Columns;
  readonly slotsOfSids: SlotsOfSids;
  /** What the selection holds now, oldest first. */
  readonly slots: (selection: Selection) => Uint32Array;
  /** Grows with each change of the columns. */
  readonly revision: () => number;
};

/**
 * The list over one index file: columns in memory say which recordings match and in which order, the file gives the
 * rows. Answers wait for the columns, except the first pages of the whole list in the order of time, and details.
 */
export function openList(path: string): IndexAnswers & { readonly inside: () => Promise<ListInside> } {
  const index = openIndexForReading(path);
  const columns = createColumns();
  const permutations = createPermutations(columns);
  const results = createListResults(columns, permutations);
  const words = {
    kind: (id: number) => columns.kindOf.get(id),
    number: (id: number) => columns.numbers.value(id),
  };
  const slotsOfSids = createSlotsOfSids(columns);
  const marked = (recording: IndexedRecording): Recording => {
    const mark = columns.recordingMarks.mark(columns.recordingMarks.codeOf(recording.sid));
    const held = mark.holds.length > 0 || namesAccount(columns.heldAccounts, recording.account);
    return { ...recording, held, archived: archivedBy(mark) };
  };
  let revision = 0;
  let ready = false;
  let closed = false;
  let early: { count: number; seconds: number } | null = null;

  const state = (): ListState => ({ revision, total: permutations.byTime().length });
  const columnsChanged = () => {
    results.forget();
    revision += 1;
  };
  const loading = loadColumns(index, columns, () => closed).then(() => {
    permutations.start();
    ready = true;
    columnsChanged();
  });
  loading.catch(() => undefined);
  // Loops are slow until they have run some times: better now than under the user's hand.
  const practice = practiceFilters.flatMap((filter) => [filter, filter, filter]);
  const warmUp = (): boolean => {
    const filter = practice.pop();
    if (filter === undefined) return false;
    results.find(filter, { by: 'from', descending: true }).ids(0, 1);
    results.forget();
    return true;
  };
  const queue = createChangeQueue({
    before: loading,
    apply: (ids) => {
      reloadRows(index, columns, permutations, ids);
      columnsChanged();
    },
    workAhead: () => permutations.workAhead() || warmUp(),
    stopped: () => closed,
  });

  return {
    page: async ({ filter, order, offset, limit }) => {
      if (!ready && isPlain(filter, order) && offset + limit <= earlyRows) {
        early ??= recordingTotals(index);
        const rows = recordingsInOrder(index, order.descending, offset, limit).map(marked);
        return { rows, matching: early.count, seconds: early.seconds, revision };
      }
      await loading;
      const result = results.find(filter, order);
      const rows = recordingsByIds(index, result.ids(offset, limit), words).map(marked);
      return { rows, matching: result.matching, seconds: result.seconds, revision };
    },
    ids: async ({ filter, order, offset, limit }) => {
      await loading;
      return results.find(filter, order).ids(offset, limit);
    },
    totals: async (selection) => {
      await loading;
      return results.totals(selection);
    },
    facets: async () => {
      await loading;
      return countFacets(columns);
    },
    details: async (sid) => {
      const details = recordingDetails(index, sid);
      return details === null ? null : { ...details, recording: marked(details.recording) };
    },
    members: async (selection) => {
      await loading;
      return membersOf(columns, results.slots(selection));
    },
    sampleWraps: async () => {
      await loading;
      const counts = new Map(countFacets(columns).keySids.map(({ value, count }) => [value, count]));
      const newest = newestOfEachKey(columns, permutations.byTime(), candidatesPerKey);
      return [...newest].flatMap(([keySid, ids]) => {
        const samples: CountedWrap[] = [];
        for (const id of ids) {
          const sample = samples.length < samplesPerKey ? sampleWrap(index, id) : null;
          if (sample !== null) samples.push({ ...sample, count: counts.get(keySid) ?? 0 });
        }
        return samples;
      });
    },
    changed: async (ids) => {
      await queue.add(ids);
      return state();
    },
    mark: async (packed) => {
      columns.recordingMarks.put(packed, (sids, at, text, code) => {
        const slot = text === null ? slotsOfSids.find(sids, at) : slotsOfSids.findText(text);
        if (slot !== undefined) replaceMark(columns, slot, code);
      });
      if (ready) columnsChanged();
      return state();
    },
    holdAccounts: async (accounts) => {
      columns.heldAccounts = accounts;
      if (ready) columnsChanged();
      return state();
    },
    inside: async () => {
      await loading;
      return { columns, slotsOfSids, slots: results.slots, revision: () => revision };
    },
    dropAccount: async (account) => {
      await loading;
      removeAccount(columns, permutations, account);
      columnsChanged();
      return state();
    },
    loaded: async () => {
      await loading;
      return state();
    },
    close: async () => {
      closed = true;
      await Promise.race([loading.catch(() => undefined), setTimeout(1000)]);
      index.close();
    },
  };
}

function isPlain(filter: Filter, order: Order): boolean {
  return order.by === 'time' && Object.values(filter).every((condition) => condition === undefined);
}

function removeAccount(columns: Columns, permutations: Permutations, account: string): void {
  for (let slot = 0; slot < columns.length; slot += 1) {
    if (columns.kindOf.get(columns.kinds[slot] as number)?.account !== account) continue;
    removeRow(columns, slot);
    permutations.noteChange(slot);
  }
}
