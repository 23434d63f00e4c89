import { readAccountRow } from '../accounts/account-rows.ts';
import type { Program } from '../compose.ts';
import type { exportCalls } from '../contract/export-calls.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import { fillTemplate, type NameFacts } from '../export/fill-template.ts';
import { Failure } from '../failure.ts';
import type { Handlers } from '../router.ts';
import { readSettings } from '../settings.ts';

/** The calls about plain exports. What carries one out is a batch. */
export function exportHandlers(parts: {
  readonly program: Pick<Program, 'exports' | 'index' | 'record'>;
  readonly desk: Pick<Desk, 'chooseFolder'>;
  readonly titles: () => DialogTitles;
}): Pick<Handlers, keyof typeof exportCalls> {
  const { exports, index, record } = parts.program;
  const describe = async (sid: string | null): Promise<NameFacts> => {
    if (sid === null) return example;
    const details = await index.details(sid);
    if (details === null) throw new Failure('recording-unknown', { recording: sid });
    const { account } = details.recording;
    return { recording: details.recording, account: readAccountRow(record, account)?.name ?? account };
  };
  return {
    'exports.choose-folder': async () => {
      const path = await parts.desk.chooseFolder(parts.titles().chooseExportFolder);
      return path === null ? { folder: null, shown: null } : { folder: exports.keepFolder(path), shown: path };
    },
    'exports.preview': async ({ sid, template, format }) => {
      const name = fillTemplate(template, await describe(sid), readSettings(record).clock);
      return { name: `${name}.${format}` };
    },
    'exports.leftovers': async () => {
      const files = await exports.leftovers();
      return { files: files.map(({ id, path }) => ({ id, shown: path })) };
    },
    'exports.remove-leftovers': () => exports.removeLeftovers(),
  };
}

/** Shown where many are exported and none stands for all. */
const example: NameFacts = {
  recording: {
    sid: 'RE0123456789abcdef0123456789abcdef',
    startedAt: Date.UTC(2026, 10, 23, 5, 2, 9) / 1000,
    from: '+81312345678',
    to: '+815012345678',
    direction: 'inbound',
    duration: 754,
  },
  account: 'Tokyo',
};
