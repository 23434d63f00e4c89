import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { ExportOptions } from '../../../main/contract.ts';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { createExports } from '../../../main/export/create-exports.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';
import { setUpPlayback } from '../playback/set-up-playback.ts';

export const patient = new AbortController().signal;
const worker = (name: string) => new Worker(new URL(`../../../main/workers/${name}.ts`, import.meta.url));

/** Exports with real workers, keys, record and ledger, into a folder of their own. */
export function setUpExports(
  target = join(newFolder(), 'chosen'),
  record: RecordHandle = newRecord(),
  policy = noPolicy,
) {
  mkdirSync(target, { recursive: true });
  const playback = setUpPlayback();
  const ledger = createLedger(record, {
    who: { user: 'u', machine: 'm' },
    credentialOf: () => null,
    now: () => 1_790_000_000,
  });
  const exports = createExports({
    record,
    ledger,
    policy,
    lend: playback.playback.lend,
    startWorker: () => worker('sealed-audio'),
    startPacker: () => worker('pack-export'),
    accountName: () => 'Osaka',
    clock: () => 'utc',
    now: () => 1_790_000_000,
  });
  onTestFinished(async () => {
    await exports.close();
    await playback.tearDown();
  });
  const options = (change: Partial<ExportOptions> = {}): ExportOptions => ({
    folder: exports.keepFolder(target),
    format: 'wav',
    template: '{sid}',
    zip: false,
    manifest: 'none',
    ...change,
  });
  const wanted = (sid: string) => {
    const found = playback.twilio.get(sid);
    if (found === undefined) throw new Error('no such recording');
    return { recording: found.recording, wrap: found.wrap };
  };
  return {
    ...playback,
    record,
    ledger,
    exports,
    target,
    options,
    wanted,
    files: () => readdirSync(target).sort(),
    noted: () => record.prepare('SELECT path FROM unfinished_export').pluck().all(),
  };
}
