import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { openRecord } from '../../main/database/open-record.ts';
import { createExports } from '../../main/export/create-exports.ts';
import { createLedger } from '../../main/ledger/create-ledger.ts';
import { noPolicy } from '../../main/policy/no-policy.ts';
import { setUpPlayback } from '../main/playback/set-up-playback.ts';
import { wav } from '../main/sealed/make-sound.ts';

/** A program of its own that exports one long recording and is killed while it does: record, folder, batch, format. */
const [path = '', target = '', batch = '', format = ''] = process.argv.slice(2);
const playback = setUpPlayback();
const record = openRecord(path);
const worker = (name: string) => new Worker(new URL(`../../main/workers/${name}.ts`, import.meta.url));
const exports = createExports({
  record,
  ledger: createLedger(record, { who: { user: 'u', machine: 'm' }, credentialOf: () => null, now: () => 1 }),
  policy: noPolicy,
  lend: playback.playback.lend,
  startWorker: () => worker('sealed-audio'),
  startPacker: () => worker('pack-export'),
  accountName: () => 'Osaka',
  clock: () => 'utc',
  now: () => 1_790_000_000,
});
const folder = exports.keepFolder(target);
const options = { folder, format: format as 'wav' | 'mp3', template: '{from}', zip: false, manifest: 'none' } as const;
const run = await exports.begin(batch, options);
const sid = playback.addSealed(wav(randomBytes(40_000_000)));
const held = playback.twilio.get(sid);
if (held === undefined) throw new Error('no recording');
await run.exportOne({ recording: held.recording, wrap: held.wrap }, new AbortController().signal, () => {});
