import type { Worker } from 'node:worker_threads';
import type { SyncProgress } from '../contract.ts';
import { Failure, type FailureAnswer, isFailure } from '../failure.ts';
import { log, logBug } from '../log.ts';
import type { Twilio } from '../twilio/create-twilio.ts';
import type { TwilioLogin } from '../twilio/twilio-login.ts';
import { chooseSyncPass } from './choose-sync-pass.ts';
import { fewAtOnce } from './few-at-once.ts';
import type { KeptBatch, KeptStored } from './kept-recordings.ts';
import { type SyncWriter, startSyncWriter } from './start-sync-writer.ts';
import { syncAccount } from './sync-account.ts';
import type { SyncTools } from './sync-tools.ts';

export type SyncParts = {
  readonly twilio: Twilio;
  readonly login: (account: string) => Promise<TwilioLogin>;
  /** What an error of a pass over the account means; the error itself when nothing better is known. */
  readonly explain: (account: string, error: unknown) => Promise<unknown>;
  /** Starts main/workers/index-writer.ts. */
  readonly startWriter: () => Worker;
  readonly indexPath: string;
  /** Index ids of rows that are new or changed. */
  readonly changed: (ids: number[]) => void;
  readonly tell: (progress: SyncProgress) => void;
  /** How often an account is looked at again while the program is open, in ms. */
  readonly interval?: number;
};

/** Keeps the index in step with Twilio, each account by itself. */
export type Sync = {
  /** Begins, or goes on; `whole` asks for a pass over everything, after the one under way. */
  readonly start: (account: string, how: { readonly whole: boolean }) => void;
  /** Stops until started again; the pass goes on later where it stood. */
  readonly pause: (account: string) => void;
  /** Gives the pass up, what it has read stays; nothing is read again of itself until started. */
  readonly cancel: (account: string) => Promise<void>;
  readonly progress: () => SyncProgress[];
  /** Takes everything of the account out of the index but the recordings `kept`; gives the ids of those. */
  readonly forget: (account: string, kept: readonly string[]) => Promise<number[]>;
  /** Lists recordings an archive has. */
  readonly storeKept: (batch: KeptBatch) => Promise<KeptStored>;
  /** Takes these recordings out of the index. */
  readonly dropKept: (sids: readonly string[]) => Promise<void>;
  /** Twilio has these recordings no more. */
  readonly noteGone: (account: string, sids: readonly string[]) => Promise<void>;
  /** When what is under way for the account has ended, whichever way. */
  readonly finished: (account: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Whether the index was damaged and had to be made anew. Throws 'disk-full', 'disk-refused'. */
  readonly rebuilt: Promise<boolean>;
};

type Run = { readonly stop: AbortController; readonly ended: Promise<void> };
/** `next` is what was asked for while a run was under way; `resting`: not to be looked at again of itself. */
type Account = {
  progress: SyncProgress;
  run: Run | null;
  next: { readonly whole: boolean } | null;
  resting: boolean;
};
const usualInterval = 5 * 60_000;
/** Accounts read at the same time: each has its own limit at Twilio, but the line and the index are shared. */
const accountsAtOnce = 6;

export function createSync(parts: SyncParts): Sync {
  const writer = startSyncWriter(parts.startWriter, parts.indexPath);
  const accounts = new Map<string, Account>();
  const inLine = fewAtOnce(accountsAtOnce);

  const accountOf = (sid: string): Account => {
    const known = accounts.get(sid) ?? { progress: idle(sid), run: null, next: null, resting: false };
    accounts.set(sid, known);
    return known;
  };
  const tell = (account: Account, news: Partial<SyncProgress>): void => {
    account.progress = { ...account.progress, ...news };
    parts.tell(account.progress);
  };

  const start: Sync['start'] = (sid, { whole }) => {
    const account = accountOf(sid);
    account.resting = false;
    if (account.run !== null) {
      if (whole || account.run.stop.signal.aborted) account.next = { whole };
      return;
    }
    const stop = new AbortController();
    tell(account, { state: 'running', failure: null });
    const pass = () => runPass(parts, writer, sid, whole, stop, (news) => tell(account, news));
    const ended = inLine(stop.signal, pass, () => ({ state: 'paused' as const })).then((news) => {
      account.run = null;
      tell(account, news);
      const { next } = account;
      account.next = null;
      if (next !== null && news.state !== 'failed') start(sid, next);
    });
    account.run = { stop, ended };
  };
  const stop = async (sid: string): Promise<void> => {
    const account = accounts.get(sid);
    if (account === undefined) return;
    account.next = null;
    account.run?.stop.abort();
    await account.run?.ended;
  };

  const timer = setInterval(() => {
    for (const [sid, { progress, resting }] of accounts) {
      if (progress.state !== 'paused' && !resting) start(sid, { whole: false });
    }
  }, parts.interval ?? usualInterval).unref();

  const rebuilt = writer.open();
  rebuilt.catch(() => {});
  return {
    start,
    pause: (sid) => {
      const account = accountOf(sid);
      account.next = null;
      if (account.progress.state === 'paused') return;
      if (account.run === null) tell(account, { state: 'paused' });
      else account.run.stop.abort();
    },
    cancel: async (sid) => {
      const account = accountOf(sid);
      account.resting = true;
      await stop(sid);
      await writer.ask('drop', { account: sid });
      tell(account, { state: 'idle', pass: null, failure: null });
    },
    progress: () => [...accounts.values()].map(({ progress }) => progress),
    forget: async (sid, kept) => {
      await stop(sid);
      accounts.delete(sid);
      return writer.ask('forget', { account: sid, kept });
    },
    storeKept: async (batch) => {
      const stored = await writer.ask('storeKept', batch);
      if (stored.ids.length > 0) parts.changed(stored.ids);
      return stored;
    },
    dropKept: async (sids) => {
      const ids = await writer.ask('dropKept', { sids });
      if (ids.length > 0) parts.changed(ids);
    },
    noteGone: async (account, gone) => {
      const ids = await writer.ask('settleRecordings', { account, found: [], gone });
      if (ids.length > 0) parts.changed(ids);
    },
    finished: async (sid) => accounts.get(sid)?.run?.ended,
    close: async () => {
      clearInterval(timer);
      await Promise.all([...accounts.keys()].map(stop));
      await writer.close();
    },
    rebuilt,
  };
}

/** One pass; what it has to say at its end, whichever way it ended. */
async function runPass(
  parts: SyncParts,
  writer: SyncWriter,
  account: string,
  whole: boolean,
  stop: AbortController,
  tell: (news: Partial<SyncProgress>) => void,
): Promise<Partial<SyncProgress>> {
  const broken = new AbortController();
  try {
    const state = await writer.ask('state', { account });
    const pass = chooseSyncPass(account, state, whole, now());
    tell({ pass: pass.kind, seen: pass.seen, backTo: pass.backTo, finishedAt: state.finishedAt });
    const login = await parts.login(account);
    const signal = AbortSignal.any([stop.signal, broken.signal]);
    await syncAccount(toolsFor(parts, writer, account, login, signal, tell), pass, () => broken.abort());
    if (stop.signal.aborted) throw new Failure('cancelled');
    const { finishedAt } = await writer.ask('end', { account, now: now() });
    return { state: 'idle', pass: null, finishedAt };
  } catch (error) {
    if (stop.signal.aborted && isFailure(error, 'cancelled')) return { state: 'paused' };
    return { state: 'failed', failure: toAnswer(await parts.explain(account, error)) };
  }
}

function toolsFor(
  parts: SyncParts,
  writer: SyncWriter,
  account: string,
  login: TwilioLogin,
  signal: AbortSignal,
  tell: (news: Partial<SyncProgress>) => void,
): SyncTools {
  const { twilio, changed } = parts;
  const changedIds = (ids: readonly number[]): void => {
    if (ids.length > 0) changed([...ids]);
  };
  return {
    account,
    ask: writer.ask,
    page: (at) => twilio.page(login, at, signal),
    recording: (sid) => twilio.recording(login, sid, signal),
    call: (sid) => twilio.call(login, sid, signal),
    override: twilio.override?.origin ?? null,
    stored: ({ ids, pass, skipped, malformed }) => {
      if (skipped + malformed > 0) log('sync-oddities', { skipped, malformed });
      tell({ seen: pass.seen, backTo: pass.backTo });
      changedIds(ids);
    },
    changed: changedIds,
  };
}

function toAnswer(error: unknown): FailureAnswer {
  if (error instanceof Failure) return { code: error.code, facts: { ...error.facts } };
  logBug('sync', error);
  return { code: 'unexpected', facts: {} };
}

function idle(account: string): SyncProgress {
  return { account, state: 'idle', pass: null, seen: 0, backTo: null, finishedAt: null, failure: null };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
