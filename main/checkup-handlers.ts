import { checkupCsv, checkupJson } from './checkup/checkup-report.ts';
import type { Checkup } from './checkup/create-checkup.ts';
import type { checkupCalls } from './contract/checkup-calls.ts';
import type { Desk } from './desk.ts';
import type { DialogTitles } from './dialog-titles.ts';
import { writeKeyFile } from './key-file.ts';
import type { Handlers } from './router.ts';

/** The calls about the check-up. */
export function checkupHandlers(
  checkup: Checkup,
  desk: Pick<Desk, 'chooseTarget'>,
  titles: () => DialogTitles,
): Pick<Handlers, keyof typeof checkupCalls> {
  return {
    'checkup.run': async () => done(checkup.run('user')),
    'checkup.cancel': async () => done(checkup.cancel()),
    'checkup.state': async () => checkup.state(),
    'checkup.recheck': (which) => checkup.recheck(which),
    'checkup.history': async (which) => ({ stretches: checkup.history(which) }),
    'checkup.attest': (input) => done(checkup.attest(input)),
    'checkup.save-report': async ({ form }) => {
      const now = new Date();
      const path = await desk.chooseTarget(
        titles().saveReport,
        `koekura-check-up-${now.toISOString().slice(0, 10)}.${form}`,
      );
      if (path === null) return { saved: false };
      const state = checkup.state();
      const text = form === 'csv' ? checkupCsv(state) : checkupJson(state, Math.floor(now.getTime() / 1000));
      await writeKeyFile(path, Buffer.from(text, 'utf8'));
      return { saved: true };
    },
  };
}

/** An answer for what has none. */
async function done(deed: unknown): Promise<Record<string, never>> {
  await deed;
  return {};
}
