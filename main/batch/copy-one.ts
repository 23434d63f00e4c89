import type { VerifiedCopy } from '../archive/archives.ts';
import { Failure } from '../failure.ts';
import type { Claimed } from './claim-rows.ts';
import { lookAgain } from './look-again.ts';
import { concludeFailed, keepBack, type Turn } from './turn.ts';

const what = 'recording-archived';

/** Archives one recording: intent, copy read back whole, outcome. Fails only when its outcome cannot be written. */
export async function copyOne(turn: Turn, claimed: Claimed): Promise<void> {
  const { parts, live, commits } = turn;
  const { id: batch, archive, kind } = live.stored();
  const { recording, account } = claimed.row;
  if (archive === null) throw new Error('an archiving batch without an archive');
  const wanted = await lookAgain(turn, claimed);
  if (wanted instanceof Failure) return keepBack(turn, claimed.row, wanted);

  const deed = { what, batch, account, recording, archive };
  const intent = await commits.begin(deed, (number) =>
    live.set(claimed.row, { step: 'copying', outcome: 'working', failure: null, intent: number }, {}),
  );
  const row = { ...claimed.row, step: 'copying', outcome: 'working', intent } as const;
  let copy: VerifiedCopy;
  try {
    turn.mustBeOpen(account);
    copy = await parts.copies.copy(archive, wanted, turn.signal, live.trouble.moved);
  } catch (error) {
    return concludeFailed(turn, row, { what, of: intent, back: 'waiting' }, error);
  }
  live.trouble.passed();
  const facts = { sha256: copy.sha256, size: copy.size, key: copy.fingerprint };
  const step = kind === 'evacuate' ? 'copied' : 'done';
  await commits.conclude({ ...deed, ...facts, of: intent, outcome: 'done', code: null }, () =>
    live.set(row, { step, outcome: 'copied', failure: null, intent: null, at: parts.now() }, { bytes: copy.size }),
  );
}
