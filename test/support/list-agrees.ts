import fc from 'fast-check';
import { expect } from 'vitest';
import type { Recording } from '../../main/recording.ts';
import type { IndexAnswers } from '../../main/recordings/index-questions.ts';
import { filters, orders } from './list-arbitraries.ts';
import { listReference } from './list-reference.ts';

const secondsOf = (rows: readonly Recording[]) => rows.reduce((sum, { duration }) => sum + (duration ?? 0), 0);

/** Asks the list this many random questions; each must be answered as the plain words of it say of `all`. */
export async function listAgrees(list: IndexAnswers, all: readonly Recording[], runs: number): Promise<void> {
  const question = fc.asyncProperty(
    filters,
    orders,
    fc.nat(200),
    fc.integer({ min: 1, max: 60 }),
    fc.nat(),
    async (filter, order, offset, limit, pick) => {
      const wanted = listReference(all, filter, order);
      const page = await list.page({ filter, order, offset, limit });
      expect(page.matching).toBe(wanted.length);
      expect(page.seconds).toBe(secondsOf(wanted));
      expect(page.rows).toEqual(wanted.slice(offset, offset + limit));
      const ids = await list.ids({ filter, order, offset: 0, limit: 1_000_000 });
      expect([...ids]).toEqual(wanted.map(({ id }) => id));
      const except = [wanted[pick % (wanted.length || 1)]?.id ?? 5, all[pick % all.length]?.id ?? 6, 7];
      const left = wanted.filter(({ id }) => !except.includes(id));
      expect(await list.totals({ kind: 'all', filter, except })).toEqual({
        count: left.length,
        seconds: secondsOf(left),
      });
    },
  );
  await fc.assert(question, { numRuns: runs });
}
