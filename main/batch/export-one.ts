import type { Exported, ExportRun } from '../export/exports.ts';
import { Failure } from '../failure.ts';
import type { Claimed } from './claim-rows.ts';
import { lookAgain } from './look-again.ts';
import { concludeFailed, keepBack, type Turn } from './turn.ts';

const what = 'recording-exported';

/** Writes one recording unprotected: intent, file, outcome. Fails only when its outcome cannot be written. */
export async function exportOne(turn: Turn, run: ExportRun, claimed: Claimed): Promise<void> {
  const { parts, live, commits } = turn;
  const { id: batch, options } = live.stored();
  const { recording, account } = claimed.row;
  const wanted = await lookAgain(turn, claimed);
  if (wanted instanceof Failure) return keepBack(turn, claimed.row, wanted);

  const deed = { what, batch, account, recording, format: options.export?.format ?? null };
  const intent = await commits.begin(deed, (number) =>
    live.set(claimed.row, { step: 'copying', outcome: 'working', failure: null, intent: number }, {}),
  );
  const row = { ...claimed.row, step: 'copying', outcome: 'working', intent } as const;
  let written: Exported;
  try {
    turn.mustBeOpen(account);
    written = await run.exportOne(wanted, turn.signal, live.trouble.moved);
  } catch (error) {
    return concludeFailed(turn, row, { what, of: intent, back: 'waiting' }, error);
  }
  const { size, sha256 } = written;
  live.trouble.passed();
  await commits.conclude({ ...deed, size, sha256, of: intent, outcome: 'done', code: null }, () =>
    live.set(row, { step: 'done', outcome: 'exported', failure: null, intent: null, at: parts.now() }, { bytes: size }),
  );
}
