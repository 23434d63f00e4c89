import { readAccountRow } from '../accounts/account-rows.ts';
import type { RecordHandle } from '../database/handles.ts';
import { createExports, type ExportDesk } from '../export/create-exports.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import type { Playback } from '../playback/create-playback.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { readSettings } from '../settings.ts';
import { startWorker } from '../start-worker.ts';

/** Exports as the program has them: sealed audio as playback opens it, names as the window shows accounts and times. */
export function composeExport(parts: {
  readonly record: RecordHandle;
  readonly ledger: Ledger;
  readonly policy: MachinePolicy;
  readonly playback: Playback;
  readonly now: () => number;
}): ExportDesk {
  const { record, ledger, policy, playback, now } = parts;
  return createExports({
    record,
    ledger,
    policy,
    lend: playback.lend,
    startWorker: () => startWorker('sealed-audio'),
    startPacker: () => startWorker('pack-export'),
    accountName: (account) => readAccountRow(record, account)?.name ?? account,
    clock: () => readSettings(record).clock,
    now,
  });
}
