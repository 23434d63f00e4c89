import type { VerifiedCopy } from '../archive/archives.ts';
import type { KeyStanding, PlanSummary } from '../contract.ts';
import { Failure } from '../failure.ts';
import { logBug } from '../log.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';
import type { BatchParts } from './batch-parts.ts';
import type { GroupCommits } from './group-commits.ts';
import type { JournalRow, Step } from './journal-rows.ts';
import { keepFor } from './keep-for.ts';
import type { LiveBatch } from './live-batch.ts';
import { mayBeTheLine, mayPass, shutsAccount, stopsAll } from './sort-failures.ts';
import type { Answers } from './watch-trouble.ts';
import { whoAnswers } from './who-answers.ts';
import { isWorkingHour } from './working-hours.ts';

/** One stretch of work on a batch, from when it is its turn until it ends, waits or is stopped. */
export type Turn = {
  readonly parts: BatchParts;
  readonly live: LiveBatch;
  readonly commits: GroupCommits;
  /** Breaks off copying and exporting; a removal under way is waited for, until `lastSignal`. */
  readonly signal: AbortSignal;
  readonly lastSignal: AbortSignal;
  /** Whether nothing new is to be begun. */
  readonly halted: () => boolean;
  readonly halt: () => void;
  /** The error all would meet, if one has. */
  readonly stopped: () => Failure | null;
  readonly stop: (failure: Failure) => void;
  /** Places of the recordings somebody works at. */
  readonly inHand: Set<number>;
  /** Places of removals that are not asked for again, should they turn out not to be done, and why. */
  readonly hopeless: Map<number, Failure>;
  /** Fails at once for an account that is shut. */
  readonly login: (account: string) => Promise<TwilioLogin>;
  /** Fails for an account that is shut: nothing more is asked about it. */
  readonly mustBeOpen: (account: string) => void;
  /** Nothing more of this account is done in this turn: each of its recordings ends with that failure, the others go on. */
  readonly shut: (account: string, failure: Failure) => void;
  /** What the plan says of itself. Fails with plan-unknown. */
  readonly plan: () => PlanSummary;
  readonly keyStandings: () => Promise<ReadonlyMap<string, KeyStanding>>;
  /** Whether what is known to be good answers where a recording met trouble. */
  readonly answers: (row: JournalRow, failure: Failure) => Answers;
};

/** Milliseconds for which what the keychain said is believed. */
const loginsKept = 30_000;
const standingsKept = 5_000;

export function beginTurn(parts: BatchParts, live: LiveBatch, commits: GroupCommits, lastSignal: AbortSignal): Turn {
  const breaking = new AbortController();
  let halted = false;
  let failure: Failure | null = null;
  let plan: PlanSummary | null = null;
  const logins = new Map<string, () => Promise<TwilioLogin>>();
  const shut = new Map<string, Failure>();
  const mustBeOpen = (account: string) => {
    const closed = shut.get(account);
    if (closed !== undefined) throw closed;
  };
  const loginOf = async (account: string) => {
    mustBeOpen(account);
    const known = logins.get(account) ?? keepFor(loginsKept, () => parts.login(account));
    logins.set(account, known);
    return known();
  };
  const halt = () => {
    halted = true;
    breaking.abort();
  };
  return {
    parts,
    live,
    commits,
    signal: breaking.signal,
    lastSignal,
    halted: () => halted || !isWorkingHour(live.stored().options.hours, parts.now()),
    halt,
    stopped: () => failure,
    stop: (met) => {
      failure ??= met;
      halt();
    },
    inHand: new Set(),
    hopeless: new Map(),
    ...{ login: loginOf, mustBeOpen },
    shut: (account, met) => void shut.set(account, met),
    plan: () => {
      plan ??= parts.plans.read(live.stored().plan);
      return plan;
    },
    keyStandings: keepFor(standingsKept, parts.keyStandings),
    answers: whoAnswers(parts, live),
  };
}

/** What becomes of a recording that met an error: left where it was (`again`), or at its end with the reason. */
export async function fateOf(
  turn: Turn,
  row: JournalRow,
  error: unknown,
): Promise<{ readonly failure: Failure; readonly again: boolean }> {
  if (!(error instanceof Failure)) {
    logBug('a batch', error);
    return { failure: new Failure('unexpected'), again: false };
  }
  if (error.code === 'cancelled') return { failure: error, again: true };
  // One account's trouble is not the others': a closed subaccount must not keep fifty others waiting.
  if (shutsAccount(error.code) && turn.live.stored().accounts.length > 1) {
    turn.shut(row.account, error);
    return { failure: error, again: false };
  }
  if (stopsAll(error)) {
    turn.stop(error);
    return { failure: error, again: true };
  }
  if (!mayPass(error) && !mayBeTheLine(error.code)) return { failure: error, again: false };
  return { failure: error, again: await isWorthAnother(turn, row, error) };
}

/** Whether a recording that met trouble which may pass is tried again: in an outage always. */
async function isWorthAnother(turn: Turn, row: JournalRow, failure: Failure): Promise<boolean> {
  const { trouble, left } = turn.live;
  const answers = turn.answers(row, failure);
  const out = trouble.isOut() || !(await answers(turn.signal));
  // What was broken off says nothing of anybody.
  if (turn.signal.aborted) return true;
  if (out) trouble.outage(failure, answers);
  const again = out || (mayPass(failure) && trouble.met(row.place, failure, left()) === 'again');
  if (again && trouble.lasts()) turn.halt();
  return again;
}

/** A recording that is not to be done, for a reason: its outcome, in the journal and in the ledger. */
export async function keepBack(turn: Turn, row: JournalRow, failure: Failure): Promise<void> {
  const { parts, live, commits } = turn;
  const { code, facts } = failure;
  const { recording, account } = row;
  await commits.note({ what: 'recording-kept', batch: live.stored().id, account, recording, code }, () =>
    live.set(row, { step: 'done', outcome: 'kept', failure: { code, facts }, intent: null, at: parts.now() }, {}),
  );
}

type Begun = { readonly what: string; readonly of: number; readonly back: Step };

/** An intent that came to nothing: its end in the ledger, the recording back at its step or failed. */
export async function concludeFailed(turn: Turn, row: JournalRow, begun: Begun, error: unknown): Promise<void> {
  await concludeUndone(turn, row, begun, await fateOf(turn, row, error));
}

/** The same where it is known already what becomes of the recording. */
export async function concludeUndone(
  turn: Turn,
  row: JournalRow,
  begun: Begun,
  { failure, again }: Awaited<ReturnType<typeof fateOf>>,
): Promise<void> {
  const { parts, live, commits } = turn;
  const { code, facts } = failure;
  const { recording, account } = row;
  const outcome = code === 'cancelled' ? 'cancelled' : code === 'unexpected' ? 'unexpected' : 'failed';
  const ended = { what: begun.what, batch: live.stored().id, account, recording, of: begun.of, outcome, code } as const;
  const back = { step: begun.back, outcome: begun.back === 'copied' ? 'copied' : 'waiting', intent: null } as const;
  const end = { step: 'done', outcome: 'failed', failure: { code, facts }, intent: null, at: parts.now() } as const;
  const under = { ...row, outcome: 'working' } as const;
  await commits.conclude(ended, () => live.set(under, again ? back : end, {}));
}

/** What a removal leans on, for the ledger and the follow-up. */
export type LeanedOn = Pick<VerifiedCopy, 'archive' | 'sha256' | 'verifiedAt'>;
