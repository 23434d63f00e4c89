import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Accounts } from '../accounts/create-accounts.ts';
import type { ArchivePlaces } from '../archive/create-archive-places.ts';
import type { World } from '../compose.ts';
import { Failure } from '../failure.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import { createReconcile, type Reconcile } from '../reconcile/create-reconcile.ts';
import type { Sync } from '../recordings/create-sync.ts';
import type { Reader } from '../workers/record-questions.ts';
import { inModeration } from './in-moderation.ts';

/** How often it is asked how far reading from Twilio is, ms, and how often the window is told. */
const askedEvery = 500;
const toldEvery = 200;

export function composeReconcile(parts: {
  readonly profile: string;
  readonly indexPath: string;
  readonly reader: Reader;
  readonly places: ArchivePlaces;
  readonly accounts: Pick<Accounts, 'list'>;
  readonly sync: Sync;
  readonly note: NoteDeed;
  readonly tell: World['tell'];
  readonly now: () => number;
}): Reconcile {
  const { reader, places, sync, tell, now } = parts;
  const of = (accounts: readonly string[]) => sync.progress().filter(({ account }) => accounts.includes(account));
  return createReconcile({
    reader,
    indexPath: parts.indexPath,
    listing: join(parts.profile, 'reconcile.listing'),
    archives: () => places.rows().map(({ archive }) => archive),
    storeOf: places.storeOf,
    accounts: async () => (await parts.accounts.list()).map(({ sid }) => sid),
    readAnew: async (accounts, signal, told) => {
      for (const account of accounts) sync.start(account, { whole: true });
      try {
        for (;;) {
          await sleep(askedEvery, undefined, { signal });
          const progress = of(accounts);
          told(progress.reduce((sum, { seen }) => sum + seen, 0));
          const failed = progress.find(({ state }) => state === 'failed')?.failure;
          if (failed) throw new Failure(failed.code, failed.facts);
          if (progress.some(({ state }) => state === 'paused')) throw new Failure('cancelled');
          if (progress.every(({ state }) => state === 'idle')) return;
        }
      } catch (error) {
        if (signal.aborted) for (const account of accounts) await sync.cancel(account);
        throw error;
      }
    },
    readAt: (accounts) => {
      const ends = of(accounts).map(({ finishedAt }) => finishedAt ?? 0);
      const first = ends.length < accounts.length ? 0 : Math.min(...ends);
      return first > 0 && Number.isFinite(first) ? first : null;
    },
    noteDeed: parts.note,
    tell: inModeration(toldEvery, (progress) => tell('reconcile.progress', progress)),
    now,
  });
}
