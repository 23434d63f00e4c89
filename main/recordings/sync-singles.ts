import { askEachSingly } from './ask-sync-singles.ts';
import type { SyncTools } from './sync-tools.ts';

const callsInABatch = 200;
/** The rest of what is unfinished is listed by the next whole pass. */
const mostUnfinished = 500;
/** More than these are not asked for one by one: some of them are, and speak for the others. */
const mostUnsighted = 200;
const sampled = 50;

/** Calls the pages did not bring, one by one. A call can be deleted while its recording stays: then it is missing for good. */
export async function syncStragglers(tools: SyncTools): Promise<void> {
  const { account, ask } = tools;
  for (;;) {
    const calls = await ask('unjoined', { account, limit: callsInABatch });
    if (calls.length === 0) return;
    const { found, strange } = await askEachSingly(calls, tools.call);
    if (strange[0] !== undefined && strange.length > calls.length / 2) throw strange[0];
    const met = new Set(found.map(({ sid }) => sid));
    // Whatever did not come, for whichever reason, would be asked for without end.
    tools.changed(await ask('settleCalls', { account, found, gone: calls.filter((sid) => !met.has(sid)) }));
  }
}

/** Each recording that was not done when last seen and is older than what this pass listed. */
export async function syncUnfinished(tools: SyncTools): Promise<void> {
  const { account, ask } = tools;
  const sids = (await ask('unfinished', { account })).slice(0, mostUnfinished);
  if (sids.length === 0) return;
  const { found, gone } = await askEachSingly(sids, tools.recording);
  tools.changed(await ask('settleRecordings', { account, found, gone }));
}

/**
 * What a whole pass did not list has vanished. A list can be short by accident, so it is asked for by SID first; when
 * there are many, a sample is, and only if nothing of it is there any more are the others believed gone.
 */
export async function syncVanished(tools: SyncTools): Promise<void> {
  const { account, ask } = tools;
  const unsighted = await ask('unsighted', { account });
  if (unsighted.length === 0) return;
  const step = unsighted.length <= mostUnsighted ? 1 : Math.ceil(unsighted.length / sampled);
  const asked = unsighted.filter((_, at) => at % step === 0);
  const { found, gone } = await askEachSingly(asked, tools.recording);
  const vanished = gone.length === asked.length ? unsighted : gone;
  tools.changed(await ask('settleRecordings', { account, found, gone: vanished }));
}
