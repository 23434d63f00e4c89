import { writeReport } from '../compose/write-report.ts';
import type { reconcileCalls } from '../contract/reconcile-calls.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import type { Reconcile } from '../reconcile/create-reconcile.ts';
import type { Handlers } from '../router.ts';

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
      await writeReport(path, reconcile.report(comparison));
      return { saved: true };
    },
  };
}
