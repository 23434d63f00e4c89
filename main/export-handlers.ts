import { readAccountRow } from './accounts/account-rows.ts';
import type { Program } from './compose.ts';
import type { exportCalls } from './contract/export-calls.ts';
import type { Desk } from './desk.ts';
import type { DialogTitles } from './dialog-titles.ts';
import { fillTemplate } from './export/fill-template.ts';
import { Failure } from './failure.ts';
import type { Recording } from './recording.ts';
import type { Handlers } from './router.ts';
import { readSettings } from './settings.ts';

/** The calls about plain exports. What carries one out is a batch. */
export function exportHandlers(parts: {
  readonly program: Pick<Program, 'exports' | 'index' | 'record'>;
  readonly desk: Pick<Desk, 'chooseFolder'>;
  readonly titles: () => DialogTitles;
}): Pick<Handlers, keyof typeof exportCalls> {
  const { exports, index, record } = parts.program;
  const describe = async (sid: string | null): Promise<Recording> => {
    if (sid === null) return example;
    const details = await index.details(sid);
    if (details === null) throw new Failure('recording-unknown', { recording: sid });
    return details.recording;
  };
  return {
    'exports.choose-folder': async () => {
      const path = await parts.desk.chooseFolder(parts.titles().chooseExportFolder);
      return path === null ? { folder: null, shown: null } : { folder: exports.keepFolder(path), shown: path };
    },
    'exports.preview': async ({ sid, template, format }) => {
      const recording = await describe(sid);
      const account = readAccountRow(record, recording.account)?.name ?? recording.account;
      return { name: `${fillTemplate(template, { recording, account }, readSettings(record).clock)}.${format}` };
    },
    'exports.leftovers': async () => {
      const files = await exports.leftovers();
      return { files: files.map(({ id, path }) => ({ id, shown: path })) };
    },
    'exports.remove-leftovers': () => exports.removeLeftovers(),
  };
}

/** Shown where many are exported and none stands for all: 12 minutes from a Tokyo number, on a day everybody can read. */
const example: Recording = {
  id: 0,
  sid: 'RE0123456789abcdef0123456789abcdef',
  account: 'AC0123456789abcdef0123456789abcdef',
  call: null,
  conference: null,
  startedAt: Date.UTC(2026, 10, 23, 5, 2, 9) / 1000,
  createdAt: Date.UTC(2026, 10, 23, 5, 2, 9) / 1000,
  from: '+81312345678',
  to: '+815012345678',
  direction: 'inbound',
  duration: 754,
  channels: 2,
  source: null,
  status: 'completed',
  errorCode: null,
  price: null,
  priceUnit: null,
  encrypted: true,
  keySid: null,
  whereabouts: 'twilio',
};
