import type { Batches } from '../batch/batches.ts';
import { writeReport } from '../compose/write-report.ts';
import type { batchCalls } from '../contract/batch-calls.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import type { Handlers } from '../router.ts';

/** The calls about batches. `leave` ends the program. */
export function batchHandlers(parts: {
  readonly batches: Batches;
  readonly desk: Pick<Desk, 'chooseTarget'>;
  readonly titles: () => DialogTitles;
  readonly leave: () => void;
}): Pick<Handlers, keyof typeof batchCalls> {
  const { batches, desk, titles, leave } = parts;
  return {
    'batches.list': async () => ({ batches: [...batches.list()] }),
    'batches.start': (input) => batches.start(input),
    'batches.pause': async ({ batch }) => done(batches.pause(batch)),
    'batches.resume': async ({ batch }) => done(batches.resume(batch)),
    'batches.cancel': async ({ batch }) => done(batches.cancel(batch)),
    'batches.call-off': async ({ batch }) => done(batches.callOff(batch)),
    'batches.retry': async ({ batch }) => done(batches.retry(batch)),
    'batches.rows': async ({ batch, outcomes, offset, limit }) => batches.rows(batch, outcomes, offset, limit),
    'batches.reasons': async ({ batch }) => ({ reasons: batches.reasons(batch) }),
    'batches.save-report': async ({ batch }) => {
      const report = batches.report(batch);
      const path = await desk.chooseTarget(titles().saveReport, `koekura-${batch.slice(0, 8)}.csv`);
      if (path === null) return { saved: false };
      await writeReport(path, report);
      return { saved: true };
    },
    'batches.defaults': async () => batches.defaults(),
    'batches.quit-anyway': async () => {
      leave();
      return {};
    },
  };
}

async function done(deed: Promise<void>): Promise<Record<string, never>> {
  await deed;
  return {};
}
