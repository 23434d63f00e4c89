import type { VerifiedCopy } from '../archive/archives.ts';
import type { KeyStanding } from '../contract.ts';
import { Failure } from '../failure.ts';
import { logBug } from '../log.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';
import type { BatchParts } from './batch-parts.ts';
import type { GroupCommits } from './group-commits.ts';
import type { JournalRow, Step } from './journal-rows.ts';
import { keepFor } from './keep-for.ts';
import type { LiveBatch } from './live-batch.ts';
import { mayPass, shutsAccount, stopsAll } from './sort-failures.ts';
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
  /** Fails at once for an account that is shut. */
  readonly login: (account: string) => Promise<TwilioLogin>;
  /** Fails for an account that is shut: nothing more is asked about it. */
  readonly mustBeOpen: (account: string) => void;
  /** Nothing more of this account is done in this turn: each of its recordings ends with that failure, the others go on. */
  readonly shut: (account: string, failure: Failure) => void;
  /** When the plan was made, UTC seconds. Fails with plan-unknown. */
  readonly plannedAt: () => number;
  readonly keyStandings: () => Promise<ReadonlyMap<string, KeyStanding>>;
};

/** Milliseconds for which what the keychain said is believed. */
const loginsKept = 30_000;
const standingsKept = 5_000;

export function beginTurn(parts: BatchParts, live: LiveBatch, commits: GroupCommits, lastSignal: AbortSignal): Turn {
  const breaking = new AbortController();
  let halted = false;
  let failure: Failure | null = null;
  let plannedAt: number | null = null;
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
    ...{ login: loginOf, mustBeOpen },
    shut: (account, met) => void shut.set(account, met),
    plannedAt: () => {
      plannedAt ??= parts.plans.read(live.stored().plan).madeAt;
      return plannedAt;
    },
    keyStandings: keepFor(standingsKept, parts.keyStandings),
  };
}

/** What becomes of a recording that met an error: left where it was (`again`), or at its end with the reason. */
export function fateOf(
  turn: Turn,
  row: JournalRow,
  error: unknown,
): { readonly failure: Failure; readonly again: boolean } {
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
  if (!mayPass(error)) return { failure: error, again: false };
  const met = turn.live.trouble.met(row.place);
  if (met === 'stop') turn.stop(error);
  return { failure: error, again: met !== 'failed' };
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

/** An intent that came to nothing: its end in the ledger, the recording back at its step or failed. */
export async function concludeFailed(
  turn: Turn,
  row: JournalRow,
  begun: { readonly what: string; readonly of: number; readonly back: Step },
  error: unknown,
): Promise<void> {
  const { parts, live, commits } = turn;
  const { failure, again } = fateOf(turn, row, error);
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
