import { basename, join } from 'node:path';
import type { updateCalls } from '../contract/update-calls.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import type { Handlers } from '../router.ts';
import type { Updates } from '../updates/create-updates.ts';

/** The calls about newer versions. */
export function updateHandlers(
  updates: Updates,
  desk: Pick<Desk, 'chooseTarget' | 'downloads' | 'showFile'>,
  titles: () => DialogTitles,
): Pick<Handlers, keyof typeof updateCalls> {
  return {
    'updates.state': async () => updates.state(),
    'updates.check': () => updates.check(),
    'updates.download': async ({ kind }) => {
      const path = await desk.chooseTarget(titles().saveUpdate, join(desk.downloads(), updates.nameOf(kind)));
      if (path === null) return { saved: null };
      const proof = await updates.download(kind, path);
      desk.showFile(path);
      return { saved: { name: basename(path), proof } };
    },
    'updates.cancel': async () => {
      updates.cancel();
      return {};
    },
  };
}
