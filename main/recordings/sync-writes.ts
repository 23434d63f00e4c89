import {
  forgetSightings,
  markVanished,
  noteSightings,
  unfinishedRecordings,
  unsightedRecordings,
} from '../database/follow-up-recordings.ts';
import { forgetAccountRecordings } from '../database/forget-account-recordings.ts';
import type { WritableIndex } from '../database/handles.ts';
import { joinCalls, markCallsMissing, unjoinedCalls } from '../database/join-calls.ts';
import { writeSyncState } from '../database/sync-state.ts';
import { upsertRecordings } from '../database/upsert-recordings.ts';
import type { CallFacts, RecordingFacts } from '../recording.ts';
import { parseCallPage } from '../twilio/parse-call-page.ts';
import { parseRecordingPage } from '../twilio/parse-recording-page.ts';
import { dropKept, type ReadKept, storeKept } from './kept-recordings.ts';
import { createParkedCalls, type ParkedCalls } from './parked-sync-calls.ts';
import { readStateOf as stateOf } from './read-state-of.ts';
import type { SyncPass, SyncState } from './sync-pass.ts';

/** What the writer's worker keeps besides the index. All of it may be lost: then a little is asked for again. */
export type SyncMemory = {
  readonly parked: Map<string, ParkedCalls>;
  readonly listed: Map<string, Set<string>>;
  /** What has gone since the account's pass began: a page asked for before that still lists it. */
  readonly gone: Map<string, Set<string>>;
};
export const emptyMemory = (): SyncMemory => ({ parked: new Map(), listed: new Map(), gone: new Map() });
export type SyncDesk = {
  readonly index: WritableIndex;
  readonly memory: SyncMemory;
  readonly readKept: ReadKept;
};
type Account = { readonly account: string };
type PageOf = Account & { readonly bytes: Uint8Array<ArrayBuffer>; readonly next: string | null };
/** `skipped`: rows that made no sense. `malformed`: recordings with an envelope that cannot be used. */
export type StoredPage = {
  readonly ids: number[];
  readonly pass: SyncPass;
  readonly skipped: number;
  readonly malformed: number;
};

/** Everything a sync has done to the index, by name; runs in the worker, each in its turn. */
export const syncWrites = {
  state: ({ index }: SyncDesk, { account }: Account): SyncState => stateOf(index, account),

  begin: ({ index, memory }: SyncDesk, { account, pass }: Account & { readonly pass: SyncPass }): void => {
    memory.listed.set(account, new Set());
    memory.parked.set(account, createParkedCalls());
    memory.gone.set(account, new Set());
    if (pass.kind === 'whole' && pass.seen === 0) forgetSightings(index, account);
    writeSyncState(index, account, { ...stateOf(index, account), pass });
  },

  storeRecordings: (desk: SyncDesk, page: PageOf & { readonly override: string | null }): StoredPage => {
    const { index } = desk;
    const { account, bytes, next } = page;
    const state = stateOf(index, account);
    const pass = running(state);
    const override = page.override === null ? null : new URL(page.override);
    const { recordings, skipped, malformedEnvelopes } = parseRecordingPage(bytes, { account, override });
    const { ids, seen } = upsertRecordings(index, stillThere(desk, account, recordings));
    if (pass.kind === 'whole') noteSightings(index, account, seen);
    const backTo = oldest(
      recordings.map(({ createdAt }) => createdAt),
      pass.backTo,
    );
    const late = parkedOf(desk, account).collect(recordings, backTo);
    const joined = late.length === 0 ? [] : joinCalls(index, account, late).ids;
    const calls = { ...pass.calls, joined: pass.calls.joined + joined.length };
    const stored = { ...pass, next, backTo, calls, seen: pass.seen + countNew(desk, account, pass, recordings) };
    writeSyncState(index, account, { ...state, pass: stored });
    return { ids: [...new Set([...ids, ...joined])], pass: stored, skipped, malformed: malformedEnvelopes };
  },

  storeCalls: (desk: SyncDesk, { account, bytes, next }: PageOf): StoredPage => {
    const { index } = desk;
    const state = stateOf(index, account);
    const pass = running(state);
    const { calls, skipped } = parseCallPage(bytes);
    const { ids } = joinCalls(index, account, calls);
    if (pass.next !== null) parkedOf(desk, account).park(calls, pass.backTo);
    const times = calls.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]));
    const backTo = oldest(times, pass.calls.backTo);
    const told = { next, backTo, pages: pass.calls.pages + 1, joined: pass.calls.joined + ids.length };
    const stored = { ...pass, calls: told };
    writeSyncState(index, account, { ...state, pass: stored });
    return { ids, pass: stored, skipped, malformed: 0 };
  },

  /** Where a list goes on after Twilio would not take its token, or `null` where there is nothing more to page. */
  redirect: (
    { index }: SyncDesk,
    to: Account & { readonly list: 'recordings' | 'calls'; readonly next: string | null },
  ): SyncPass => {
    const state = stateOf(index, to.account);
    const pass = running(state);
    const turned =
      to.list === 'recordings' ? { ...pass, next: to.next } : { ...pass, calls: { ...pass.calls, next: to.next } };
    writeSyncState(index, to.account, { ...state, pass: turned });
    return turned;
  },

  /** Recordings asked for one by one: those there are, and the SIDs Twilio no longer has. */
  settleRecordings: (
    desk: SyncDesk,
    { account, found, gone }: Account & { readonly found: readonly RecordingFacts[]; readonly gone: readonly string[] },
  ): number[] => {
    const { index, memory } = desk;
    for (const sid of gone) memory.gone.get(account)?.add(sid);
    const { ids } = upsertRecordings(index, stillThere(desk, account, found));
    return [...ids, ...markVanished(index, account, gone).ids];
  },

  settleCalls: (
    { index }: SyncDesk,
    { account, found, gone }: Account & { readonly found: readonly CallFacts[]; readonly gone: readonly string[] },
  ): number[] => {
    markCallsMissing(index, account, gone);
    return joinCalls(index, account, found).ids;
  },

  unjoined: ({ index }: SyncDesk, { account, limit }: Account & { readonly limit: number }): string[] =>
    unjoinedCalls(index, account, limit).map(({ call }) => call),

  /** What was not listed in this pass and may have changed of its own accord. */
  unfinished: ({ index, memory }: SyncDesk, { account }: Account): string[] =>
    unfinishedRecordings(index, account)
      .map(({ sid }) => sid)
      .filter((sid) => !memory.listed.get(account)?.has(sid)),

  unsighted: ({ index }: SyncDesk, { account }: Account): string[] =>
    unsightedRecordings(index, account, running(stateOf(index, account)).startedAt).map(({ sid }) => sid),

  /** Gives the pass up; what it has stored stays. */
  drop: ({ index, memory }: SyncDesk, { account }: Account): void => {
    forgetMemory(memory, account);
    writeSyncState(index, account, { ...stateOf(index, account), pass: null });
  },

  end: ({ index, memory }: SyncDesk, { account, now }: Account & { readonly now: number }): SyncState => {
    const state = stateOf(index, account);
    const { kind, startedAt } = running(state);
    const wholeAt = kind === 'recent' ? state.wholeAt : startedAt;
    const ended: SyncState = { pass: null, finishedAt: now, coveredTo: startedAt, wholeAt };
    if (kind === 'whole') forgetSightings(index, account);
    forgetMemory(memory, account);
    writeSyncState(index, account, ended);
    return ended;
  },

  /** `kept`: recordings that stay, because an archive has them. Gives their ids. */
  forget: (
    { index, memory }: SyncDesk,
    { account, kept }: Account & { readonly kept: readonly string[] },
  ): number[] => {
    forgetMemory(memory, account);
    return forgetAccountRecordings(index, account, kept);
  },

  storeKept,
  dropKept,
} as const;

function running({ pass }: SyncState): SyncPass {
  if (pass === null) throw new Error('no pass has begun');
  return pass;
}

function parkedOf({ memory }: SyncDesk, account: string): ParkedCalls {
  const parked = memory.parked.get(account) ?? createParkedCalls();
  memory.parked.set(account, parked);
  return parked;
}

function forgetMemory({ parked, listed, gone }: SyncMemory, account: string): void {
  for (const memory of [parked, listed, gone]) memory.delete(account);
}

function stillThere(
  { memory }: SyncDesk,
  account: string,
  recordings: readonly RecordingFacts[],
): readonly RecordingFacts[] {
  const gone = memory.gone.get(account);
  if (gone === undefined || gone.size === 0) return recordings;
  return recordings.filter(({ sid, status }) => status === 'deleted' || !gone.has(sid));
}

/** New recordings push others to the next page: those are counted once. A short pass remembers all, a long one its last page. */
function countNew(
  { memory }: SyncDesk,
  account: string,
  { kind }: SyncPass,
  recordings: readonly RecordingFacts[],
): number {
  const before = memory.listed.get(account) ?? new Set<string>();
  const sids = new Set(recordings.map(({ sid }) => sid));
  memory.listed.set(account, kind === 'recent' ? new Set([...before, ...sids]) : sids);
  return [...sids].filter((sid) => !before.has(sid)).length;
}

function oldest(times: readonly number[], before: number | null): number | null {
  return times.reduce<number | null>((least, time) => (least === null || time < least ? time : least), before);
}
