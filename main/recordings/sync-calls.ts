import { callsUri } from '../twilio/list-uris.ts';
import { callSpan } from './choose-sync-pass.ts';
import type { SyncFront } from './create-sync-front.ts';
import type { SyncPass } from './sync-pass.ts';
import type { SyncTools } from './sync-tools.ts';
import { walkSyncPages } from './walk-sync-pages.ts';

const day = 86_400;
/**
 * A page of a thousand calls costs about as much as asking for five of them one by one. Where most calls are not recorded
 * and a page serves fewer recordings than that, asking is cheaper. Judged after some pages, not after an odd one.
 */
const worthAPage = 5;
const judgedAfter = 4;

/**
 * Pages calls over the same days as the recordings, and the day before, behind their front: a call met then finds its
 * recordings stored. Recordings go first: where the disk is what is slow, their numbers come after them. Stops where the
 * recordings end, or where asking one by one is cheaper.
 */
export async function syncCalls(tools: SyncTools, begun: SyncPass, front: SyncFront): Promise<void> {
  const { account, ask } = tools;
  let pass = begun;
  let turnedAt: number | null = null;
  const goesOn = async (): Promise<boolean> => {
    while (!front.done() && (front.busy() || isAhead(pass.calls.backTo, front.backTo()))) await front.moved();
    const { pages, joined, backTo } = pass.calls;
    if (pages >= judgedAfter && joined / pages < worthAPage) return false;
    const end = front.backTo();
    return end !== null && !(front.done() && backTo !== null && backTo < end - day);
  };
  await walkSyncPages({
    first: begun.calls.next,
    page: tools.page,
    goesOn,
    store: async ({ bytes, next }) => {
      const stored = await ask('storeCalls', { account, bytes, next });
      pass = stored.pass;
      tools.stored(stored);
    },
    restart: async (refusal) => {
      const { backTo } = pass.calls;
      if (backTo === null || backTo === turnedAt) throw refusal;
      turnedAt = backTo;
      return callsUri(account, { from: callSpan(pass.since, null).from, to: backTo });
    },
  });
  await ask('redirect', { account, list: 'calls', next: null });
}

function isAhead(callsBackTo: number | null, recordingsBackTo: number | null): boolean {
  return recordingsBackTo === null || (callsBackTo !== null && callsBackTo < recordingsBackTo);
}
