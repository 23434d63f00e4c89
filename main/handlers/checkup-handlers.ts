import { checkupHtml } from '../checkup/checkup-html.ts';
import { checkupCsv, checkupJson } from '../checkup/checkup-report.ts';
import type { Checkup } from '../checkup/create-checkup.ts';
import type { checkupCalls } from '../contract/checkup-calls.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import { writeKeyFile } from '../key-file.ts';
import type { Handlers } from '../router.ts';

/** The calls about the check-up. */
export function checkupHandlers(
  checkup: Checkup,
  desk: Pick<Desk, 'chooseTarget'>,
  titles: () => DialogTitles,
): Pick<Handlers, keyof typeof checkupCalls> {
  /** `write` is given the moment, UTC seconds. */
  const save = async (ending: string, write: (now: number) => string): Promise<{ saved: boolean }> => {
    const now = new Date();
    const suggested = `koekura-check-up-${now.toISOString().slice(0, 10)}.${ending}`;
    const path = await desk.chooseTarget(titles().saveReport, suggested);
    if (path === null) return { saved: false };
    await writeKeyFile(path, Buffer.from(write(Math.floor(now.getTime() / 1000)), 'utf8'));
    return { saved: true };
  };
  return {
    'checkup.run': async () => done(checkup.run('user')),
    'checkup.cancel': async () => done(checkup.cancel()),
    'checkup.state': async () => checkup.state(),
    'checkup.recheck': (which) => checkup.recheck(which),
    'checkup.history': async (which) => ({ stretches: checkup.history(which) }),
    'checkup.attest': (input) => done(checkup.attest(input)),
    'checkup.save-report': ({ form }) =>
      save(form, (now) => (form === 'csv' ? checkupCsv(checkup.state()) : checkupJson(checkup.state(), now))),
    'checkup.save-printable': (input) => save('html', (now) => checkupHtml(checkup.state(), input, now)),
  };
}

/** An answer for what has none. */
async function done(deed: unknown): Promise<Record<string, never>> {
  await deed;
  return {};
}
