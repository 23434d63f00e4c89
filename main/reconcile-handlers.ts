import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { reconcileCalls } from './contract/reconcile-calls.ts';
import type { Desk } from './desk.ts';
import type { DialogTitles } from './dialog-titles.ts';
import { fileFailure } from './file-failure.ts';
import type { Reconcile } from './reconcile/create-reconcile.ts';
import type { Handlers } from './router.ts';

/** The calls about comparing Twilio, archives and removals. */
export function reconcileHandlers(
  reconcile: Reconcile,
  desk: Pick<Desk, 'chooseTarget'>,
  titles: () => DialogTitles,
): Pick<Handlers, keyof typeof reconcileCalls> {
  return {
    'reconcile.compare': ({ archive, fresh }) => reconcile.compare(archive, fresh),
    'reconcile.cancel': async () => {
      await reconcile.cancel();
      return {};
    },
    'reconcile.last': async () => ({ comparison: reconcile.last() }),
    'reconcile.rows': ({ comparison, discrepancy, offset, limit }) =>
      reconcile.rows(comparison, discrepancy, offset, limit),
    'reconcile.ids': async ({ comparison, discrepancy }) => ({ ids: await reconcile.ids(comparison, discrepancy) }),
    'reconcile.save-report': async ({ comparison }) => {
      const day = new Date().toISOString().slice(0, 10);
      const path = await desk.chooseTarget(titles().saveReport, `koekura-comparison-${day}.csv`);
      if (path === null) return { saved: false };
      await write(path, reconcile.report(comparison));
      return { saved: true };
    },
  };
}

/** Whole or not at all; fails with disk-full or disk-refused. */
async function write(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(pieces, createWriteStream(part, { mode: 0o600, flush: true }));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw fileFailure(error);
  }
}
