import { noteRemoval } from '../database/removal-rows.ts';
import { Failure, type FailureCode } from '../failure.ts';
import type { Deletion } from '../twilio/create-twilio.ts';
import { askTheGate, type Passed } from './ask-the-gate.ts';
import type { Claimed } from './claim-rows.ts';
import type { JournalRow } from './journal-rows.ts';
import { concludeFailed, fateOf, keepBack, type LeanedOn, type Turn } from './turn.ts';

export const removing = 'remote-copy-removed';

/** Milliseconds for which the gate's answer is believed: the request may have to wait for its turn. */
const answerKept = 10_000;

/** The request would leave on an answer of the gate's that is too old. */
class AskedLongAgo extends Error {}

/**
 * Removes the remote copy of one recording: gate, intent, last word, request, outcome. Nothing leaves before the intent is
 * on the disk. Fails only when its outcome cannot be written.
 */
export async function removeOne(turn: Turn, claimed: Claimed): Promise<void> {
  const { parts, live, commits } = turn;
  const { id: batch, options } = live.stored();
  const { recording, account, step } = claimed.row;
  let passed: Passed | Failure;
  try {
    passed = await askTheGate(turn, claimed);
  } catch (error) {
    return meetBefore(turn, claimed.row, error);
  }
  if (passed instanceof Failure) {
    return passed.code === 'cancelled' ? undefined : keepBack(turn, claimed.row, passed);
  }

  const { archive = null, sha256 = null, verifiedAt = null } = passed.copy ?? {};
  const { startedAt, duration } = passed.wanted.recording;
  const withoutCopy = passed.copy === null ? options.withoutCopy : null;
  const deed = {
    what: removing,
    batch,
    account,
    recording,
    archive,
    sha256,
    verifiedAt,
    withoutCopy,
    startedAt,
    duration,
  };
  const intent = await commits.begin(deed, (number) =>
    live.set(claimed.row, { step: 'removing', outcome: 'working', failure: null, intent: number }, {}),
  );
  let row: JournalRow = { ...claimed.row, step: 'removing', outcome: 'working', failure: null, intent };
  const askedAt = parts.now();
  const back = step === 'copied' ? 'copied' : 'waiting';
  let deletion: Deletion | null = null;
  for (let asked = performance.now(); deletion === null; asked = performance.now()) {
    try {
      row = await removeDerived(turn, row, asked);
      deletion = await send(turn, row, asked);
    } catch (error) {
      if (!(error instanceof AskedLongAgo)) return refused(turn, row, { of: intent, back }, error);
      const again = await askTheGate(turn, claimed).catch((met: unknown) => met);
      if (again instanceof Error) return refused(turn, row, { of: intent, back }, again);
    }
  }
  if (!deletion.settled) {
    // It may be gone or not: it stays `removing` until Twilio can say.
    const { failure, again } = await fateOf(turn, row, deletion.trouble);
    if (!again) turn.hopeless.set(row.place, failure);
    return;
  }
  live.trouble.passed();
  await concludeRemoved(turn, row, {
    answer: deletion.answer,
    askedAt,
    copy: passed.copy,
    of: passed.wanted.recording,
  });
}

async function send(turn: Turn, row: JournalRow, asked: number): Promise<Deletion> {
  const login = await turn.login(row.account);
  return turn.parts.twilio.remove(login, row.recording, lastWordOf(turn, row, asked), turn.lastSignal);
}

/** What hangs on the recording goes first, where it was asked for, and is noted by itself: the recording may yet be kept. */
async function removeDerived(turn: Turn, row: JournalRow, asked: number): Promise<JournalRow> {
  const { parts, live, commits } = turn;
  const { recording, account } = row;
  const { id: batch, options } = live.stored();
  if (!options.withDerived) return row;
  const login = await turn.login(account);
  const count = await parts.twilio.removeDerived(login, recording, lastWordOf(turn, row, asked), turn.lastSignal);
  if (count === 0) return row;
  const after = { ...row, derived: row.derived + count };
  await commits.note({ what: 'derived-removed', batch, account, recording, count }, () =>
    live.set(row, after, { derived: count }),
  );
  return after;
}

/** Said right before a request leaves; what it throws keeps it from leaving. */
function lastWordOf(turn: Turn, { recording }: JournalRow, asked: number): () => void {
  const { parts, live } = turn;
  return () => {
    if (turn.halted() || live.stored().calledOff) throw new Failure('cancelled');
    const [reason] = parts.holds.reasonsOf(recording);
    if (reason !== undefined) throw new Failure('on-hold', { reason });
    if (performance.now() - asked > answerKept) throw new AskedLongAgo();
  };
}

/** What keeps a recording at Twilio for a reason of its own; there is nothing to try again. */
const keeping: ReadonlySet<FailureCode> = new Set([
  ...([
    'on-hold',
    'forbidden-by-policy',
    'plan-drifted',
    'not-counted',
    'not-removable',
    'recording-elsewhere',
  ] as const),
  ...(['copy-missing', 'copy-unverified', 'copy-differs', 'key-not-backed-up', 'key-missing', 'key-altered'] as const),
]);

/** Nothing was removed. What the gate says ends as kept, with its intent concluded; the rest as any other error. */
async function refused(
  turn: Turn,
  row: JournalRow,
  begun: { readonly of: number; readonly back: 'copied' | 'waiting' },
  error: unknown,
): Promise<void> {
  if (!(error instanceof Failure) || !keeping.has(error.code))
    return concludeFailed(turn, row, { what: removing, ...begun }, error);
  return concludeKept(turn, row, begun.of, error);
}

/** The intent of a removal that was not to be, for a reason: its end in the ledger, and the recording kept. */
export async function concludeKept(turn: Turn, row: JournalRow, of: number, failure: Failure): Promise<void> {
  const { parts, live, commits } = turn;
  const { code, facts } = failure;
  const { recording, account } = row;
  const ended = { what: removing, batch: live.stored().id, account, recording, of, code } as const;
  await commits.conclude({ ...ended, outcome: 'failed' }, () =>
    live.set(row, { step: 'done', outcome: 'kept', failure: { code, facts }, intent: null, at: parts.now() }, {}),
  );
}

/** An error before anything was begun: the recording stays where it is, or has failed. */
async function meetBefore(turn: Turn, row: JournalRow, error: unknown): Promise<void> {
  const { failure, again } = await fateOf(turn, row, error);
  if (again) return;
  const { code, facts } = failure;
  const { recording, account } = row;
  const { parts, live, commits } = turn;
  await commits.note({ what: 'recording-not-removed', batch: live.stored().id, account, recording, code }, () =>
    live.set(row, { step: 'done', outcome: 'failed', failure: { code, facts }, intent: null, at: parts.now() }, {}),
  );
}

/** Twilio has it no more: the outcome in journal and ledger, and a row for those who look after it from now on. */
export async function concludeRemoved(
  turn: Turn,
  row: JournalRow,
  removed: {
    readonly answer: 0 | 204 | 404;
    readonly askedAt: number;
    readonly copy: LeanedOn | null;
    readonly of: { readonly startedAt: number; readonly duration: number | null } | null;
  },
): Promise<void> {
  const { parts, live, commits } = turn;
  const { recording, account, intent, derived } = row;
  const { answer, askedAt, copy } = removed;
  const batch = live.stored().id;
  if (intent === null) throw new Error('a removal without an intent');
  const ended = { what: removing, batch, account, recording, answer, derived, of: intent, code: null } as const;
  await commits.conclude({ ...ended, outcome: 'done' }, () => {
    live.set(row, { step: 'done', outcome: 'removed', failure: null, intent: null, at: parts.now() }, {});
    noteRemoval(parts.record, {
      recording,
      account,
      startedAt: removed.of?.startedAt ?? 0,
      seconds: removed.of?.duration ?? 0,
      batch,
      intent,
      askedAt,
      answer,
      copy: copy === null ? null : { archive: copy.archive, sha256: copy.sha256, verifiedAt: copy.verifiedAt },
      derived,
    });
  });
  parts.gone(account, recording);
}
