import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { removalOf } from '../database/removal-rows.ts';
import { Failure } from '../failure.ts';
import { type JournalRow, rowsAtStep } from './journal-rows.ts';
import { concludeKept, concludeRemoved, removing } from './remove-one.ts';
import { concludeUndone, fateOf, type Turn } from './turn.ts';
import { waitOut } from './wait-out.ts';

const piece = 100;
const width = 8;

/**
 * Recordings whose removal was asked for and not answered, because the answer was lost or the program ended: Twilio is
 * asked. What is gone is removed; what is still there goes back to where it was, to be asked of the gate anew, or has failed
 * where that was tried in vain too often.
 */
export async function settleRemovals(turn: Turn): Promise<void> {
  const { parts, live } = turn;
  for (;;) {
    const rows = rowsAtStep(parts.record, live.stored().number, 'removing', piece);
    if (rows.length === 0) return;
    await waitOut(turn, turn.halted);
    const queue = [...rows];
    await Promise.all(
      Array.from({ length: width }, async () => {
        for (let row = queue.shift(); row !== undefined && !turn.halted(); row = queue.shift()) await settle(turn, row);
      }),
    );
    if (turn.halted()) return;
  }
}

async function settle(turn: Turn, row: JournalRow): Promise<void> {
  const { parts, live } = turn;
  const intent = readIntent(parts.record, row.intent);
  const back = live.stored().kind === 'evacuate' ? 'copied' : 'waiting';
  let gone: boolean;
  try {
    gone = await parts.twilio.isGone(await turn.login(row.account), row.recording, turn.lastSignal);
  } catch (error) {
    // Not known yet: asked again when the trouble is over, or at the next start. To call it failed would be to say that
    // nothing was removed.
    const { failure, again } = await fateOf(turn, row, error);
    if (!again) turn.stop(failure);
    return;
  }
  live.trouble.passed();
  const before = removalOf(parts.record, row.recording);
  if (gone && before !== null && before.batch !== live.stored().id && before.backAt === null) {
    // Another batch has it to its account, with Twilio's answer; it was not removed twice.
    return concludeKept(turn, row, row.intent ?? 0, new Failure('plan-drifted', { changed: 'gone' }));
  }
  if (!gone) {
    const hopeless = turn.hopeless.get(row.place);
    const fate = { failure: hopeless ?? new Failure('cancelled'), again: hopeless === undefined };
    return concludeUndone(turn, row, { what: removing, of: row.intent ?? 0, back }, fate);
  }
  await concludeRemoved(turn, row, { answer: 0, ...intent });
}

/** When the removal was asked for, what of, and the copy it leaned on: the ledger's entry of the intent says it. */
function readIntent(
  record: RecordHandle,
  number: number | null,
): Omit<Parameters<typeof concludeRemoved>[2], 'answer'> {
  const found = prepared<{ entry: string }>(record, 'SELECT entry FROM ledger WHERE number = ?').get(number);
  const { time, facts } = JSON.parse(found?.entry ?? '{}') as {
    time?: number;
    facts?: Readonly<Record<string, unknown>>;
  };
  const { archive, sha256, verifiedAt, startedAt, duration } = facts ?? {};
  const of =
    typeof startedAt === 'number' ? { startedAt, duration: typeof duration === 'number' ? duration : null } : null;
  const copied = typeof archive === 'string' && typeof sha256 === 'string' && typeof verifiedAt === 'number';
  return { askedAt: time ?? 0, copy: copied ? { archive, sha256, verifiedAt } : null, of };
}
