import { callsUri, recordingsUri } from '../twilio/list-uris.ts';
import type { SyncPass, SyncState } from './sync-pass.ts';

const day = 86_400;
/** A recording is made, finished and rated within these days; Twilio has no way to ask for what changed. */
const recentDays = 3;
const wholeEvery = 7 * day;

/**
 * The pass to do now: the one that was broken off, unless it was a short one; else the first, a whole one when it is
 * asked for or due, or the last days again, as far back as the last pass began.
 */
export function chooseSyncPass(account: string, state: SyncState, whole: boolean, now: number): SyncPass {
  if (state.pass !== null && state.pass.kind !== 'recent') return state.pass;
  if (state.wholeAt === null || state.coveredTo === null) return begin(account, 'first', null, now);
  if (whole || now - state.wholeAt >= wholeEvery) return begin(account, 'whole', null, now);
  return begin(account, 'recent', Math.min(now - recentDays * day, state.coveredTo) - day, now);
}

function begin(account: string, kind: SyncPass['kind'], since: number | null, now: number): SyncPass {
  return {
    kind,
    startedAt: now,
    since,
    next: recordingsUri(account, { from: since, to: null }),
    seen: 0,
    backTo: null,
    calls: { next: callsUri(account, callSpan(since, null)), backTo: null, pages: 0, joined: 0 },
  };
}

/** A call can begin the day before its recording. */
export function callSpan(since: number | null, to: number | null): { from: number | null; to: number | null } {
  return { from: since === null ? null : since - day, to };
}
